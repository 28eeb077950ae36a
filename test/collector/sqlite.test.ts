import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import Database from 'better-sqlite3';
import { openSqliteStore } from '../../src/collector/index.ts';
import { answer } from '../contract/examples.ts';
import { openFileStore } from './file-store.ts';
import { entry, folder } from './harness.ts';
import { noticesConformance } from './notices-conformance.ts';
import { storeConformance } from './store-conformance.ts';

storeConformance('SQLite in a file', (place) =>
  openFileStore(join(place, 'collector.db'), { secret: 'kept' }),
);
noticesConformance('SQLite in a file, in threads', async (t) => {
  const store = await openSqliteStore(join(folder(t), 'collector.db'), { secret: 'kept' });
  t.after(() => store.close());
  return store;
});
storeConformance(
  'SQLite in memory, one entry a transaction',
  () => openSqliteStore(':memory:', { largestBatch: 1 }),
  { lasting: false },
);

describe('SQLite', () => {
  it('makes the folders above its file', async (t) => {
    const store = await openSqliteStore(join(folder(t), 'some', 'where', 'collector.db'));
    await store.health.check();
    await store.close();
  });

  it('refuses a file that is no database, and leaves it as it was', async (t) => {
    const file = join(folder(t), 'collector.db');
    writeFileSync(file, 'Dear diary, '.repeat(100));
    await assert.rejects(openSqliteStore(file), new RegExp(`${file}.*not a database`));
    assert.match(readFileSync(file, 'utf8'), /^Dear diary/);
  });

  it('keeps no trace of the order in which anonymous answers came', async (t) => {
    const file = join(folder(t), 'collector.db');
    const store = await openSqliteStore(file);
    const answers = Array.from({ length: 50 }, () => answer());
    for (const each of answers) await store.submissions.add(entry(each));
    await store.close();

    const raw = new Database(file, { readonly: true });
    t.after(() => raw.close());
    for (const table of ['responses', 'receipts']) {
      assert.throws(() => raw.prepare(`select rowid from ${table}`).all(), /no such column: rowid/);
      const kept = raw.prepare(`select id from ${table}`).pluck().all();
      assert.deepEqual(kept, answers.map(({ id }) => id).sort());
    }
    const text = JSON.stringify([
      raw.prepare('select * from responses').all(),
      raw.prepare('select * from receipts').all(),
    ]);
    assert.doesNotMatch(text, /T(?!00:00:00\.000Z)\d\d:\d\d/, 'a time of day');
  });
});
