import { isObject } from '../plain-object.ts';
import { isLocalText } from '../text/local-text.ts';
import {
  dayPart,
  figurePart,
  goalPart,
  type ItemReader,
  listPart,
  localTextPart,
  type PartReader,
  partWhere,
  readItem,
  readLists,
  textPart,
  wholeOf,
} from './report-parts.ts';
import type { ProgressReport } from './schema.ts';

export type { MeasureUnit } from './schema.ts';

/** What a report may consist of: one list of it is enough. */
const REPORT_LISTS = ['measures', 'milestones', 'wards', 'pledges', 'events', 'wins', 'partners'];

const unitPart = partWhere(
  (value) => isLocalText(value) || (isObject(value) && Object.values(value).every(isLocalText)),
);
const previousPart: PartReader = (value) =>
  isObject(value) ? wholeOf({ value: figurePart(value.value), on: dayPart(value.on) }) : undefined;

const REPORT_PARTS: ItemReader = {
  'asOf?': dayPart,
  'campaign?': textPart,
  'languages?': listPart(textPart),
};

const FIGURE_LISTS: Record<string, ItemReader> = {
  measures: {
    id: textPart,
    label: localTextPart,
    value: figurePart,
    'unit?': unitPart,
    'goal?': goalPart,
    'asOf?': dayPart,
    'stretch?': listPart(goalPart),
    'previous?': previousPart,
  },
  partners: { name: localTextPart, 'asOf?': dayPart },
};

/** What every tracker reads of a report: of each item what is right. */
export interface FigureReport
  extends
    Pick<ProgressReport, 'campaign' | 'languages'>,
    Required<Pick<ProgressReport, 'measures' | 'partners'>> {
  asOf?: string;
  /** The report as it came: what else is in it is read where it is shown. */
  source: Readonly<Record<string, unknown>>;
}

/** A report that was read, and the place of each mistake in it: `measures.0.goal`. */
export interface FigureReading {
  report: FigureReport;
  mistakes: string[];
}

/**
 * Reads the figures of a progress report from anywhere. It leaves out what it doesn't know and what
 * is wrong, so that one mistake costs its own line and nothing else. Figures may be typed:
 * `"1,234"`, `"£3,500"`.
 * @returns undefined where the value is no report
 */
export function readFigures(value: unknown): FigureReading | undefined {
  if (!isObject(value) || !REPORT_LISTS.some((list) => Array.isArray(value[list])))
    return undefined;
  const mistakes: string[] = [];
  const [keys] = readItem(value, REPORT_PARTS, '', mistakes);
  const lists = readLists(value, FIGURE_LISTS, mistakes);
  return { report: { ...keys, ...lists, source: value } as unknown as FigureReport, mistakes };
}
