import type { CampaignDocument } from 'campaign-widgets/contract';
import { publishThresholdOf } from '../answers/publish-results.ts';
import type { SeatRecords } from './seat-records.ts';
import { directionOf, type SeatOrder } from './seat-query.ts';
import { SEAT_MEASURES, type SeatMeasure } from './seat-tables.ts';
import { lastMondays, mondayOf } from './seat-weeks.ts';

/** How many weeks the chart has. */
const SHOWN_WEEKS = 8;

export type SeatCounts = Partial<Record<SeatMeasure, { total: number; week: number }>>;

/** A campaign, measured by what it recruits and trains. */
export interface Seat {
  campaign: CampaignDocument;
  name: string;
  figures: SeatCounts;
  /** The last day on which one of the figures changed; null if none ever did. */
  lastOn: string | null;
}

export interface SeatWeekCounts {
  monday: string;
  counts: Partial<Record<SeatMeasure, number>>;
}

export interface SeatOptions {
  records: SeatRecords;
  now: Date;
  nameOf: (campaign: CampaignDocument) => string;
  /** Whether figures of the register may be seen. Otherwise only published answers are told. */
  seesRegister: boolean;
}

const NO_COUNTS = { total: 0, week: 0 };

export const countOf = (seat: Seat, measure: SeatMeasure): { total: number; week: number } =>
  seat.figures[measure] ?? NO_COUNTS;

export const shownMeasures = (seesRegister: boolean): readonly SeatMeasure[] =>
  seesRegister ? SEAT_MEASURES : ['responses'];

/** Every one of these campaigns with its figures. */
export async function readSeats(
  campaigns: readonly CampaignDocument[],
  { records, now, nameOf, seesRegister }: SeatOptions,
): Promise<Seat[]> {
  const monday = mondayOf(now.toISOString().slice(0, 10));
  const seats = new Map(
    campaigns.map((campaign): [string, Seat] => [
      campaign.id,
      { campaign, name: nameOf(campaign), figures: {}, lastOn: null },
    ]),
  );
  const measures = shownMeasures(seesRegister);
  for (const { campaign: id, measure, total, week, lastOn } of await records.list(
    [...seats.keys()],
    monday,
  )) {
    const seat = seats.get(id);
    if (!seat || !measures.includes(measure)) continue;
    const { campaign } = seat;
    seat.figures[measure] = { total, week: seesRegister ? week : wholeBatches(campaign, week) };
    if (seesRegister && lastOn > (seat.lastOn ?? '')) seat.lastOn = lastOn;
  }
  return [...seats.values()];
}

/** A single new answer never shows to those who see what is published. */
const wholeBatches = (campaign: CampaignDocument, count: number): number =>
  count - (count % publishThresholdOf(campaign));

/** The sums of the last weeks, this week's last. */
export async function readSeatWeeks(
  campaigns: readonly CampaignDocument[],
  { records, now }: Pick<SeatOptions, 'records' | 'now'>,
): Promise<SeatWeekCounts[]> {
  const mondays = lastMondays(now, SHOWN_WEEKS);
  const ids = campaigns.map(({ id }) => id);
  const weeks = new Map(mondays.map((monday): [string, SeatWeekCounts['counts']] => [monday, {}]));
  for (const { monday, measure, count } of await records.weeks(ids, mondays[0] ?? '')) {
    const counts = weeks.get(monday);
    if (counts) counts[measure] = count;
  }
  return [...weeks].map(([monday, counts]) => ({ monday, counts }));
}

/** The seats whose name has what is searched for, in order; seats that are equal stay by name. */
export function orderSeats(seats: readonly Seat[], order: SeatOrder): Seat[] {
  const wanted = foldText(order.search ?? '');
  const sign = directionOf(order) === 'asc' ? 1 : -1;
  const byName = new Intl.Collator('en', { numeric: true }).compare;
  return seats
    .filter(({ name }) => foldText(name).includes(wanted))
    .sort((one, other) => sign * compareSeats(one, other, order) || byName(one.name, other.name));
}

function compareSeats(one: Seat, other: Seat, { sort, by }: SeatOrder): number {
  if (sort === 'name') return one.name.localeCompare(other.name, 'en', { numeric: true });
  if (sort === 'last') return (one.lastOn ?? '').localeCompare(other.lastOn ?? '');
  const figure = by === 'week' ? 'week' : 'total';
  return countOf(one, sort)[figure] - countOf(other, sort)[figure];
}

const foldText = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
