import { setTimeout } from 'node:timers/promises';
import { champion } from '../../../test/contract/examples.ts';
import type { Cell, Row } from '../cell.ts';
import type { CollectorProcess } from '../collector-process.ts';
import type { MatrixDatabase } from '../databases.ts';
import { expectTrue } from '../expectations.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const YEARS_AHEAD_MS = 5 * 365 * DAY_MS;
/** How long a start gets to do what it does about retention. */
const LOOK_MS = 1_500;

async function signUp(collector: CollectorProcess, people: number): Promise<void> {
  for (let n = 0; n < people; n++) {
    const person = champion({}, { name: `Person ${n}`, email: `person-${n}@example.org` });
    const { status } = await collector.post(person);
    expectTrue(status === 201, `a sign-up got ${status}`);
  }
}

const peopleOf = async (collector: CollectorProcess): Promise<number> =>
  (await collector.exported('people')).length;

/**
 * Starts a collector with this clock and these campaigns, and stops it.
 * @returns how many people are left, and what it said
 */
async function startOnce(
  cell: Cell,
  database: MatrixDatabase,
  { clockAheadMs = 0, campaigns = cell.campaigns() } = {},
): Promise<{ people: number; log: string }> {
  const collector = await cell.start(database, { clockAheadMs, env: { CAMPAIGNS: campaigns } });
  await setTimeout(LOOK_MS);
  const people = await peopleOf(collector);
  await collector.terminate();
  return { people, log: collector.log };
}

async function withPeople(cell: Cell, people: number): Promise<MatrixDatabase> {
  const database = await cell.database();
  const collector = await cell.start(database);
  await signUp(collector, people);
  await collector.terminate();
  return database;
}

/**
 * A small register: nobody goes by one look, and whoever is due at two looks 20 hours apart goes.
 */
async function clockYearsAhead(cell: Cell): Promise<string> {
  const database = await withPeople(cell, 8);
  for (const [when, clockAheadMs] of [
    ['years ahead', YEARS_AHEAD_MS],
    ['years ahead, an hour later', YEARS_AHEAD_MS + HOUR_MS],
    ['right again', 0],
    ['years ahead again', YEARS_AHEAD_MS + 2 * HOUR_MS],
    ['years ahead again, ten hours later', YEARS_AHEAD_MS + 12 * HOUR_MS],
  ] as const) {
    const { people } = await startOnce(cell, database, { clockAheadMs });
    expectTrue(people === 8, `${8 - people} of 8 people were deleted by a start ${when}`);
  }
  const clockAheadMs = YEARS_AHEAD_MS + 23 * HOUR_MS;
  const { people } = await startOnce(cell, database, { clockAheadMs });
  expectTrue(people === 0, `${people} of 8 people are left after two looks 21 hours apart`);
  return 'nobody deleted by five starts; by two looks 21 hours apart, those who are due';
}

/** More than 20 people and more than a tenth of the register: it stops even after two looks. */
async function clockYearsAheadManyPeople(cell: Cell): Promise<string> {
  const database = await withPeople(cell, 30);
  let said = '';
  for (const clockAheadMs of [YEARS_AHEAD_MS, YEARS_AHEAD_MS + 21 * HOUR_MS]) {
    const { people, log } = await startOnce(cell, database, { clockAheadMs });
    expectTrue(people === 30, `${30 - people} of 30 people were deleted`);
    said += log;
  }
  expectTrue(/retention.*30/i.test(said), 'nothing in the log says that 30 people are due');
  return 'nobody deleted by two looks 21 hours apart, and the log says so';
}

/** `retentionDays` 1 in place of 365, put right an hour later. */
async function wrongRetentionDays(cell: Cell): Promise<string> {
  const database = await withPeople(cell, 8);
  const wrong = cell.campaigns({ version: 2, retentionDays: 1 });
  const right = cell.campaigns({ version: 3 });
  for (const [campaigns, clockAheadMs] of [
    [wrong, 3 * DAY_MS],
    [wrong, 3 * DAY_MS + HOUR_MS],
    [right, 3 * DAY_MS + 2 * HOUR_MS],
    [right, 4 * DAY_MS],
  ] as const) {
    const { people } = await startOnce(cell, database, { clockAheadMs, campaigns });
    expectTrue(people === 8, `${8 - people} of 8 people were deleted`);
  }
  return 'nobody deleted by four starts';
}

export const wrongClock: Row[] = [
  { name: 'wrong clock, years ahead', run: clockYearsAhead },
  { name: 'wrong clock, years ahead, 30 people', run: clockYearsAheadManyPeople },
  { name: 'wrong number of days, put right an hour later', run: wrongRetentionDays },
];
