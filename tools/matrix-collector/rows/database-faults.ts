import { setTimeout } from 'node:timers/promises';
import { AddressWatch, AnswerLedger } from '../answer-load.ts';
import type { Cell, Row } from '../cell.ts';
import { expectTrue, seconds } from '../expectations.ts';

const MAX_REQUEST_MS = 10_000;
/** What needs no database is answered as if nothing were wrong. */
const MAX_DOCUMENT_MS = 1_000;
const SHORT_LOCK_MS = 2_000;
const LONG_LOCK_MS = 9_000;
/** How long a proof that the database can commit may be believed, and some time to spare. */
const HEALTH_DELAY_MS = 12_000;
const MAX_ANSWERS_UNTIL_FULL = 4_000;

/** Somebody else's lock ends before an answer would be refused. */
async function lockedDatabase(cell: Cell): Promise<string> {
  const database = await cell.database();
  const collector = await cell.start(database);
  const ledger = new AnswerLedger();
  await ledger.sendMany(collector, 10);
  const release = await database.holdWriteLock();
  const documents = new AddressWatch(collector, '/campaigns/edgbaston');
  const sent = ledger.sendMany(collector, 40);
  await setTimeout(SHORT_LOCK_MS);
  await release();
  await sent;
  await documents.stop();
  expectTrue(ledger.refused.length === 0, `${ledger.refused.length} of 50 answers were refused`);
  expectTrue(documents.slowestMs < MAX_DOCUMENT_MS, blocked(documents));
  const stored = await ledger.expectStored(collector);
  return `${stored} answers waited and are stored, a document took ${seconds(documents.slowestMs)}`;
}

/** Somebody else's lock does not end. */
async function foreignLock(cell: Cell): Promise<string> {
  const database = await cell.database();
  const collector = await cell.start(database);
  const ledger = new AnswerLedger();
  await ledger.sendMany(collector, 10);
  const release = await database.holdWriteLock();
  cell.atEnd(release);
  const documents = new AddressWatch(collector, '/campaigns/edgbaston');
  const results = new AddressWatch(collector, '/campaigns/edgbaston/results');
  const health = new AddressWatch(collector, '/healthz');
  const until = performance.now() + LONG_LOCK_MS;
  const sending: Promise<void>[] = [];
  while (performance.now() < until) {
    sending.push(ledger.sendMany(collector, 20));
    await setTimeout(750);
  }
  await Promise.all(sending);
  // Asked once more while the lock is still held: what was proved before it says nothing by now.
  const { status } = await collector.get('/healthz');
  await release();
  await Promise.all([documents.stop(), results.stop(), health.stop()]);

  expectTrue(ledger.refused.length > 0, 'nothing was refused: there was no lock');
  ledger.expectRefusedInTime(MAX_REQUEST_MS);
  expectTrue(documents.slowestMs < MAX_DOCUMENT_MS, blocked(documents));
  for (const [name, watch] of [
    ['health', health],
    ['results', results],
  ] as const)
    expectTrue(watch.slowestMs < MAX_REQUEST_MS, `${name} took ${seconds(watch.slowestMs)}`);
  expectTrue(status === 503, `/healthz says ${status} while nothing can be stored`);
  expectTrue(await ledger.send(collector), 'an answer is refused after the lock is gone');
  const stored = await ledger.expectStored(collector);
  const slowest = Math.max(...ledger.refused.map(({ ms }) => ms));
  return `${ledger.refused.length} got 503 within ${seconds(slowest)}, ${stored} stored, a document took ${seconds(documents.slowestMs)}`;
}

async function fullDisk(cell: Cell): Promise<string> {
  const { database, disk } = await cell.kind.createOnSmallDisk(cell);
  const collector = await cell.start(database);
  const ledger = new AnswerLedger();
  await ledger.sendMany(collector, 20);
  disk.fill();
  for (let sent = 0; ledger.refused.length === 0 && sent < MAX_ANSWERS_UNTIL_FULL; sent += 40)
    await ledger.sendMany(collector, 40);
  expectTrue(ledger.refused.length > 0, 'nothing was refused: the disk is not full');
  await ledger.sendMany(collector, 40);
  ledger.expectRefusedInTime(MAX_REQUEST_MS);
  const document = await collector.get('/campaigns/edgbaston');
  expectTrue(document.status === 200, `a document gets ${document.status}`);
  await expectHealth(503, () => collector.get('/healthz'), 'while every answer gets 503');
  expectTrue(!collector.log.includes('cannot rollback'), 'the log says "cannot rollback"');
  expectTrue(/SQLITE_FULL|No space left|53100/.test(collector.log), 'the log names no full disk');
  const refused = ledger.refused.length;

  disk.free();
  await expectHealth(200, () => collector.get('/healthz'), 'after the disk has room again');
  expectTrue(await ledger.send(collector), 'an answer is refused after the disk has room again');
  await ledger.expectStored(collector);
  await collector.kill();
  const stored = await ledger.expectStored(await cell.start(database));
  return `${refused} got 503, /healthz too, ${stored} stored, also after kill -9`;
}

async function expectHealth(
  wanted: number,
  ask: () => Promise<Response>,
  when: string,
): Promise<void> {
  const until = performance.now() + HEALTH_DELAY_MS;
  for (;;) {
    const { status } = await ask();
    if (status === wanted) return;
    expectTrue(performance.now() < until, `/healthz says ${status} ${when}`);
    await setTimeout(200);
  }
}

const blocked = ({ slowestMs }: AddressWatch) =>
  `the thread was blocked: a document took ${seconds(slowestMs)}`;

export const databaseFaults: Row[] = [
  { name: 'locked database, for two seconds', run: lockedDatabase },
  { name: 'foreign lock that stays', run: foreignLock },
  { name: 'full disk', run: fullDisk },
];
