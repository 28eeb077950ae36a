import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import Database from 'better-sqlite3';
import { Kysely, sql } from 'kysely';
import { GapWiper } from '../../src/collector/store/sqlite/gap-wiper.ts';
import { readPageLayout } from '../../src/collector/store/sqlite/page-gaps.ts';
import { openSqliteDialect } from '../../src/collector/store/sqlite/sqlite-connections.ts';
import type { Tables } from '../../src/collector/store/tables.ts';
import { folder } from './harness.ts';

/** Numbers between 0 and 1, the same on every run. */
function createRandom(): () => number {
  let last = 1;
  return () => (last = (last * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/**
 * Rows in no order and of all lengths, which SQLite moves from page to page. A third will be
 * deleted.
 */
function makeRows(count: number): [name: string, note: string][] {
  const random = createRandom();
  return Array.from({ length: count }, (_, n) => [
    `${random()}.${n % 3 === 0 ? 'gone' : 'here'}${n}.`,
    '-'.repeat(random() * 900),
  ]);
}

/** A database of rows that came in no order, of which a third is deleted; its log is cut. */
async function openDatabase(t: TestContext, rows = 3_000) {
  const file = join(folder(t), 'rows.db');
  const db = new Kysely<Tables>({ dialect: openSqliteDialect(file) });
  const cutLog = async () => {
    const { rows: cut } = await sql<{
      busy: number;
    }>`pragma wal_checkpoint(truncate)`.execute(db);
    return cut[0]?.busy === 0;
  };
  await sql`create table names (name text primary key, note text) without rowid`.execute(db);
  const made = makeRows(rows);
  for (let from = 0; from < rows; from += 200) {
    const values = made.slice(from, from + 200).map(([name, note]) => sql`(${name}, ${note})`);
    await sql`insert into names values ${sql.join(values)}`.execute(db);
  }
  await sql`delete from names where name like '%.gone%'`.execute(db);
  await cutLog();
  const wiping = { file, db, cutLog };
  const wiper = new GapWiper(wiping);
  t.after(async () => {
    await db.destroy();
    wiper.close();
  });
  return { ...wiping, wiper };
}

const goneIn = (file: string): number =>
  readFileSync(file, 'latin1').match(/gone\d+\./g)?.length ?? 0;

describe('wiping the unused parts of pages', () => {
  it('leaves nothing of deleted rows in the file, and all other rows as they are', async (t) => {
    const { file, db, wiper } = await openDatabase(t);
    const rows = sql`select * from names`;
    const before = await rows.execute(db);
    assert.notEqual(goneIn(file), 0, 'SQLite leaves copies of rows that it moves');
    assert.equal(await wiper.wipe(), true);
    assert.equal(goneIn(file), 0);
    assert.deepEqual(await rows.execute(db), before);
    const other = new Database(file, { readonly: true });
    t.after(() => other.close());
    assert.equal(other.pragma('integrity_check', { simple: true }), 'ok');
    assert.equal(other.prepare('select count(*) from names').pluck().get(), 2_000);
  });

  it('lasts: pages that are written again bring nothing back', async (t) => {
    const { file, db, cutLog, wiper } = await openDatabase(t);
    await wiper.wipe();
    await sql`update names set note = replace(note, '-', '+')`.execute(db);
    await cutLog();
    assert.equal(goneIn(file), 0);
  });

  it('waits for nobody who reads an older state, and says so', async (t) => {
    const { file, db, wiper } = await openDatabase(t);
    const reader = new Database(file, { readonly: true });
    reader.exec('begin; select count(*) from names');
    await sql`update names set note = '' where name like '%.here1.'`.execute(db);
    assert.equal(await wiper.wipe(), false);
    assert.notEqual(goneIn(file), 0);
    reader.close();
    assert.equal(await wiper.wipe(), true);
    assert.equal(goneIn(file), 0);
  });

  it('writes nothing while what was committed stands in the log', async (t) => {
    const { file, db, cutLog } = await openDatabase(t);
    const before = goneIn(file);
    const wiper = new GapWiper({
      file,
      db,
      // Somebody else writes each time, just after the log was cut.
      cutLog: async () => {
        await cutLog();
        await sql`update names set note = note || '.' where name like '%.here1.'`.execute(db);
        return true;
      },
    });
    t.after(() => {
      wiper.close();
    });
    assert.equal(await wiper.wipe(), false);
    assert.equal(goneIn(file), before);
  });

  it('goes through a large file once more where something was written on the way', async (t) => {
    const { file, db, cutLog } = await openDatabase(t, 12_000);
    let slices = 0;
    let isWritten = false;
    const wiper = new GapWiper({
      file,
      db,
      cutLog: async () => {
        slices += 1;
        const isLate = slices === 2 && isWritten;
        if (isLate) await sql`update names set note = '' where name like '%.here1.'`.execute(db);
        return cutLog();
      },
    });
    t.after(() => {
      wiper.close();
    });
    assert.equal(await wiper.wipe(), true);
    const once = slices;
    assert.ok(once > 1, 'it is read in slices');
    assert.equal(goneIn(file), 0);
    slices = 0;
    isWritten = true;
    assert.equal(await wiper.wipe(), true);
    assert.equal(slices, 2 * once);
  });

  it('is refused in a database whose pages can’t be told apart', (t) => {
    const file = join(folder(t), 'other.db');
    const other = new Database(file);
    other.pragma('auto_vacuum = full');
    other.exec('create table names (name text)');
    other.close();
    assert.throws(() => readPageLayout(readFileSync(file)), /not found in a database like this/);
  });
});
