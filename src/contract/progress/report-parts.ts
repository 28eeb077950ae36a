import { isObject } from '../plain-object.ts';
import { isLocalText } from '../text/local-text.ts';
import { readTypedFigure } from './typed-figure.ts';

// Reads a progress report. Written by hand and not with zod, which would be most of the script of a
// page that shows only figures: docs/decisions/0004.

/** Reads a part of a report; undefined if it is wrong. */
export type PartReader = (value: unknown) => unknown;
/** The keys of an item; a question mark marks an optional one. */
export type ItemReader = Record<string, PartReader>;

const MAX_LIST_ITEMS = 2000;

export const partWhere =
  (holds: (value: unknown) => unknown): PartReader =>
  (value) =>
    holds(value) ? value : undefined;
/** All parts of a whole, or undefined if one of them is wrong. */
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
 * Reads the correct parts of an item.
 * @param place its path, with a dot at the end; empty for the report itself
 * @param mistakes gets the place of each mistake
 * @returns a list of that item; empty if a required part is missing
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
    // A spreadsheet writes null, or an empty text, for a missing value.
    const isLeftOut = key !== name && (found[key] ?? '') === '';
    if (part !== undefined) read[key] = part;
    else if (!isLeftOut) {
      mistakes.push(place + key);
      isComplete &&= key !== name;
    }
  }
  // The sign in a figure is its unit: "£3,500".
  const sign = readTypedFigure(found.value)?.sign;
  if (sign) read.unit ??= sign;
  return isComplete ? [read] : [];
}

/** Reads lists of a report, each with the readers of its items; a missing list is empty. */
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
