import type { CampaignDocument } from 'campaign-widgets/contract';
import { publishThresholdOf } from '../answers/publish-results.ts';
import type { SourceDay, AnswerWave } from '../answers/answer-records.ts';
import type { Store } from '../store/store.ts';
import { DAY_MS } from '../time-units.ts';

/** How many days the page shows, and with how many earlier days each is compared. */
const SHOWN_DAYS = 14;
const COMPARED_DAYS = 7;
/** Fewer answers on one day are not a wave, however few are usual. */
const MIN_WAVE_ANSWERS = 30;
/** A wave has more than this many times the usual number. */
const WAVE_FACTOR = 5;

/** A number as the page shows it: null if it is so small that it could identify somebody. */
export type ShownNumber = number | null;

/** One source on one day, compared with earlier days. */
export interface ComparedDay {
  source: string | null;
  day: string;
  /** Published ones, held ones, and those of the held that were held as a wave. */
  counted: ShownNumber;
  held: ShownNumber;
  wave: ShownNumber;
  /** All that came, rounded down to whole batches: a single new answer never shows. */
  received: number;
  /** The usual number of answers per day: the median of the seven days before. */
  usual: number;
  /** Whether there are so many more that somebody should check. */
  jump: boolean;
  /** Whether most of them still count. */
  mostlyCounted: boolean;
  /**
   * Counted answers, rounded down to whole batches, and answers held as a wave, from this day on:
   * those that are held or released together.
   */
  since: { counted: number; wave: ShownNumber };
}

const dayBefore = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * DAY_MS).toISOString().slice(0, 10);

/** What came from each source on each of the last days, newest first. */
export async function recentSources(
  store: Store,
  campaign: CampaignDocument,
  now: Date,
): Promise<ComparedDay[]> {
  const since = dayBefore(now.toISOString().slice(0, 10), SHOWN_DAYS + COMPARED_DAYS);
  return compareSources(await store.answers.countBySource(campaign.id, since), campaign, now);
}

/** @param rows the days of all sources, for at least the last three weeks */
export function compareSources(
  rows: SourceDay[],
  campaign: CampaignDocument,
  now: Date,
): ComparedDay[] {
  const today = now.toISOString().slice(0, 10);
  // Anybody can send answers under thousands of names: each source is judged by itself.
  const bySource = new Map<string | null, SourceDay[]>();
  for (const row of rows) {
    const group = bySource.get(row.source);
    if (group) group.push(row);
    else bySource.set(row.source, [row]);
  }
  return rows
    .filter(({ day }) => day > dayBefore(today, SHOWN_DAYS))
    .map((row) => compareDay(row, bySource.get(row.source) ?? [], publishThresholdOf(campaign)));
}

/** @param days all days of the same source */
function compareDay(row: SourceDay, days: SourceDay[], threshold: number): ComparedDay {
  const before = Array.from({ length: COMPARED_DAYS }, (_, n) =>
    totalOf(days.find(({ day }) => day === dayBefore(row.day, n + 1))),
  );
  const usual = before.sort((a, b) => a - b)[Math.floor(COMPARED_DAYS / 2)] ?? 0;
  const later = days.filter(({ day }) => day >= row.day);
  const sum = (numberOf: (each: SourceDay) => number) =>
    later.reduce((total, each) => total + numberOf(each), 0);
  const shown = (count: number): ShownNumber => (count > 0 && count < threshold ? null : count);
  const inBatches = (count: number) => count - (count % threshold);
  return {
    source: row.source,
    day: row.day,
    counted: shown(row.counted),
    held: shown(row.held),
    wave: shown(row.wave),
    received: inBatches(totalOf(row)),
    usual,
    jump: totalOf(row) >= MIN_WAVE_ANSWERS && totalOf(row) > WAVE_FACTOR * usual,
    mostlyCounted: row.counted + row.waiting > row.held,
    since: {
      counted: inBatches(sum(({ counted, waiting }) => counted + waiting)),
      wave: shown(sum(({ wave }) => wave)),
    },
  };
}

const totalOf = (row: SourceDay | undefined): number =>
  row ? row.counted + row.waiting + row.held : 0;

/** How many counted answers came from a source since a day. */
export async function countedSince(
  store: Store,
  campaign: string,
  { source, since }: AnswerWave,
): Promise<number> {
  const days = await store.answers.countBySource(campaign, since);
  return days
    .filter((day) => day.source === source)
    .reduce((total, { counted, waiting }) => total + counted + waiting, 0);
}

/** The days that somebody should check: a jump whose answers mostly still count. */
export const jumps = (days: ComparedDay[]): ComparedDay[] =>
  days.filter(({ jump, mostlyCounted }) => jump && mostlyCounted);
