import type { DisplayNames } from '../organiser/ui/display-names.ts';
import { findWardCode } from '../organiser/ui/ward-field.ts';
import type { WordsFilter } from './answer-records.ts';

export const WORDS_STATES = ['public', 'private'] as const;

/** The texts that the page of words was asked for: `?q=hill&ward=E05…&issue=…&show=private`. */
export interface WordsQuery extends WordsFilter {
  /** What was typed for a ward, in a campaign with too many to list. */
  ward: string;
}

const MAX_SEARCH_LENGTH = 100;

/** Reads from an address which texts to show. It ignores what it does not understand. */
export function readWordsQuery(
  names: Pick<DisplayNames, 'areas'>,
  { q = '', ward = '', issue = '', show }: Partial<Record<string, string>>,
): WordsQuery {
  const search = q.trim().slice(0, MAX_SEARCH_LENGTH);
  const area = findWardCode(names, ward);
  const state = WORDS_STATES.find((each) => each === show);
  return {
    ward,
    ...(search && { search }),
    ...(area && { area }),
    ...(issue && { issue }),
    ...(state && { state }),
  };
}

/** The parameters of the address of a page of words, without the empty ones. */
export function wordsParameters(
  { search, ward, issue, state }: WordsQuery,
  more: { after?: string | undefined; tick?: string | undefined } = {},
): string {
  const parameters = { q: search, ward, issue, show: state, ...more };
  const query = new URLSearchParams(
    Object.entries(parameters).flatMap(([name, value]): [string, string][] =>
      value ? [[name, value]] : [],
    ),
  );
  return query.size === 0 ? '' : `?${query.toString()}`;
}

/** Whether the page shows a part of the texts only. */
export const isNarrowed = (query: WordsQuery): boolean => wordsParameters(query) !== '';
