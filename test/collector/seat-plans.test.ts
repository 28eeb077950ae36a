import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import Database from 'better-sqlite3';
import { Kysely } from 'kysely';
import { SqlSeatRecords } from '../../src/collector/seats/sql-seat-records.ts';
import { ALL_WEEKS, SEAT_MEASURES } from '../../src/collector/seats/seat-tables.ts';
import { lastMondays } from '../../src/collector/seats/seat-weeks.ts';
import { migrate } from '../../src/collector/store/migrate-schema.ts';
import { openSqliteDialect } from '../../src/collector/store/sqlite/sqlite-connections.ts';
import type { Tables } from '../../src/collector/store/tables.ts';
import { folder } from './harness.ts';

const SEATS = Array.from({ length: 650 }, (_, n) => `seat-${n}`);
const WEEKS = lastMondays(new Date('2026-11-26T12:00:00Z'), 52);
const THIS_WEEK = WEEKS.at(-1) ?? '';
/** On a slow machine that does other things too. */
const MAX_READ_MS = 1000;

function fill(file: string): void {
  const database = new Database(file);
  const insert = database.prepare('insert into seat_figures values (?, ?, ?, ?, ?)');
  database.transaction(() => {
    for (const week of [ALL_WEEKS, ...WEEKS])
      for (const seat of SEATS)
        for (const measure of SEAT_MEASURES) insert.run(week, seat, measure, 1, '2026-11-25');
  })();
  database.exec('analyze');
  database.close();
}

describe('the figures of 650 seats over a year', () => {
  it('are read by the weeks that are shown, and not by walking the year', async (t) => {
    const file = join(folder(t), 'collector.db');
    const statements: { sql: string; parameters: readonly unknown[] }[] = [];
    const db = new Kysely<Tables>({
      dialect: openSqliteDialect(file),
      log: ({ query: { sql, parameters } }) => void statements.push({ sql, parameters }),
    });
    await migrate(db, 'sqlite');
    fill(file);
    statements.length = 0;
    const records = new SqlSeatRecords({ read: db, write: db, maintenance: db });
    const start = performance.now();
    const seats = await records.list(SEATS, THIS_WEEK);
    const weeks = await records.weeks(SEATS, WEEKS.at(-8) ?? '');
    const took = performance.now() - start;
    await db.destroy();
    t.diagnostic(`read in ${took.toFixed(0)} ms`);
    assert.equal(seats.length, SEATS.length * SEAT_MEASURES.length);
    assert.equal(weeks.length, 8 * SEAT_MEASURES.length);
    assert.ok(weeks.every(({ count }) => count === SEATS.length));
    assert.ok(took < MAX_READ_MS, `${took} ms`);
    const database = new Database(file);
    t.after(() => database.close());
    const plans = statements
      .filter(({ sql }) => sql.startsWith('select'))
      .map(({ sql, parameters }) =>
        database
          .prepare<unknown[], { detail: string }>(`explain query plan ${sql}`)
          .all(...parameters)
          .map(({ detail }) => detail)
          .find((detail) => detail.includes('seat_figures')),
      );
    assert.equal(plans.length, 2);
    for (const plan of plans) assert.match(plan ?? '', /^SEARCH seat_figures .*\(week[=>]/);
  });
});
