import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { Store } from '../../src/collector/index.ts';
import { answer, HARBORNE, QUINTON } from '../contract/examples.ts';
import { entry } from './harness.ts';
import type { AccessScope } from '../../src/collector/organiser/access-scopes.ts';

const AT = (minute: number) => `2026-11-21T10:${String(minute).padStart(2, '0')}:00.000Z`;
const EXPIRES = AT(30);

/** What any store keeps of links and of who is signed in. */
export function accessConformance(name: string, fresh: (t: TestContext) => Promise<Store>): void {
  const link = (id: string) => ({
    id,
    name: 'Siân',
    campaigns: ['edgbaston'],
    scopes: ['work', 'edit'] as AccessScope[],
    source: null,
    createdAt: AT(0),
    createdBy: 'Grace',
    expiresAt: EXPIRES,
  });
  const unused = { usedAt: null, usedFrom: null, revokedAt: null };
  const use = (browser: string, minute: number) => ({
    browser,
    now: AT(minute),
    repeatSince: AT(Math.max(0, minute - 10)),
  });

  describe(`${name}: links that let somebody in`, () => {
    it('are found by their hash and listed for good, whatever became of them', async (t) => {
      const { links } = await fresh(t);
      await links.add(link('2'), 'hash-2');
      await links.add({ ...link('1'), campaigns: [], scopes: ['source'], source: 'x' }, 'hash-1');
      assert.deepEqual(await links.find('hash-2'), { ...link('2'), ...unused });
      assert.equal(await links.find('other'), undefined);
      assert.equal(await links.use('hash-1', use('a', 1)), true);
      assert.equal(await links.revoke('2', AT(2)), true);
      assert.equal(await links.revoke('2', AT(3)), false);
      assert.equal(await links.revoke('nobody', AT(3)), false);
      assert.deepEqual(await links.list(), [
        {
          ...link('1'),
          ...{ campaigns: [], scopes: ['source'], source: 'x' },
          ...{ usedAt: AT(1), usedFrom: 'a', revokedAt: null },
        },
        { ...link('2'), ...unused, revokedAt: AT(2) },
      ]);
    });

    it('are used up by one of any number who open them at once', async (t) => {
      const { links } = await fresh(t);
      await links.add(link('1'), 'hash');
      const browsers = Array.from({ length: 20 }, (_, n) => `browser ${n}`);
      const opened = await Promise.all(
        browsers.map(async (browser) => links.use('hash', use(browser, 1))),
      );
      assert.equal(opened.filter(Boolean).length, 1);
      const winner = browsers[opened.indexOf(true)];
      assert.equal((await links.find('hash'))?.usedFrom, winner);
    });

    it('open again only to the same browser, and only for a while', async (t) => {
      const { links } = await fresh(t);
      await links.add(link('1'), 'hash');
      const tries: [browser: string, minute: number, opens: boolean][] = [
        ['a', 1, true],
        ['b', 2, false],
        ['a', 10, true],
        // Counted from the first time: pressing again does not make it last.
        ['a', 12, false],
      ];
      for (const [browser, minute, opens] of tries)
        assert.equal(await links.use('hash', use(browser, minute)), opens, `${browser} ${minute}`);
      assert.equal((await links.find('hash'))?.usedAt, AT(1));
    });

    it('open nothing once they are too old or revoked, also to who used them', async (t) => {
      const { links } = await fresh(t);
      await links.add(link('1'), 'hash-1');
      await links.add(link('2'), 'hash-2');
      assert.equal(await links.use('hash-1', use('a', 30)), false);
      assert.equal(await links.use('hash-2', use('a', 1)), true);
      await links.revoke('2', AT(2));
      assert.equal(await links.use('hash-2', use('a', 3)), false);
    });

    it('are refused under a hash that another has', async (t) => {
      const { links } = await fresh(t);
      await links.add(link('1'), 'hash');
      await assert.rejects(links.add(link('2'), 'hash'));
    });
  });

  describe(`${name}: what came by one page`, () => {
    it('is counted by day, ward and issue, each batch by at least as many as it needs', async (t) => {
      const { answers, submissions } = await fresh(t);
      const send = async (source: string, issue: string, area: string, day: string) => {
        const answered = answer({
          source,
          area: { code: area, version: '2025-05' },
          answers: { issue },
        });
        const receipt = { id: answered.id, reference: 'x', receivedAt: `${day}T10:00:00.000Z` };
        await submissions.add(entry(answered, { receipt, batchSize: 3 }));
      };
      const [first, second] = ['2026-11-20', '2026-11-21'];
      for (const issue of ['road-surface', 'road-surface', 'road-safety'])
        await send('st-marys', issue, HARBORNE, first);
      // One of another page joins a batch of two: neither page is told of these.
      for (const source of ['st-marys', 'st-marys', 'clp-site'])
        await send(source, 'road-surface', HARBORNE, second);
      // They still wait for their batch.
      for (const issue of ['road-surface', 'road-safety'])
        await send('st-marys', issue, QUINTON, second);
      assert.deepEqual(await answers.countSourceCells('edgbaston', 'st-marys'), [
        { day: first, area: HARBORNE, issue: 'road-safety', count: 1 },
        { day: first, area: HARBORNE, issue: 'road-surface', count: 2 },
      ]);
      assert.deepEqual(await answers.countSourceCells('edgbaston', 'clp-site'), []);
      assert.deepEqual(await answers.countSourceCells('selly-oak', 'st-marys'), []);
    });
  });

  describe(`${name}: who is signed in`, () => {
    const session = (hash: string, tokenHash: string) => ({
      hash,
      tokenHash,
      name: `Siân (${tokenHash})`,
      openedAt: AT(0),
      endsAt: AT(40),
      idleEndsAt: AT(20),
    });
    const { expiresAt: _, ...token } = { ...link('1'), name: 'Team' };

    it('is kept with a name and a time, and ends once', async (t) => {
      const { sessions } = await fresh(t);
      await sessions.add(session('one', 'owner'), AT(0));
      assert.deepEqual(await sessions.find('one', AT(1)), session('one', 'owner'));
      assert.equal(await sessions.find('one', AT(20)), undefined);
      assert.equal(await sessions.end('one'), true);
      assert.equal(await sessions.end('one'), false);
    });

    it('is listed while the session lasts and what opened it is not revoked', async (t) => {
      const { sessions, tokens, links } = await fresh(t);
      await tokens.add(token, 'token');
      await tokens.add({ ...token, id: '2' }, 'revoked token');
      await links.add(link('3'), 'link');
      await links.add(link('4'), 'revoked link');
      for (const each of [
        'owner',
        'earlier owner',
        'token',
        'revoked token',
        'link',
        'revoked link',
      ])
        await sessions.add(session(`of ${each}`, each), AT(0));
      await tokens.revoke('2', AT(1));
      await links.revoke('4', AT(1));
      assert.deepEqual(
        (await sessions.list('owner', AT(2))).map(({ hash }) => hash),
        ['of link', 'of owner', 'of token'],
      );
      assert.deepEqual(await sessions.list('owner', AT(20)), []);
    });
  });
}
