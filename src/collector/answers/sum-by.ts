import { groupBy } from '../store/group-by.ts';

/** Adds up what has the same key, in the order of the keys. */
export const sumBy = <Change extends { count: number }, Sum>(
  changes: Change[],
  key: (change: Change) => string,
  toSum: (change: Change, count: number) => Sum,
): Sum[] =>
  [...groupBy(changes, key)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, [first, ...rest]]) =>
      toSum(
        first as Change,
        rest.reduce((sum, { count }) => sum + count, (first as Change).count),
      ),
    );
