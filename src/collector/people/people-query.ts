import * as z from 'zod';
import {
  type CampaignDocument,
  type CheckResult,
  checkValue,
  cleanLine,
  oneLine,
} from 'campaign-widgets/contract';
import { REACH_CHANNELS } from './latest-consents.ts';
import { PEOPLE_PARTS } from './people-parts.ts';
import type { PeopleFilter, PeopleSort } from './people-records.ts';
import { STAGES } from './person.ts';
import { MAX_TAG_CHARACTERS } from './person-changes.ts';

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
  'brought',
  'brought-desc',
] as const satisfies PeopleSort[];

const Day = z.iso.date();

/** The filter of a list of people, as a query: `?search=ada&stage=new&only=waiting`. */
export const PeopleQuery = z.strictObject({
  search: oneLine(200).optional(),
  area: z.string().optional(),
  stage: z.enum(STAGES).optional(),
  role: z.string().optional(),
  source: z.string().optional(),
  cares: z.string().optional(),
  tag: oneLine(MAX_TAG_CHARACTERS).optional(),
  owner: oneLine(120).optional(),
  trained: z.enum(['yes', 'no']).optional(),
  consent: z.enum(REACH_CHANNELS).optional(),
  from: Day.optional(),
  to: Day.optional(),
  ticked: z.literal('yes').optional(),
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

/** The parts of a filter that its address has, beside its order and its place. */
export const FILTER_KEYS = [
  ...['search', 'area', 'stage', 'role', 'source', 'cares', 'tag', 'owner', 'trained', 'consent'],
  ...['from', 'to', 'ticked', 'only'],
] as (keyof PeopleFilter)[];

/**
 * A filter as a query, with its question mark; empty without a filter. `changes` replace parts of
 * it.
 */
export function queryOf(
  filter: Partial<PeopleFilter>,
  changes: Record<string, string | undefined> = {},
): string {
  const own = FILTER_KEYS.map((key) => [key, filter[key]] as const);
  const given = Object.entries({ ...Object.fromEntries(own), ...changes }).filter(
    (pair): pair is [string, string] => Boolean(pair[1]),
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}

/** The owner of an address who is whoever opens it. */
export const OWN_PEOPLE = 'me';

/**
 * What the store looks for: an address says whom it means by the campaign's words and by whoever
 * opens it.
 */
export function resolveFilter<Filter extends Partial<PeopleFilter>>(
  { campaign, principal }: { campaign: CampaignDocument; principal: { name: string } },
  filter: Filter,
): Filter {
  const { owner, consent, ticked } = filter;
  const statements = (campaign.consents ?? []).filter(({ channel }) => channel === consent);
  return {
    ...filter,
    ...(owner === OWN_PEOPLE && { owner: principal.name }),
    ...(consent && { granted: statements.map(({ id }) => id) }),
    ...(ticked && { tickedBy: principal.name }),
  };
}
