import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Receipt } from '../../src/contract/index.ts';
import { champion, edgbaston, inviteCode } from '../contract/examples.ts';
import { openCollector } from './harness.ts';

type Options = Parameters<typeof openCollector>[0];

/** A champion who has signed up, and whoever opens an invitation. */
const open = async (options: Options = {}) => {
  const collector = await openCollector({ secret: 'the-secret-of-this-test', ...options });
  const code = inviteCode();
  const ask = (body: unknown, headers: Record<string, string> = {}) =>
    collector.app.request('/invitations', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const { id } = (await (
    await collector.post(champion({}, { inviteCode: code }))
  ).json()) as Receipt;
  return {
    ...collector,
    code,
    ask,
    open: (invite = code) => ask({ campaign: 'edgbaston', code: invite }),
    tick: () => collector.store.signups.showFirstName(id, true, '2026-11-22T10:00:00.000Z'),
    erase: () => collector.store.signups.erase(id, '2026-11-22T10:00:00.000Z'),
  };
};

describe('who opens an invitation', () => {
  it('reads the first name of whoever sent it, where that person let it be read', async () => {
    const { open: opened, tick } = await open();
    await tick();
    const response = await opened();
    assert.deepEqual([response.status, await response.json()], [200, { firstName: 'Ada' }]);
    assert.equal(response.headers.get('Cache-Control'), 'no-store');
    assert.equal(response.headers.get('Access-Control-Allow-Origin'), '*');
  });

  it('is told the same of a code that nobody has, of a person who did not tick it, and of one who is gone', async () => {
    const { open: opened, tick, erase } = await open();
    const told = async (code?: string) => {
      const response = await opened(code);
      const headers = [...response.headers].filter(([name]) => name !== 'date');
      return JSON.stringify([response.status, headers, await response.text()]);
    };
    const notTicked = await told();
    const unknown = await told(inviteCode());
    await tick();
    assert.notEqual(await told(), notTicked);
    await erase();
    const gone = await told();
    assert.match(unknown, /"\{\}"\]$/);
    assert.deepEqual([notTicked, gone], [unknown, unknown]);
  });

  it('is refused what is no question: too large, not JSON, no code, no such campaign', async () => {
    const { ask, code } = await open();
    const question = { campaign: 'edgbaston', code };
    assert.equal((await ask({ ...question, more: 'x'.repeat(1100) })).status, 413);
    assert.equal((await ask(question, { 'Content-Type': 'text/plain' })).status, 415);
    for (const wrong of ['{', 'null', '[]', {}, { campaign: 'edgbaston' }])
      assert.equal((await ask(wrong)).status, 422);
    for (const wrong of ['', 'abc', 'ABCDEFGH2345', 'abcdefgh\u0000', 'a'.repeat(33), 7])
      assert.equal((await ask({ ...question, code: wrong })).status, 422, String(wrong));
    assert.equal((await ask({ ...question, campaign: 'no-such' })).status, 422);
  });

  it('is refused on a page of no listed host', async () => {
    const hosts = ['https://residents.example'];
    const { ask, code } = await open({ campaigns: [{ ...edgbaston(), hosts }] });
    const from = (Origin: string) => ask({ campaign: 'edgbaston', code }, { Origin });
    assert.equal((await from('https://evil.example')).status, 403);
    assert.equal((await from('https://residents.example')).status, 200);
  });

  it('is turned away after too many codes, so that nobody can go through them', async () => {
    const { open: opened } = await open({ rateLimit: 5 });
    const statuses = [];
    for (let tries = 0; tries < 7; tries++) statuses.push((await opened(inviteCode())).status);
    assert.deepEqual(statuses, [200, 200, 200, 200, 200, 429, 429]);
  });

  it('leaves the code and the name in no log', async () => {
    const lines: string[] = [];
    const keep = (...said: unknown[]) => lines.push(JSON.stringify(said));
    const {
      open: opened,
      tick,
      code,
    } = await open({
      logger: { info: keep, warn: keep, error: keep },
    });
    await tick();
    await opened();
    assert.match(lines.join('\n'), /"\/invitations"/);
    assert.doesNotMatch(lines.join('\n'), new RegExp(`${code}|Ada`));
  });
});
