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

/** The possible parts of a report: one list of them is enough. */
const REPORT_LISTS = [
  'measures',
  'milestones',
  'wards',
  'pledges',
  'events',
  'wins',
  'choice',
  'partners',
];

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

/** The part of a report that every tracker reads, with the correct items. */
export interface FigureReport
  extends
    Pick<ProgressReport, 'campaign' | 'languages'>,
    Required<Pick<ProgressReport, 'measures' | 'partners'>> {
  asOf?: string;
  /** The original report: other parts are read where they are shown. */
  source: Readonly<Record<string, unknown>>;
}

/** The result of reading a report, and the place of each mistake in it: `measures.0.goal`. */
export interface FigureReading {
  report: FigureReport;
  mistakes: string[];
}

/**
 * Reads the figures of a progress report from any source. It leaves out unknown and wrong parts,
 * so that one mistake costs only its own line. Figures may be texts: `"1,234"`, `"£3,500"`.
 * @returns undefined if the value is not a report
 */
export function readFigures(value: unknown): FigureReading | undefined {
  if (!isObject(value) || !REPORT_LISTS.some((list) => Array.isArray(value[list])))
    return undefined;
  const mistakes: string[] = [];
  const [keys] = readItem(value, REPORT_PARTS, '', mistakes);
  const lists = readLists(value, FIGURE_LISTS, mistakes);
  return { report: { ...keys, ...lists, source: value } as unknown as FigureReport, mistakes };
}
