import { type Insertable, type Selectable, sql } from 'kysely';
import { groupBy } from '../store/group-by.ts';
import { insertEach } from '../store/insert-each.ts';
import { insertAll, type Trx } from '../store/insert-rows.ts';
import { inRandomOrder } from './random-order.ts';
import type { Tables } from '../store/tables.ts';
import { changeTallies } from './change-tallies.ts';
import { changeSeats, type SeatChange } from '../seats/change-seats.ts';
import { sumBy } from './sum-by.ts';
import { withheldDetails, writeWithheld } from './withheld-details.ts';

type Response = Selectable<Tables['responses']>;

/** A checked answer as it is kept. */
export type NewResponse = Omit<Insertable<Tables['responses']>, 'pending' | 'withheld'>;

/** A new answer, and how many answers of its area are published together. */
export interface NewAnswer {
  row: NewResponse;
  batchSize: number;
}

interface WaitingChange {
  campaign: string;
  area: string;
  count: number;
}

const joinKey = (...parts: string[]): string => JSON.stringify(parts);
const areaKeyOf = ({ campaign, area }: { campaign: string; area: string }): string =>
  joinKey(campaign, area);

/**
 * Stores answers. A counted answer waits until `batchSize` answers of its area are waiting; then
 * all of them are published in this transaction, in random order. A held answer first waits for an
 * organiser's decision. With a `batchSize` of 1, nothing waits.
 *
 * Code that changes which answers of an area wait must lock the row of `waiting_answers` first. So
 * if two collectors share one database, the second sees what the first has added, and exactly one
 * of them publishes a batch.
 */
export async function addAnswers(trx: Trx, answers: NewAnswer[]): Promise<void> {
  const rows: Insertable<Tables['responses']>[] = [];
  const counted: NewAnswer[] = [];
  const published: NewResponse[] = [];
  for (const answer of answers) {
    const { row, batchSize } = answer;
    if (row.state !== 'counted') rows.push(asStored(row, batchSize > 1));
    else if (batchSize > 1) counted.push(answer);
    else published.push(row);
  }
  rows.push(...published.map((row) => asStored(row, false)));

  const groups = [...groupBy(counted, ({ row }) => areaKeyOf(row)).values()].map((group) => {
    const [{ row, batchSize }] = group as [NewAnswer];
    const { campaign, area } = row;
    return { campaign, area, batchSize, rows: group.map(({ row }) => row) };
  });
  const waiting = await changeWaiting(
    trx,
    groups.map(({ campaign, area, rows }) => ({ campaign, area, count: rows.length })),
  );
  const full = groups.filter((group) => waitingIn(waiting, group) >= group.batchSize);
  const earlier = await takeWaiting(
    trx,
    full.filter((group) => waitingIn(waiting, group) > group.rows.length),
  );
  for (const group of groups) {
    if (!full.includes(group)) {
      rows.push(...group.rows.map((row) => asStored(row, true)));
      continue;
    }
    const batch = [...(earlier.get(areaKeyOf(group)) ?? []), ...group.rows];
    rows.push(...asPublished(batch, group.batchSize));
    published.push(...batch);
  }

  await insertAll(trx, 'responses', inRandomOrder(rows));
  await changeWaiting(
    trx,
    full.map((group) => ({ ...group, count: -waitingIn(waiting, group) })),
  );
  await changeTallies(trx, published, 1);
  const countedRows = answers.map(({ row }) => row).filter(({ state }) => state === 'counted');
  await changeSeats(trx, countedRows.map(seatChange(1)));
}

/** An answer counts for the week in which it came. */
const seatChange =
  (count: 1 | -1) =>
  ({ campaign, received_on }: Pick<Response, 'campaign' | 'received_on'>): SeatChange => ({
    ...{ campaign, count },
    measure: 'responses',
    on: received_on,
  });

/**
 * Publishes the waiting answers of each area of a campaign in which at least `least` are waiting.
 * @param batchSize how many answers must share a detail for it to be shown
 * @returns how many were published
 */
export async function publishWaiting(
  trx: Trx,
  campaign: string,
  { least, batchSize }: { least: number; batchSize: number },
): Promise<number> {
  const found = await trx
    .selectFrom('waiting_answers')
    .select(['campaign', 'area'])
    .where('campaign', '=', campaign)
    .where('count', '>=', least)
    .execute();
  const areas = found.map((row) => ({ ...row, count: 0 }));
  const waiting = await changeWaiting(trx, areas);
  const full = areas.filter((area) => waitingIn(waiting, area) >= least);
  const batches = await takeWaiting(trx, full);
  const rows = [...batches.values()].flatMap((batch) => asPublished(batch, batchSize));
  await insertAll(trx, 'responses', inRandomOrder(rows));
  await changeWaiting(
    trx,
    full.map((area) => ({ ...area, count: -waitingIn(waiting, area) })),
  );
  await changeTallies(trx, rows, 1);
  return rows.length;
}

