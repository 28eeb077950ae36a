import { isLocalText } from '../text/local-text.ts';
import {
  readList,
  readNumber,
  readObject,
  readText,
  readWhere,
  readWhole,
} from '../value-readers.ts';
import type { Results } from './schema.ts';

/** The part of the results that a page shows: the answers of each area. */
export type AreaResults = Pick<Results, 'asOf' | 'threshold' | 'areas'> & {
  formerNames?: Pick<NonNullable<Results['formerNames']>, 'wards' | 'issues'>;
};

const readLocalText = readWhere(isLocalText, 'a text');

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
  'formerNames?': readObject({
    wards: readList(readObject({ code: readText, name: readLocalText })),
    issues: readList(readObject({ id: readText, label: readLocalText })),
  }),
});

/** The published results; undefined for any other response. */
export const readResults = (response: unknown): AreaResults | undefined =>
  readWhole(readAreaResults, response);
