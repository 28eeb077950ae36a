import { groupBy } from '../store/group-by.ts';

/**
 * The details that an answer and a named entry of the same person have in common. Somebody who
 * knows them of a person could search for the one answer that fits, so an answer shows a detail
 * only if enough others of its batch share it. The first detail is kept longest: if two can't both
 * be shown, the later one is withheld.
 */
export const LINKING_DETAILS = [
  'received_on',
  'source',
  'channel',
  'answered_on',
  'locale',
  'assisted_by',
  'version',
] as const;
export type LinkingDetail = (typeof LINKING_DETAILS)[number];

/** The linking details of one answer. `version` includes the version of its wards. */
export type LinkingDetails = Record<LinkingDetail, string | number | null>;

/**
 * Decides which details of each answer are withheld, so that every combination that is shown, and
 * every group left when a detail is withheld, belongs to at least `batchSize` answers of the
 * batch: k-anonymity (Sweeney 2002, "k-anonymity: a model for protecting privacy"). A smaller
 * batch shows no details.
 * @returns the withheld details of each answer, in the order given
 */
export function withheldDetails(
  batch: readonly LinkingDetails[],
  batchSize: number,
): Set<LinkingDetail>[] {
  const shown = batch.map(() => new Set<LinkingDetail>());
  let classes = [batch.map((_, at) => at)];
  for (const detail of LINKING_DETAILS)
    classes = classes.flatMap((members) => {
      const { large, rest } = splitByDetail(members, (at) => batch[at]?.[detail], batchSize);
      for (const at of large.flat()) shown[at]?.add(detail);
      return rest.length > 0 ? [...large, rest] : large;
    });
  return shown.map((details) => new Set(LINKING_DETAILS.filter((detail) => !details.has(detail))));
}

/**
 * Splits answers by the value of a detail: `large` are the groups that are large enough, `rest`
 * all other answers together.
 */
function splitByDetail(
  members: number[],
  valueOf: (at: number) => unknown,
  batchSize: number,
): { large: number[][]; rest: number[] } {
  const groups = [...groupBy(members, valueOf).values()].sort((a, b) => b.length - a.length);
  const large = groups.filter(({ length }) => length >= batchSize);
  const rest = groups.filter(({ length }) => length < batchSize).flat();
  // A small rest would be identified by being the only one without the detail: so the smallest
  // group joins it.
  if (rest.length > 0 && rest.length < batchSize) rest.push(...(large.pop() ?? []));
  return { large, rest };
}

const SEPARATOR = ',';

/** Withheld details as a column keeps them. */
export const writeWithheld = (details: Iterable<LinkingDetail>): string =>
  [...details].join(SEPARATOR);

export const readWithheld = (column: string): Set<string> =>
  new Set(column.split(SEPARATOR).filter(Boolean));
