import { isObject } from '../plain-object.ts';
import { isLocalText } from '../text/local-text.ts';
import { resolveUrl } from '../url-reference.ts';
import type { ProgressReport } from './schema.ts';

export type { MeasureUnit } from './schema.ts';

// Written by hand and not with zod, which would be most of the script of a page that shows figures and nothing else:
// docs/decisions/0004.

type Guard = (value: unknown) => boolean;
type Shape = Record<string, Guard>;

/** The most items of a list that a page reads. */
const MOST = 2000;

const line: Guard = (value) => typeof value === 'string' && value !== '';
const amount: Guard = (value) => Number.isFinite(value) && (value as number) >= 0;
const target: Guard = (value) => amount(value) && value !== 0;
const day: Guard = (value) =>
  line(value) &&
  /^\d{4}-\d\d-\d\d/.test(value as string) &&
  !Number.isNaN(Date.parse(value as string));
const listOf =
  (item: Guard): Guard =>
  (value) =>
    Array.isArray(value) && value.every(item);
const oneOf =
  (...words: string[]): Guard =>
  (value) =>
    words.includes(value as string);

const WHOLE: Shape = { 'asOf?': day, 'campaign?': line, 'languages?': listOf(line) };

/** Of each list what its items have; with a question mark, what they may have. */
const LISTS: Record<string, Shape> = {
  measures: {
    id: line,
    label: isLocalText,
    value: amount,
    'unit?': (value) =>
      isLocalText(value) || (isObject(value) && Object.values(value).every(isLocalText)),
    'goal?': target,
    'asOf?': day,
    'stretch?': listOf(target),
    'previous?': (value) => isObject(value) && amount(value.value) && day(value.on),
  },
  milestones: {
    label: isLocalText,
    state: oneOf('done', 'now', 'next'),
    'date?': day,
    'note?': isLocalText,
  },
  wards: {
    name: isLocalText,
    values: (value) => isObject(value) && Object.values(value).every(amount),
  },
  pledges: {
    who: isLocalText,
    ask: isLocalText,
    answer: oneOf('yes', 'no', 'partly', 'none-yet'),
    'role?': isLocalText,
    'saidOn?': day,
    'followUpOn?': day,
    'kept?': oneOf('yes', 'no', 'pending'),
    'source?': (value) => line(value) && resolveUrl(value as string, 'about:blank') !== undefined,
  },
  events: {
    name: isLocalText,
    on: day,
    'target?': target,
    'turnout?': amount,
    'lastTime?': amount,
  },
  wins: { what: isLocalText, on: day, 'where?': isLocalText, 'with?': listOf(isLocalText) },
  partners: { name: isLocalText, 'asOf?': day },
};

/** What a page has of a report: every list, maybe empty; of each item what can be relied on. */
export type TrackerReport = Omit<ProgressReport, 'asOf' | 'threshold' | keyof Lists> &
  Lists & { asOf?: string };
type Lists = {
  [
    List in 'measures' | 'milestones' | 'wards' | 'pledges' | 'events' | 'wins' | 'partners'
  ]: NonNullable<ProgressReport[List]>;
};

/** A report that was read, and of each mistake in it where it is. */
export interface ReportReading {
  report: TrackerReport;
  mistakes: string[];
}

/**
 * Reads a progress report from anywhere. What it doesn't know it leaves out, and what is wrong too, so that one mistake
 * costs its own line and nothing else.
 * @returns undefined where what came is no report
 */
export function readReport(found: unknown): ReportReading | undefined {
  if (!isObject(found) || !Object.keys(LISTS).some((list) => Array.isArray(found[list])))
    return undefined;
  const mistakes: string[] = [];
  const pick = (from: unknown, shape: Shape, place: string) => {
    const picked: Record<string, unknown> = {};
    let whole = true;
    for (const [named, holds] of Object.entries(shape)) {
      const key = named.replace('?', '');
      const value = isObject(from) ? from[key] : undefined;
      if (holds(value)) picked[key] = value;
      else if (key === named || (value ?? null) !== null) {
        mistakes.push(place + key);
        whole &&= key !== named;
      }
    }
    return whole ? [picked] : [];
  };
  const [report = {}] = pick(found, WHOLE, '');
  for (const [list, shape] of Object.entries(LISTS)) {
    const items = found[list];
    report[list] = Array.isArray(items)
      ? items.slice(0, MOST).flatMap((item, at) => pick(item, shape, `${list}.${at}.`))
      : [];
  }
  return { report: report as unknown as TrackerReport, mistakes };
}
