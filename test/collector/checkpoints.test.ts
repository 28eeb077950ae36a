import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { openSqliteStore } from '../../src/collector/index.ts';
import { CheckpointThread } from '../../src/collector/store/sqlite/checkpoint-thread.ts';
import { contact, HARBORNE } from '../contract/examples.ts';
import { entry, folder } from './harness.ts';

const ROWS = 20_000;
const WAIT_MS = 20_000;

/** A database with a log of some megabytes, which nobody copies by itself. */
function fillLog(t: TestContext): { file: string; writer: Database.Database } {
  const file = join(folder(t), 'collector.db');
  const writer = new Database(file);
  t.after(() => writer.close());
  writer.pragma('journal_mode = wal');
  writer.pragma('wal_autocheckpoint = 0');
  writer.exec('create table line (text text)');
  const insert = writer.prepare('insert into line values (?)');
  writer.transaction(() => {
    for (let n = 0; n < ROWS; n++) insert.run(`line ${n} `.repeat(20));
  })();
  return { file, writer };
}

describe('the thread that copies the log of an embedded database', () => {
  it('copies it while a transaction is open, and leaves the writer next to nothing', async (t) => {
    const { file, writer } = fillLog(t);
    const checkpoints = new CheckpointThread(file);
    const { logBytes } = checkpoints;
    assert.ok(logBytes > 1_000_000, String(logBytes));
    writer.exec(`begin immediate; insert into line values ('one more')`);
    await checkpoints.copyLog();
    assert.ok(statSync(file).size > 0.9 * logBytes, 'the file has what the log has');
    writer.exec('commit');
    await checkpoints.close();
    assert.deepEqual(writer.pragma('wal_checkpoint(truncate)'), [
      { busy: 0, log: 0, checkpointed: 0 },
    ]);
    assert.equal(writer.prepare('select count(*) from line').pluck().get(), ROWS + 1);
  });

  it('leaves a short log to the writer', async (t) => {
    const { file, writer } = fillLog(t);
    writer.pragma('wal_checkpoint(truncate)');
    const checkpoints = new CheckpointThread(file);
    await checkpoints.copyLog();
    await checkpoints.close();
    assert.equal(checkpoints.logBytes, 0);
  });
});

describe('a list that is imported', () => {
  it('is out of the log soon afterwards, though nobody sends anything', async (t) => {
    const file = join(folder(t), 'collector.db');
    const store = await openSqliteStore(file);
    t.after(() => store.close());
    const people = Array.from({ length: 500 }, (_, n) => ({
      name: `Person ${n}`,
      email: `person-${n}@example.org`,
      area: HARBORNE,
      areaVersion: '2025-05',
      roles: [],
      consentSource: 'Signed at the fair',
    }));
    await store.imports.add('edgbaston', people, { name: 'Grace', at: '2026-11-21T10:00:00.000Z' });
    for (const start = Date.now(); statSync(`${file}-wal`).size > 0;) {
      assert.ok(Date.now() - start < WAIT_MS, 'the log is cut');
      await setTimeout(100);
    }
  });

  it('has ids in the order of time, and a contact of the survey has one that tells nothing', async (t) => {
    const store = await openSqliteStore(':memory:');
    t.after(() => store.close());
    const person = { name: 'Ada', area: HARBORNE, areaVersion: '2025-05', roles: [] };
    const add = (email: string) =>
      store.imports.add('edgbaston', [{ ...person, email, consentSource: 'Signed at the fair' }], {
        name: 'Grace',
        at: '2026-11-21T10:00:00.000Z',
      });
    await add('first@example.org');
    await setTimeout(2);
    await add('second@example.org');
    await store.submissions.add(entry(contact()));
    const { people } = await store.people.list('edgbaston', { limit: 10 });
    const [first = '', second = '', survey = ''] = people.map(({ id }) => id);
    assert.deepEqual([first[14], second[14], survey[14]], ['7', '7', '4'], 'versions of UUIDs');
    assert.ok(first < second);
  });
});
