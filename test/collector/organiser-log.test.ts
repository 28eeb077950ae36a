import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import Database from 'better-sqlite3';
import { openSqliteStore } from '../../src/collector/index.ts';
import { answer, champion } from '../contract/examples.ts';
import { folder, form, HTML, type Open, openCollector, readMarkup } from './harness.ts';

const CAMPAIGN = '/campaigns/edgbaston';
const entriesOf = async ({ organise }: Open) =>
  (
    (await (await organise(`${CAMPAIGN}/log`)).json()) as {
      entries: { what: string; detail: string; by: string }[];
    }
  ).entries;

describe('the log of what organisers did', () => {
  it('has decisions, files, lists, deletions and access, and nothing of anybody', async () => {
    const collector = await openCollector();
    const { organise, post, store } = collector;
    const sent = answer({ answers: { issue: 'other', other: 'Trams', words: 'A secret' } });
    await post(sent);
    await post(champion({}, { name: 'Ceridwen Gone', email: 'ceridwen@example.org' }));
    const { people } = await store.people.list('edgbaston', { limit: 1 });
    const person = `${CAMPAIGN}/people/${people[0]?.id ?? ''}`;
    assert.equal(
      (await organise(`${CAMPAIGN}/responses/${sent.id}`, form({ decision: 'release' }))).status,
      204,
    );
    // What is refused did not happen.
    assert.equal(
      (await organise(`${CAMPAIGN}/responses/${sent.id}`, form({ decision: 'no' }))).status,
      422,
    );
    for (const path of ['people.csv', 'people/email-list.csv', 'people/print/calls'])
      assert.equal((await organise(`${CAMPAIGN}/${path}`)).status, 200);
    assert.equal((await organise(`${person}/data.json`)).status, 200);
    assert.equal((await organise(person, { method: 'DELETE' })).status, 204);
    await organise('/tokens', form({ name: 'Ben', scope: 'work', campaign: '*' }));
    const entries = await entriesOf(collector);
    assert.deepEqual(entries.map(({ what, detail }) => `${what} ${detail}`.trim()).reverse(), [
      'answers release',
      'export people.csv',
      'list email-list.csv',
      'list calls',
      'copy data.json',
      'delete',
      'access',
    ]);
    assert.ok(entries.every(({ by }) => by === 'collector'));
    const page = await readMarkup(organise(`${CAMPAIGN}/log`, { headers: HTML }));
    assert.match(page, /Decided about an answer: <bdi>release/);
    const file = await (await organise(`${CAMPAIGN}/log.csv`)).text();
    assert.equal(file.trim().split('\r\n').length, 8);
    assert.doesNotMatch(page + file, /ceridwen|trams|secret/i);
  });

  it('is read in pages, and no line of it can be changed or deleted', async (t) => {
    const file = join(folder(t), 'collector.db');
    const store = await openSqliteStore(file);
    t.after(() => store.close());
    const collector = await openCollector({ store });
    for (let n = 0; n < 102; n++) await collector.organise(`${CAMPAIGN}/people.jsonl`);
    const first = await readMarkup(collector.organise(`${CAMPAIGN}/log`, { headers: HTML }));
    const before = /\?before=([^"]+)">Older lines/.exec(first)?.[1] ?? '';
    const rest = (await (await collector.organise(`${CAMPAIGN}/log?before=${before}`)).json()) as {
      entries: unknown[];
    };
    assert.equal(rest.entries.length, 2);
    const database = new Database(file);
    t.after(() => database.close());
    assert.throws(() => database.exec("update organiser_log set what = 'list'"), /only added to/);
    assert.throws(() => database.exec('delete from organiser_log'), /only added to/);
  });
});
