import type { ProgressReport } from './progress.ts';
import { isLocalText, resolveUrl } from './wording.ts';

// Written by hand and not with zod, which would be most of the script of a page that shows figures and nothing else:
// docs/decisions/0004.

type Guard = (value: unknown) => boolean;
type Shape = Record<string, Guard>;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const line: Guard = (value) => typeof value === 'string' && value !== '';
const amount: Guard = (value) => Number.isFinite(value) && (value as number) >= 0;
const target: Guard = (value) => amount(value) && value !== 0;
const day: Guard = (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) && !Number.isNaN(Date.parse(value));
const listOf = (item: Guard): Guard => (value) => Array.isArray(value) && value.every(item);
const oneOf = (...words: string[]): Guard => (value) => words.includes(value as string);
const link: Guard = (value) => line(value) && resolveUrl(value as string, 'about:blank') !== undefined;

/** Of each list: how many are read, what each item must have, and what it may. */
const LISTS: Record<string, [most: number, must: Shape, may: Shape]> = {
  measures: [
    20,
    { id: line, label: isLocalText, value: amount },
    {
      unit: (value) => isLocalText(value) || (isObject(value) && Object.values(value).every(isLocalText)),
      goal: target,
      stretch: listOf(target),
      previous: (value) => isObject(value) && amount(value.value) && day(value.on),
    },
  ],
  milestones: [20, { label: isLocalText, state: oneOf('done', 'now', 'next') }, { date: day, note: isLocalText }],
  wards: [2000, { name: isLocalText, values: (value) => isObject(value) && Object.values(value).every(amount) }, {}],
  pledges: [
    100,
    { who: isLocalText, ask: isLocalText, answer: oneOf('yes', 'no', 'partly', 'none-yet') },
    { role: isLocalText, saidOn: day, followUpOn: day, kept: oneOf('yes', 'no', 'pending'), source: link },
  ],
  events: [100, { name: isLocalText, on: day }, { target, turnout: amount, lastTime: amount }],
  wins: [100, { what: isLocalText, on: day }, { where: isLocalText, with: listOf(isLocalText) }],
  partners: [20, { name: isLocalText }, {}],
};
const WHOLE: Shape = { asOf: day, campaign: line, languages: listOf(line), threshold: amount };

/** What a page has of a report: every list, maybe empty; of each item what can be relied on. */
export type ReportRead = Omit<ProgressReport, 'asOf' | keyof Lists> & Lists & { asOf?: string };
type Lists = { [List in 'measures' | 'milestones' | 'wards' | 'pledges' | 'events' | 'wins' | 'partners']: NonNullable<ProgressReport[List]> };

/**
 * Reads a progress report from anywhere. What it doesn't know it leaves out, and what is wrong too, so that one mistake
 * costs its own line and nothing else.
 * @returns the report, and of each mistake where it is; undefined where what came is no report
 */
export function readReport(found: unknown): { report: ReportRead; mistakes: string[] } | undefined {
  if (!isObject(found) || !Object.keys(LISTS).some((list) => Array.isArray(found[list]))) return undefined;
  const mistakes: string[] = [];
  const pick = (from: Record<string, unknown>, shape: Shape, place: string) =>
    Object.fromEntries(
      Object.entries(shape).flatMap(([key, holds]) => {
        if (from[key] === undefined || from[key] === null) return [];
        if (holds(from[key])) return [[key, from[key]]];
        mistakes.push(place + key);
        return [];
      }),
    );
  const report: Record<string, unknown> = pick(found, WHOLE, '');
  for (const [list, [most, must, may]] of Object.entries(LISTS)) {
    const items: unknown[] = Array.isArray(found[list]) ? found[list].slice(0, most) : [];
    report[list] = items.flatMap((item, at) => {
      const from = isObject(item) ? item : {};
      const place = `${list}.${at}.`;
      const lacks = Object.keys(must).filter((key) => !must[key]?.(from[key]));
      mistakes.push(...lacks.map((key) => place + key));
      return lacks[0] ? [] : [{ ...pick(from, { ...must, ...may }, place) }];
    });
  }
  return { report: report as unknown as ReportRead, mistakes };
}
