import * as z from 'zod';
import { type CheckResult, checkValue, cleanLine, oneLine } from 'campaign-widgets/contract';
import { PEOPLE_PARTS } from './people-parts.ts';
import type { PeopleFilter, PeopleSort } from './people-records.ts';
import { STAGES } from './person.ts';

/** People on one page. */
const PAGE_SIZE = 50;
const MAX_PAGE_SIZE = 200;

/** The orders of a list, except that of arrival, which needs no name. */
export const PEOPLE_SORTS = [
  'newest',
  'name',
  'name-desc',
  'ward',
  'ward-desc',
  'stage',
  'stage-desc',
  'contact',
  'contact-desc',
] as const satisfies PeopleSort[];

/** The filter of a list of people, as a query: `?search=ada&stage=new&only=waiting`. */
export const PeopleQuery = z.strictObject({
  search: oneLine(200).optional(),
  area: z.string().optional(),
  stage: z.enum(STAGES).optional(),
  role: z.string().optional(),
  source: z.string().optional(),
  only: z.enum(PEOPLE_PARTS).optional(),
  sort: z.enum(PEOPLE_SORTS).optional(),
  after: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(MAX_PAGE_SIZE).default(PAGE_SIZE),
});

/** Reads a filter from a query. A form also sends its empty fields: they are ignored. */
export const readFilter = (query: Record<string, string>): CheckResult<PeopleFilter> =>
  checkValue(
    PeopleQuery,
    Object.fromEntries(Object.entries(query).filter(([, value]) => cleanLine(value) !== '')),
  );

/**
 * A filter as a query, with its question mark; empty without a filter. `changes` replace parts of
 * it.
 */
export function queryOf(
  filter: Partial<PeopleFilter>,
  changes: Record<string, string | undefined> = {},
): string {
  const { search, area, stage, role, source, only } = filter;
  const given = Object.entries({ search, area, stage, role, source, only, ...changes }).filter(
    (pair): pair is [string, string] => Boolean(pair[1]),
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}
