import { readList, readNumber, readObject, readText, readWhole } from '../value-readers.ts';
import type { Results } from './schema.ts';

/** What a page shows of the results: what each area has said. */
export type AreaResults = Pick<Results, 'asOf' | 'threshold' | 'areas'>;

const readAreaResults = readObject({
  asOf: readText,
  threshold: readNumber,
  areas: readList(
    readObject({
      code: readText,
      counted: readNumber,
      issues: readList(readObject({ id: readText, count: readNumber })),
      otherIssues: readNumber,
    }),
  ),
});

/** The published results; undefined where the response is something else. */
export const readResults = (response: unknown): AreaResults | undefined =>
  readWhole(readAreaResults, response);
