import { isObject } from '../plain-object.ts';
import { isLocalText } from '../text/local-text.ts';
import { readTypedFigure } from './typed-figure.ts';

// What a progress report is read with. Written by hand and not with zod, which would be most of the
// script of a page that shows figures and nothing else: docs/decisions/0004.

/** Reads a part of a report; undefined where it is wrong. */
export type PartReader = (value: unknown) => unknown;
/** What an item has; with a question mark, what it may have. */
export type ItemReader = Record<string, PartReader>;

const MAX_LIST_ITEMS = 2000;

export const partWhere =
  (holds: (value: unknown) => unknown): PartReader =>
  (value) =>
    holds(value) ? value : undefined;
/** All parts of a whole, or undefined where one of them is wrong. */
export const wholeOf = <Whole extends object>(whole: Whole): Whole | undefined =>
  Object.values(whole).includes(undefined) ? undefined : whole;

export const textPart = partWhere((value) => typeof value === 'string' && value);
export const localTextPart = partWhere(isLocalText);
export const figurePart: PartReader = (value) => readTypedFigure(value)?.amount;
export const goalPart: PartReader = (value) => figurePart(value) || undefined;
export const dayPart = partWhere(
  (value) =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) && !isNaN(Date.parse(value)),
);
export const listPart =
  (readPart: PartReader): PartReader =>
  (value) =>
    Array.isArray(value) ? wholeOf(value.map(readPart)) : undefined;

/**
 * Reads an item: what is right of it.
 * @param place where it is, with a dot at the end; empty for the report itself
 * @param mistakes the place of each mistake is added to it
 * @returns a list of that item; empty where it lacks what it must have
 */
export function readItem(
  item: unknown,
  readers: ItemReader,
  place: string,
  mistakes: string[],
): Record<string, unknown>[] {
  const found = isObject(item) ? item : {};
  const read: Record<string, unknown> = {};
  let isComplete = true;
  for (const [name, readPart] of Object.entries(readers)) {
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
}

/** Reads lists of a report, each with the readers of its items; one that is left out is empty. */
export const readLists = (
  report: Readonly<Record<string, unknown>>,
  readersByList: Record<string, ItemReader>,
  mistakes: string[],
): Record<string, unknown[]> =>
  Object.fromEntries(
    Object.entries(readersByList).map(([list, readers]) => {
      const found = report[list];
      const items = Array.isArray(found) ? found.slice(0, MAX_LIST_ITEMS) : [];
      return [
        list,
        items.flatMap((item, at) => readItem(item, readers, `${list}.${at}.`, mistakes)),
      ];
    }),
  );
