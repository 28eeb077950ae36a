import { isObject } from '../plain-object.ts';
import { isLocalText } from '../text/local-text.ts';
import { resolveUrl } from '../url-reference.ts';
import { MILESTONE_STATES, PLEDGE_ANSWERS, PLEDGES_KEPT } from '../vocabulary.ts';
import type { ProgressReport } from './schema.ts';
import { readTypedFigure } from './typed-figure.ts';

export type { MeasureUnit } from './schema.ts';

// Written by hand and not with zod, which would be most of the script of a page that shows figures
// and nothing else: docs/decisions/0004.

/** Reads a part of a report; undefined where it is wrong. */
type PartReader = (value: unknown) => unknown;
type ItemReader = Record<string, PartReader>;

const MAX_LIST_ITEMS = 2000;

const partWhere =
  (holds: (value: unknown) => unknown): PartReader =>
  (value) =>
    holds(value) ? value : undefined;
/** All parts of a whole, or undefined where one of them is wrong. */
const wholeOf = <Whole extends object>(whole: Whole): Whole | undefined =>
  Object.values(whole).includes(undefined) ? undefined : whole;

const textPart = partWhere((value) => typeof value === 'string' && value);
const localTextPart = partWhere(isLocalText);
const figurePart: PartReader = (value) => readTypedFigure(value)?.amount;
const goalPart: PartReader = (value) => figurePart(value) || undefined;
const dayPart = partWhere(
  (value) =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) && !isNaN(Date.parse(value)),
);
const urlPart = partWhere((value) => typeof value === 'string' && resolveUrl(value, 'about:blank'));
const unitPart = partWhere(
  (value) => isLocalText(value) || (isObject(value) && Object.values(value).every(isLocalText)),
);
const listPart =
  (readItem: PartReader): PartReader =>
  (value) =>
    Array.isArray(value) ? wholeOf(value.map(readItem)) : undefined;
const wordPart = (words: readonly unknown[]) => partWhere((value) => words.includes(value));
const previousPart: PartReader = (value) =>
  isObject(value) ? wholeOf({ value: figurePart(value.value), on: dayPart(value.on) }) : undefined;
const wardValuesPart: PartReader = (value) =>
  isObject(value)
    ? wholeOf(
        Object.fromEntries(Object.entries(value).map(([id, typed]) => [id, figurePart(typed)])),
      )
    : undefined;

const REPORT_PARTS: ItemReader = {
  'asOf?': dayPart,
  'campaign?': textPart,
  'languages?': listPart(textPart),
};

/** What the items of each list have; with a question mark, what they may have. */
const LIST_PARTS: Record<string, ItemReader> = {
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
  milestones: {
    label: localTextPart,
    state: wordPart(MILESTONE_STATES),
    'date?': dayPart,
    'note?': localTextPart,
  },
  wards: { name: localTextPart, values: wardValuesPart },
  pledges: {
    who: localTextPart,
    ask: localTextPart,
    answer: wordPart(PLEDGE_ANSWERS),
    'role?': localTextPart,
    'saidOn?': dayPart,
    'followUpOn?': dayPart,
    'kept?': wordPart(PLEDGES_KEPT),
    'source?': urlPart,
  },
  events: {
    name: localTextPart,
    on: dayPart,
    'target?': goalPart,
    'turnout?': figurePart,
    'lastTime?': figurePart,
  },
  wins: {
    what: localTextPart,
    on: dayPart,
    'where?': localTextPart,
    'with?': listPart(localTextPart),
  },
  partners: { name: localTextPart, 'asOf?': dayPart },
};

type ReportLists = {
  [
    List in 'measures' | 'milestones' | 'wards' | 'pledges' | 'events' | 'wins' | 'partners'
  ]: NonNullable<ProgressReport[List]>;
};

/** What a tracker shows of a report: every list, maybe empty; of each item what is right. */
export type TrackerReport = Pick<ProgressReport, 'campaign' | 'languages'> &
  ReportLists & { asOf?: string };

/** A report that was read, and the place of each mistake in it: `measures.0.goal`. */
export interface ReportReading {
  report: TrackerReport;
  mistakes: string[];
}

/**
 * Reads a progress report from anywhere. It leaves out what it doesn't know and what is wrong, so
 * that one mistake costs its own line and nothing else. Figures may be typed: `"1,234"`,
 * `"£3,500"`.
 * @returns undefined where the value is no report
 */
export function readReport(value: unknown): ReportReading | undefined {
  if (!isObject(value) || !Object.keys(LIST_PARTS).some((list) => Array.isArray(value[list])))
    return undefined;
  const mistakes: string[] = [];
  const readItem = (item: unknown, parts: ItemReader, place: string) => {
    const found = isObject(item) ? item : {};
    const read: Record<string, unknown> = {};
    let isComplete = true;
    for (const [name, readPart] of Object.entries(parts)) {
      const key = name.replace('?', '');
      const part = readPart(found[key]);
      // A spreadsheet writes null, or an empty text, for what is left out.
      const isLeftOut = key !== name && (found[key] ?? '') === '';
      if (part !== undefined) read[key] = part;
      else if (!isLeftOut) {
        mistakes.push(place + key);
        isComplete &&= key !== name;
      }
    }
    // A figure's own sign is its unit: "£3,500".
    const sign = readTypedFigure(found.value)?.sign;
    if (sign) read.unit ??= sign;
    return isComplete ? [read] : [];
  };
  const [report = {}] = readItem(value, REPORT_PARTS, '');
  for (const [list, parts] of Object.entries(LIST_PARTS)) {
    const items = value[list];
    report[list] = Array.isArray(items)
      ? items
          .slice(0, MAX_LIST_ITEMS)
          .flatMap((item, at) => readItem(item, parts, `${list}.${at}.`))
      : [];
  }
  return { report: report as TrackerReport, mistakes };
}
