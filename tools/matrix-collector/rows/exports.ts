import { setTimeout } from 'node:timers/promises';
import type { Results } from '../../../src/contract/index.ts';
import { readCsv } from '../../../test/collector/harness.ts';
import { AnswerLedger, type StoredAnswer } from '../answer-load.ts';
import type { Cell, Row } from '../cell.ts';
import type { CollectorProcess } from '../collector-process.ts';
import { expectTrue } from '../expectations.ts';

const THRESHOLD = 5;
/** More than one page of an export, so that answers come in between its pages. */
const ANSWERS_BEFORE = 2_500;
const SENDERS = 8;
const LOAD_MS = 6_000;

type WardCounts = ReadonlyMap<string, number>;

function countByWard(areas: string[]): WardCounts {
  const counts = new Map<string, number>();
  for (const area of areas) counts.set(area, (counts.get(area) ?? 0) + 1);
  return counts;
}

/** That a ward's figures never go back, and move by whole batches only. */
function expectBatches(name: string, before: WardCounts, after: WardCounts): void {
  for (const area of new Set([...before.keys(), ...after.keys()])) {
    const moved = (after.get(area) ?? 0) - (before.get(area) ?? 0);
    expectTrue(moved >= 0, `${name}: ${-moved} answers of a ward are gone`);
    expectTrue(
      moved === 0 || moved >= THRESHOLD,
      `${name}: ${moved} new answers of a ward were shown together, fewer than ${THRESHOLD}`,
    );
  }
}

const READERS: Record<string, (collector: CollectorProcess) => Promise<WardCounts>> = {
  'JSON Lines': async (collector) => {
    const rows = await collector.exported<StoredAnswer>('responses');
    expectTrue(new Set(rows.map(({ id }) => id)).size === rows.length, 'a row stands twice');
    return countByWard(rows.map(({ area }) => area));
  },
  CSV: async (collector) => {
    const response = await collector.organise('/responses.csv');
    const text = await response.text();
    expectTrue(text.endsWith('\r\n'), 'the table ends within a row');
    const [columns = [], ...rows] = readCsv(text);
    expectTrue(
      rows.every((row) => row.length === columns.length),
      'a row of the table is not whole',
    );
    const area = columns.indexOf('area');
    return countByWard(rows.map((row) => row[area] ?? ''));
  },
  results: async (collector) => {
    const response = await collector.get('/campaigns/edgbaston/results');
    const { areas } = (await response.json()) as Results;
    return new Map(areas.map(({ code, counted }) => [code, counted]));
  },
};

/**
 * Reads the same thing again and again, each held against the one before.
 * @returns what stops it, with how often it was read
 */
function watchBatches(collector: CollectorProcess, name: string): () => Promise<number> {
  const read = READERS[name] as (typeof READERS)[string];
  let stopped = false;
  const running = (async () => {
    let times = 0;
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- set by the caller during the wait
    for (let before: WardCounts | undefined; !stopped; times++) {
      const after = await read(collector);
      if (before) expectBatches(name, before, after);
      before = after;
    }
    return times;
  })();
  // It is looked at when it is stopped.
  running.catch(() => undefined);
  return () => {
    stopped = true;
    return running;
  };
}

async function exportUnderLoad(cell: Cell): Promise<string> {
  const database = await cell.database();
  const collector = await cell.start(database, {
    env: { CAMPAIGNS: cell.campaigns({ publishThreshold: THRESHOLD }) },
  });
  const ledger = new AnswerLedger();
  for (let sent = 0; sent < ANSWERS_BEFORE; sent += 100) await ledger.sendMany(collector, 100);

  const stopWatching = Object.keys(READERS).map((name) => watchBatches(collector, name));
  const stopSending = ledger.startSenders(collector, SENDERS);
  await setTimeout(LOAD_MS);
  await stopSending();
  const reads = await Promise.all(stopWatching.map((stop) => stop()));
  expectTrue(
    reads.every((times) => times > 1),
    'it was read too seldom to tell',
  );
  expectTrue(ledger.refused.length === 0, `${ledger.refused.length} answers were refused`);
  expectTrue(ledger.unanswered.length === 0, `${ledger.unanswered.length} got no answer`);

  const sent = ledger.acknowledged.size;
  const response = await collector.get('/campaigns/edgbaston/results');
  const { counted } = (await response.json()) as Results;
  expectTrue(counted === sent, `${sent} are acknowledged, and ${counted} counted in all`);
  const published = (await collector.exported('responses')).length;
  expectTrue(published <= sent, 'more are exported than were sent');
  await collector.terminate();

  // The campaign closes: what is left moves at once.
  const closed = cell.campaigns({
    version: 2,
    publishThreshold: THRESHOLD,
    closes: '2026-01-01T00:00:00.000Z',
  });
  await ledger.expectStored(await cell.start(database, { env: { CAMPAIGNS: closed } }));
  return `${sent} acknowledged while ${reads.reduce((sum, times) => sum + times, 0)} exports and results were read; ${sent - published} waited, none after the close`;
}

export const exportRows: Row[] = [{ name: 'export while answers come in', run: exportUnderLoad }];
