import type {
  CampaignDocument,
  CampaignWin,
  EventHeld,
  LocalText,
  MeasureSource,
  MilestoneState,
  Pledge,
  ProgressReport,
  WardChoice,
} from 'campaign-widgets/contract';
import type { RegisterMeasure, RegisterFigures } from '../people/people-records.ts';
import { publishThresholdOf } from '../answers/publish-results.ts';
import { suppressSmallCounts } from './suppress-small-counts.ts';
import type { IssueTally } from '../answers/answer-records.ts';
import type { ProgressItem, RecordList } from './progress-records.ts';

/** A figure that an organiser recorded, with the one before it. */
export interface Value {
  value: number;
  /** The day of the figure. */
  on: string;
  previous?: { value: number; on: string };
}

/** The data that a report is made from. */
export interface Sources {
  tallies: IssueTally[];
  /**
   * How many answers count, but wait for others of their ward: part of the total, and of no ward.
   */
  waiting: number;
  figures: RegisterFigures;
  items: ProgressItem[];
  /** Reports of other campaigns that agree to be added. */
  partners: { report: ProgressReport; url: string }[];
  /** The wards of all versions of the campaign, those of the live one first. */
  wardNames: ReadonlyMap<string, LocalText>;
  /** What residents chose in the last vote. */
  choice: WardChoice[];
}

const COUNTED: Record<Exclude<MeasureSource, 'responses' | 'manual'>, RegisterMeasure> = {
  recruited: 'recruited',
  oneToOnes: 'oneToOnesHeld',
  trained: 'trained',
  organisations: 'organisations',
};

/**
 * Makes the report of a campaign. A figure that an organiser recorded for a counted measure (a
 * paper survey) is added to it; a measure without any figure is left out, and not shown as 0.
 * @param day the day of the figures, `2026-11-21`
 */
export function makeReport(
  campaign: CampaignDocument,
  sources: Sources,
  day: string,
): ProgressReport {
  const { progress, languages, id, name, theme } = campaign;
  const threshold = publishThresholdOf(campaign);
  const values = new Map(listOf<Value>(sources, 'values').map(({ id, data }) => [id, data]));
  const states = new Map(
    listOf<MilestoneState>(sources, 'milestones').map(({ id, data }) => [id, data]),
  );
  const byWard = new Map<string, Record<string, number>>();

  const measures = (progress?.measures ?? []).flatMap(({ counts, ...definition }) => {
    const written = values.get(definition.id);
    const others = sources.partners.flatMap(({ report }) => partOf(report, definition.id));
    if (counts === 'manual' && !written && !others.length) return [];
    const areas = counts === 'manual' ? new Map<string, number>() : countByArea(counts, sources);
    // The results say the same about the answers.
    for (const [ward, figure] of suppressSmallCounts(areas, {
      wards: [...sources.wardNames.keys()],
      threshold,
      guardsRemainder: counts !== 'responses',
    }))
      byWard.set(ward, { ...byWard.get(ward), [definition.id]: figure });
    const waiting = counts === 'responses' ? sources.waiting : 0;
    const own = sum(areas.values()) + waiting + (written?.value ?? 0);
    return [toMeasure(definition, { counts, own, others, written })];
  });

  return {
    asOf: day,
    campaign: id,
    name,
    languages,
    measures,
    milestones: (progress?.milestones ?? []).map((milestone) => ({
      ...milestone,
      ...(states.get(milestone.id) ?? { state: 'next' }),
    })),
    wards: [...sources.wardNames].flatMap(([code, name]) => {
      const values = byWard.get(code);
      return values ? [{ code, name, values }] : [];
    }),
    threshold,
    pledges: listOf<Pledge>(sources, 'pledges').map(({ data }) => data),
    events: sortByDay(listOf<EventHeld>(sources, 'events').map(({ data }) => data)),
    wins: sortByDay(listOf<CampaignWin>(sources, 'wins').map(({ data }) => data)),
    ...(sources.choice.length > 0 && { choice: sources.choice }),
    ...(sources.partners.length > 0 && {
      partners: sources.partners.map(({ report, url }) => ({
        name: report.name ?? new URL(url).host,
        asOf: report.asOf,
      })),
    }),
    ...(progress?.sharedWith && { sharedWith: progress.sharedWith }),
    ...(theme && { theme }),
  };
}

interface MeasureParts {
  counts: MeasureSource;
  own: number;
  /** What other campaigns count. */
  others: number[];
  written: Value | undefined;
}

/** A measure with its figure; a recorded figure comes with its day. */
const toMeasure = <Definition extends object>(
  definition: Definition,
  { counts, own, others, written }: MeasureParts,
) => ({
  ...definition,
  value: own + sum(others),
  ...(others.length > 0 && { own }),
  ...(counts === 'manual' &&
    written && {
      asOf: written.on,
      ...(written.previous && !others.length && { previous: written.previous }),
    }),
});

// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- each list holds data of one shape
const listOf = <Data>({ items }: Sources, list: RecordList) =>
  items.filter((item) => item.list === list) as (ProgressItem & { data: Data })[];

const sum = (of: Iterable<number>): number => [...of].reduce((total, one) => total + one, 0);

const sortByDay = <Dated extends { on: string }>(list: Dated[]): Dated[] =>
  list.toSorted((a, b) => (a.on < b.on ? 1 : -1));

/**
 * The own count of another campaign under the same id, if any, without what it has added from
 * others.
 */
function partOf(report: ProgressReport, measure: string): number[] {
  const found = report.measures?.find(({ id }) => id === measure);
  return found ? [found.own ?? found.value] : [];
}

function countByArea(
  counts: Exclude<MeasureSource, 'manual'>,
  { tallies, figures }: Sources,
): Map<string, number> {
  const areas = new Map<string, number>();
  const rows =
    counts === 'responses'
      ? tallies
      : figures.figures.filter(({ measure }) => measure === COUNTED[counts]);
  for (const { area, count } of rows) areas.set(area, (areas.get(area) ?? 0) + count);
  return areas;
}
