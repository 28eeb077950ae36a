import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import Database from 'better-sqlite3';
import { BallotKeys } from '../../../src/collector/ballots/ballot-keys.ts';
import { codeFingerprint, type BallotSubmission } from '../../../src/contract/index.ts';
import type { PostgresServer } from '../postgres-harness.ts';
import { SECRET } from './open-ballot.ts';

export type Row = Record<string, unknown>;
/** Every table, by its name. */
export type Dump = Record<string, Row[]>;

const keys = new BallotKeys(SECRET);
const codeHash = ({ answers }: BallotSubmission): string => keys.hashOf(answers.code);

/** What somebody could store of a vote, hashed in every usual way, with the secret or without. */
function* hashesOf(parts: string[]): Generator<string> {
  for (const separator of ['', ':', ' ', '|', ',']) {
    const text = parts.join(separator);
    for (const encoding of ['hex', 'base64url', 'base64'] as const) {
      yield createHash('sha256').update(text).digest(encoding);
      yield createHash('sha512').update(text).digest(encoding);
      yield createHmac('sha256', SECRET).update(text).digest(encoding);
      yield keys.hashOf(text);
    }
  }
  yield createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

const CHOICES = [['litter'], ['road-safety', 'buses'], ['parks'], ['road-safety'], ['buses'], []];

/**
 * Whoever has the whole database, the secret and all codes finds no choice of any of them.
 * @param sent in the order in which they were cast: the first half chose alike, and the second
 * @param subjectsOf what else is known of whoever cast a vote, such as their address
 */
export function assertSecret(
  dump: Dump,
  sent: BallotSubmission[],
  subjectsOf: (vote: BallotSubmission, at: number) => string[] = () => [],
): void {
  assertNoSharedValue(dump, sent.length);
  assertNoHash(dump, sent, subjectsOf);
  assertLikeCodes(dump, sent);
  assert.deepEqual(dump.receipts, [], 'a receipt has a hash of the content');
}

/** No value of a vote stands in any other row, except what names its ballot and its contest. */
function assertNoSharedValue(dump: Dump, count: number): void {
  const votes = dump.ballot_votes ?? [];
  assert.equal(votes.length, count);
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
}

/** No hash of a code, a submission or a person with choices is kept anywhere. */
function assertNoHash(
  dump: Dump,
  sent: BallotSubmission[],
  subjectsOf: (vote: BallotSubmission, at: number) => string[],
): void {
  const kept = new Set(
    Object.values(dump).flatMap((rows) => rows.flatMap((row) => Object.values(row).map(String))),
  );
  let tried = 0;
  for (const [at, submission] of sent.slice(0, 20).entries()) {
    const { id, answers } = submission;
    for (const subject of [answers.code, id, codeHash(submission), ...subjectsOf(submission, at)])
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
  }
  assert.ok(tried > 50_000, `${tried} hashes were tried`);
}

/** The rows of codes say nothing of what was chosen with them. */
function assertLikeCodes(dump: Dump, sent: BallotSubmission[]): void {
  const codes = dump.ballot_codes ?? [];
  assert.equal(codes.length, sent.length);
  const prints = new Map(sent.map((one) => [codeHash(one), codeFingerprint(one.answers.code)]));
  for (const { hash, fingerprint } of codes)
    assert.equal(fingerprint, prints.get(String(hash)), 'a fingerprint says more than its code');
  const kindsOf = (among: BallotSubmission[]) => {
    const hashes = new Set(among.map(codeHash));
    const rows = codes.filter(({ hash }) => hashes.has(String(hash)));
    return [
      ...new Set(
        rows.map(({ hash: _hash, fingerprint: _print, spent_by: _spentBy, ...row }) =>
          JSON.stringify(row),
        ),
      ),
    ];
  };
  const half = sent.length / 2;
  assert.deepEqual(kindsOf(sent.slice(0, half)), kindsOf(sent.slice(half)));
}

export function dumpSqlite(file: string): Dump {
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

/** @param url of a database of the server */
export async function dumpPostgres(
  server: Pick<PostgresServer, 'run'>,
  url: string,
): Promise<Dump> {
  const database = databaseName(url);
  const tables = await server.run<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public'",
    database,
  );
  const found: Dump = {};
  for (const { name } of tables)
    found[name] = await server.run<Row>(`select * from "${name}"`, database);
  return found;
}

export const databaseName = (url: string): string =>
  decodeURIComponent(new URL(url).pathname.slice(1));
