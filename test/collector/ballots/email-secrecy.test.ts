import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { openPostgresStore, openSqliteStore, type Store } from '../../../src/collector/index.ts';
import { BallotKeys } from '../../../src/collector/ballots/ballot-keys.ts';
import { EmailCodeKeys } from '../../../src/collector/ballots/email/email-code-keys.ts';
import { type BallotSubmission, normaliseCode } from '../../../src/contract/index.ts';
import { vote } from '../../contract/ballot-examples.ts';
import { HARBORNE } from '../../contract/examples.ts';
import { folder } from '../harness.ts';
import { describePostgres } from '../postgres-harness.ts';
import { KEY, openMailScene, until } from './email-scene.ts';
import { closeBallot, SECRET } from './open-ballot.ts';
import { assertSecret, databaseName, type Dump, dumpPostgres, dumpSqlite } from './secrecy.ts';

const VOTERS = 40;
const addressAt = (at: number) => `voter-${at}@residents.example`;
const keys = new EmailCodeKeys(SECRET, new BallotKeys(SECRET));

/** People who each ask for a code by email and vote with it; the first half of them alike. */
async function voteByEmail(t: TestContext, store: Store) {
  const here = await openMailScene(t, { store });
  await Promise.all(Array.from({ length: VOTERS }, (_, at) => here.ask(addressAt(at))));
  await here.mailed(VOTERS);
  const isDone = async () => (await store.notices.nextDue(['ballot-code'])) === undefined;
  await until(isDone, 'nothing is queued');
  const sent: BallotSubmission[] = [];
  for (let at = 0; at < VOTERS; at++) {
    const code = normaliseCode(here.codeOf(addressAt(at)));
    const choices = at < VOTERS / 2 ? ['litter'] : ['road-safety', 'buses'];
    const area = { code: HARBORNE, version: '2025-05' };
    const submission = vote({ code, choices }, { area });
    assert.equal((await here.post(submission)).status, 201);
    sent.push(submission);
  }
  return { sent, lines: here.lines };
}

/** What is known of a voter beside the code: the address, and what is kept of it. */
const subjectsOf = (_vote: BallotSubmission, at: number): string[] => [
  addressAt(at),
  keys.hashesOf(KEY, addressAt(at)).emailHash,
];

function assertUnlinked(dump: Dump, sent: BallotSubmission[]): void {
  assertSecret(dump, sent, subjectsOf);
  const requests = dump.ballot_requests ?? [];
  assert.equal(requests.length, VOTERS);
  assert.deepEqual(Object.keys(requests[0] ?? {}).sort(), [
    'ballot',
    'campaign',
    'email_hash',
    'n',
  ]);
  const all = JSON.stringify(dump);
  for (const [at, { answers }] of sent.entries()) {
    assert.ok(!all.includes(addressAt(at)), 'a table has an address');
    assert.ok(!all.includes(answers.code), 'a table has a code');
  }
}

function assertNothingLogged(lines: readonly string[], sent: BallotSubmission[]): void {
  const log = lines.join('\n');
  assert.ok(lines.length >= 2 * VOTERS, 'nothing was logged');
  for (const [at, { answers }] of sent.entries())
    for (const trace of [addressAt(at), answers.code, keys.hashesOf(KEY, addressAt(at)).emailHash])
      assert.ok(!log.includes(trace), `${trace} is in the log`);
}

describe('a vote with a code by email, on SQLite', () => {
  it('is linked to no address by any table, log or file', async (t) => {
    const place = folder(t);
    const file = join(place, 'collector.sqlite');
    const store = await openSqliteStore(file, { secret: SECRET });
    const { sent, lines } = await voteByEmail(t, store);
    assertUnlinked(dumpSqlite(file), sent);
    assertNothingLogged(lines, sent);
    await closeBallot(store);
    await store.truncateLog();
    assertUnlinked(dumpSqlite(file), sent);
    for (const name of readdirSync(place)) {
      const bytes = readFileSync(join(place, name), 'latin1');
      for (const [at, { answers }] of sent.entries()) {
        assert.ok(!bytes.includes(addressAt(at)), `${name} has an address`);
        assert.ok(!bytes.includes(answers.code), `${name} has a code`);
      }
    }
  });
});

describePostgres('a vote with a code by email, on PostgreSQL', (server) => {
  it('is linked to no address, and after the shuffle by no transaction', async (t) => {
    const url = await server.ready();
    const store = await openPostgresStore(url, { secret: SECRET });
    const { sent, lines } = await voteByEmail(t, store);
    assertUnlinked(await dumpPostgres(server, url), sent);
    assertNothingLogged(lines, sent);
    await closeBallot(store);
    assertUnlinked(await dumpPostgres(server, url), sent);
    const marksOf = async (table: string) => {
      const rows = await server.run<{ mark: string }>(
        `select distinct xmin::text as mark from ${table}`,
        databaseName(url),
      );
      return rows.map(({ mark }) => mark);
    };
    const [only = '', ...others] = await marksOf('ballot_votes');
    assert.deepEqual(others, []);
    for (const table of ['ballot_requests', 'ballot_codes'])
      assert.ok(!(await marksOf(table)).includes(only), `${table} was written with the votes`);
  });
});
