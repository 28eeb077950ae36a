import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import Database from 'better-sqlite3';
import { openPostgresStore, openSqliteStore, type Store } from '../../../src/collector/index.ts';
import type { BallotSubmission } from '../../../src/contract/index.ts';
import { vote } from '../../contract/ballot-examples.ts';
import { HARBORNE, QUINTON } from '../../contract/examples.ts';
import { folder, keepLog, openCollector } from '../harness.ts';
import { describePostgres } from '../postgres-harness.ts';
import { addCodes, closeBallot, openBallot, SECRET, WHILE_OPEN } from './open-ballot.ts';
import { assertSecret, databaseName, dumpPostgres, dumpSqlite, type Row } from './secrecy.ts';

const VOTES = 200;

/** Votes whose codes and choices are known, in the order in which they were cast. */
async function castKnown(store: Store): Promise<{ sent: BallotSubmission[]; lines: string[] }> {
  const { logger, lines } = keepLog();
  const collector = await openCollector({ store, secret: SECRET, logger, now: () => WHILE_OPEN });
  await openBallot(store);
  const codes = await addCodes(store, VOTES);
  // The choices go by the order, so that whatever keeps the order would give them away.
  const choicesAt = (at: number) => (at < VOTES / 2 ? ['litter'] : ['road-safety', 'buses']);
  const sent = codes.map((code, at) =>
    at % 20 === 0
      ? vote({ code, choices: ['parks'] }, { area: { code: QUINTON, version: '2025-05' } })
      : vote({ code, choices: choicesAt(at) }, { area: { code: HARBORNE, version: '2025-05' } }),
  );
  for (const submission of sent) {
    const response = await collector.post(submission);
    assert.equal(response.status, 201, await response.clone().text());
  }
  return { sent, lines };
}

/** The rank correlation of the order of casting with the order of the votes' ids. */
function assertNoOrder(votes: Row[]): void {
  // `litter` was cast by the first half, the other pair by the second: by chance each half of the
  // ids has half of both, give or take 7 (a standard deviation); 35 is five of them.
  const sorted = votes.toSorted((one, other) => (String(one.id) < String(other.id) ? -1 : 1));
  const isEarly = ({ choices }: Row) => String(choices).includes('litter');
  const early = sorted.slice(0, VOTES / 2).filter(isEarly).length;
  assert.ok(Math.abs(early - VOTES / 4) < 35, `${early} of the first votes were cast first`);
}

function assertNoCode(lines: readonly string[], sent: BallotSubmission[]): void {
  const all = lines.join('\n').toUpperCase();
  for (const { answers } of sent) assert.ok(!all.includes(answers.code), 'a code is in the log');
  assert.ok(lines.length >= VOTES, 'nothing was logged');
}

describe('a ballot on SQLite', () => {
  it('is secret, even to whoever has the whole database, the secret and all codes', async (t) => {
    const file = join(folder(t), 'collector.sqlite');
    const store = await openSqliteStore(file, { secret: SECRET });
    t.after(() => store.close());
    const { sent, lines } = await castKnown(store);
    assertSecret(dumpSqlite(file), sent);
    assertNoOrder(dumpSqlite(file).ballot_votes ?? []);
    assertNoCode(lines, sent);
    const before = dumpSqlite(file).ballot_votes ?? [];
    await closeBallot(store);
    const dump = dumpSqlite(file);
    assertSecret(dump, sent);
    const ids = new Set(before.map(({ id }) => id));
    assert.ok(
      dump.ballot_votes?.every(({ id }) => !ids.has(id)),
      'every vote has another id',
    );
  });

  it('has no rowid, which would tell when a vote was cast', async (t) => {
    const file = join(folder(t), 'collector.sqlite');
    const store = await openSqliteStore(file, { secret: SECRET });
    await store.close();
    const database = new Database(file, { readonly: true });
    t.after(() => database.close());
    const tables = database
      .prepare<[], { name: string; sql: string }>(
        "select name, sql from sqlite_schema where type = 'table' and name like 'ballot_%'",
      )
      .all();
    assert.ok(tables.length >= 5);
    for (const { name, sql } of tables) assert.match(sql, /without rowid/i, name);
  });
});

describePostgres('a ballot on PostgreSQL', (server) => {
  it('is secret, and after the shuffle no transaction joins a vote with a code', async (t) => {
    const url = await server.ready();
    const database = databaseName(url);
    const store = await openPostgresStore(url, { secret: SECRET });
    t.after(() => store.close());
    const { sent, lines } = await castKnown(store);
    const dump = () => dumpPostgres(server, url);
    assertSecret(await dump(), sent);
    assertNoOrder((await dump()).ballot_votes ?? []);
    assertNoCode(lines, sent);
    await closeBallot(store);
    assertSecret(await dump(), sent);
    const marksOf = (table: string) =>
      server.run<{ mark: string }>(`select distinct xmin::text as mark from ${table}`, database);
    const [only, ...others] = await marksOf('ballot_votes');
    assert.deepEqual(others, [], 'all votes share one transaction');
    const ofCodes = new Set((await marksOf('ballot_codes')).map(({ mark }) => mark));
    assert.ok(ofCodes.size > 1);
    assert.ok(!ofCodes.has(only?.mark ?? ''), 'and no code was written in it');
    const dead = await server.run<{ dead: string }>(
      "select coalesce(sum(n_dead_tup), 0)::text as dead from pg_stat_user_tables where relname = 'ballot_votes'",
      database,
    );
    assert.equal(dead[0]?.dead, '0', 'and the rows before the shuffle are gone');
    const columns = await server.run<{ collation: string | null }>(
      "select distinct collation_name as collation from information_schema.columns where table_name like 'ballot_%' and column_name in ('campaign', 'ballot', 'id', 'hash', 'contest', 'batch')",
      database,
    );
    assert.deepEqual(columns, [{ collation: 'C' }]);
  });
});