/**
 * Locks the rows of all areas of a campaign in which answers wait, so that nothing is published
 * meanwhile.
 */
export async function lockWaiting(trx: Trx, campaign: string): Promise<void> {
  const areas = await trx
    .selectFrom('waiting_answers')
    .select(['campaign', 'area'])
    .where('campaign', '=', campaign)
    .execute();
  await changeWaiting(
    trx,
    areas.map((row) => ({ ...row, count: 0 })),
  );
}

/** What is known of an answer that starts or stops counting. */
export type CountedChange = Pick<Response, 'area' | 'issue' | 'more' | 'pending' | 'received_on'>;

/**
 * Updates what changes when answers start or stop counting: the figures of published answers, and
 * the number of waiting ones.
 */
export async function countAnswers(
  trx: Trx,
  campaign: string,
  changed: CountedChange[],
  by: 1 | -1,
): Promise<void> {
  const waiting = changed.filter(({ pending }) => pending === 1);
  const published = changed.filter(({ pending }) => pending === 0);
  await changeWaiting(
    trx,
    waiting.map(({ area }) => ({ campaign, area, count: by })),
  );
  await changeTallies(
    trx,
    published.map((answer) => ({ ...answer, campaign })),
    by,
  );
  await changeSeats(
    trx,
    changed.map(({ received_on }) => seatChange(by)({ campaign, received_on })),
  );
}

/**
 * Adds to the numbers of waiting answers. The rows are taken in one order everywhere, so that two
 * collectors on one database never wait for each other.
 * @returns how many wait now, by area
 */
async function changeWaiting(trx: Trx, changes: WaitingChange[]): Promise<Map<string, number>> {
  const sums = sumBy(changes, areaKeyOf, ({ campaign, area }, count) => ({
    campaign,
    area,
    count,
  }));
  const rows = await insertEach(trx, 'waiting_answers', sums, (insert) =>
    insert
      .onConflict((clash) =>
        clash
          .columns(['campaign', 'area'])
          .doUpdateSet({ count: sql`waiting_answers.count + excluded.count` }),
      )
      .returningAll(),
  );
  return new Map(rows.map((row) => [areaKeyOf(row), row.count]));
}

const waitingIn = (waiting: Map<string, number>, area: { campaign: string; area: string }) =>
  waiting.get(areaKeyOf(area)) ?? 0;

/**
 * Deletes waiting answers, to insert them again with their batch: a row changed in place would
 * keep its position in the file, which shows when it came.
 */
async function takeWaiting(
  trx: Trx,
  areas: { campaign: string; area: string }[],
): Promise<Map<string, Response[]>> {
  const taken: Response[] = [];
  // By id, because the index of waiting answers has it. A query for the rows makes SQLite read all
  // answers of the campaign.
  for (const { campaign, area } of areas)
    taken.push(
      ...(await trx
        .deleteFrom('responses')
        .where('campaign', '=', campaign)
        .where('id', 'in', (query) =>
          query
            .selectFrom('responses')
            .select('id')
            .where('campaign', '=', campaign)
            .where('area', '=', area)
            // Literals, not parameters: a database uses a partial index only if it sees the same
            // condition.
            .where(sql<boolean>`pending = 1 and state = 'counted'`),
        )
        .returningAll()
        .execute()),
    );
  return groupBy(taken, areaKeyOf);
}

const asStored = (row: NewResponse, isPending: boolean, withheld = '') => ({
  ...row,
  released: row.released ?? 0,
  pending: isPending ? 1 : 0,
  withheld,
});

function asPublished(batch: NewResponse[], batchSize: number): Insertable<Tables['responses']>[] {
  const withheld = withheldDetails(batch.map(detailsOf), batchSize);
  return batch.map((row, at) => asStored(row, false, writeWithheld(withheld[at] ?? [])));
}

const detailsOf = (row: NewResponse) => ({
  received_on: row.received_on,
  source: row.source ?? null,
  channel: row.channel,
  answered_on: row.answered_on,
  locale: row.locale,
  assisted_by: row.assisted_by ?? null,
  version: joinKey(String(row.version), row.area_version),
});
