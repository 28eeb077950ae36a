import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import Database from 'better-sqlite3';
import { openPostgresStore, openSqliteStore, type Store } from '../../../src/collector/index.ts';
import { BallotKeys } from '../../../src/collector/ballots/ballot-keys.ts';
import { codeFingerprint, type BallotSubmission } from '../../../src/contract/index.ts';
import { vote } from '../../contract/ballot-examples.ts';
import { HARBORNE, QUINTON } from '../../contract/examples.ts';
import { folder, keepLog, openCollector } from '../harness.ts';
import { describePostgres } from '../postgres-harness.ts';
import { addCodes, closeBallot, openBallot, SECRET, WHILE_OPEN } from './open-ballot.ts';

const VOTES = 200;
type Row = Record<string, unknown>;
type Dump = Record<string, Row[]>;

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

/** What somebody could store of a vote, hashed in every usual way, with the secret or without. */
function* hashesOf(parts: string[]): Generator<string> {
  for (const separator of ['', ':', ' ', '|', ',']) {
    const text = parts.join(separator);
    for (const encoding of ['hex', 'base64url', 'base64'] as const) {
      yield createHash('sha256').update(text).digest(encoding);
      yield createHash('sha512').update(text).digest(encoding);
      yield createHmac('sha256', SECRET).update(text).digest(encoding);
      yield new BallotKeys(SECRET).hashOf(text);
    }
  }
  yield createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

const CHOICES = [['litter'], ['road-safety', 'buses'], ['parks'], ['road-safety'], ['buses'], []];

/** Whoever has the whole database, the secret and all codes finds no choice of any of them. */
function assertSecret(dump: Dump, sent: BallotSubmission[]): void {
  const votes = dump.ballot_votes ?? [];
  const codes = dump.ballot_codes ?? [];
  assert.equal(votes.length, VOTES);
  assert.equal(codes.length, VOTES);

  // No value of a vote stands in any other row, except what names its ballot and its contest.
  const shared = new Set(['edgbaston', 'september', 'harborne', 'quinton']);
  const valuesOfVotes = new Set(votes.flatMap((row) => [String(row.id), String(row.choices)]));
  for (const [table, rows] of Object.entries(dump))
    if (table !== 'ballot_votes')
      for (const value of rows.flatMap(Object.values))
        assert.ok(!valuesOfVotes.has(String(value)), `${table} has a value of a vote`);
  assert.deepEqual(Object.keys(votes[0] ?? {}).sort(), [
    'ballot',
    'campaign',
    'choices',
    'contest',
    'id',
  ]);
  for (const row of votes)
    for (const [column, value] of Object.entries(row))
      if (column !== 'id' && column !== 'choices') assert.ok(shared.has(String(value)), column);

  // No hash of a code, or of a submission, with choices is kept anywhere.
  const kept = new Set(
    Object.values(dump).flatMap((rows) => rows.flatMap((row) => Object.values(row).map(String))),
  );
  let tried = 0;
  for (const { id, answers } of sent.slice(0, 20))
    for (const subject of [answers.code, id, new BallotKeys(SECRET).hashOf(answers.code)])
      for (const choices of CHOICES)
        for (const parts of [
          [subject, ...choices],
          [...choices, subject],
          [subject, JSON.stringify(choices)],
          [subject, choices.join(',')],
        ])
          for (const hash of hashesOf(parts)) {
            // Without a choice it is the hash of the code alone, which is kept.
            if (choices.length > 0) assert.ok(!kept.has(hash));
            tried++;
          }
  assert.ok(tried > 50_000, `${tried} hashes were tried`);

  // The fingerprint of a code comes from the code alone.
  const prints = new Map(
    sent.map(({ answers: { code } }) => [
      new BallotKeys(SECRET).hashOf(code),
      codeFingerprint(code),
    ]),
  );
  for (const { hash, fingerprint } of codes)
    assert.equal(fingerprint, prints.get(String(hash)), 'a fingerprint says more than its code');

  // No row of a code differs by what was chosen with it.
  const kindsOf = (among: BallotSubmission[]) => {
    const hashes = new Set(among.map(({ answers }) => new BallotKeys(SECRET).hashOf(answers.code)));
    const rows = codes.filter(({ hash }) => hashes.has(String(hash)));
    return [
      ...new Set(
        rows.map(({ hash: _hash, fingerprint: _print, spent_by: _spentBy, ...row }) =>
          JSON.stringify(row),
        ),
      ),
    ];
  };
  assert.deepEqual(kindsOf(sent.slice(0, VOTES / 2)), kindsOf(sent.slice(VOTES / 2)));
  assert.deepEqual(dump.receipts, [], 'a receipt has a hash of the content');
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

function dumpSqlite(file: string): Dump {
  const database = new Database(file, { readonly: true });
  try {
    const tables = database
      .prepare<[], string>("select name from sqlite_schema where type = 'table'")
      .pluck()
      .all();
    return Object.fromEntries(
      tables.map((table) => [table, database.prepare<[], Row>(`select * from "${table}"`).all()]),
    );
  } finally {
    database.close();
  }
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
    const database = decodeURIComponent(new URL(url).pathname.slice(1));
    const store = await openPostgresStore(url, { secret: SECRET });
    t.after(() => store.close());
    const { sent, lines } = await castKnown(store);
    const dump = async (): Promise<Dump> => {
      const tables = await server.run<{ name: string }>(
        "select table_name as name from information_schema.tables where table_schema = 'public'",
        database,
      );
      const found: Dump = {};
      for (const { name } of tables)
        found[name] = await server.run<Row>(`select * from "${name}"`, database);
      return found;
    };
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
