import { type RawBuilder, sql } from 'kysely';
import type { PersonRecord } from './derive-person.ts';
import { type Stage, STAGES } from './person.ts';
import type { PeopleSort, PeopleSortKey } from './people-records.ts';

/** The order of a list, and where its last page ended. */
export interface PeopleOrder {
  /** The sort key before the order of arrival; undefined for that order alone. */
  key: PeopleSortKey | 'since' | undefined;
  direction: 'asc' | 'desc';
}

/** The start of a page: after the person with this rank and this sort value. */
export interface ListPosition {
  rank: string;
  value: string;
}

/** The columns that have an index followed by the rank. */
export const SORT_COLUMNS = {
  name: sql<string>`p.sort_name`,
  ward: sql<string>`p.area`,
  contact: sql<string>`p.last_contact_at`,
  since: sql<string>`p.since`,
  brought: sql<number>`p.brought`,
} satisfies Record<Exclude<PeopleOrder['key'], 'stage' | undefined>, RawBuilder<unknown>>;

export function readOrder(sort: PeopleSort | undefined): PeopleOrder {
  if (sort === undefined || sort === 'newest')
    return { key: undefined, direction: sort === 'newest' ? 'desc' : 'asc' };
  const [key] = sort.split('-') as [PeopleSortKey];
  return { key, direction: sort === key ? 'asc' : 'desc' };
}

/** The name of an order; undefined for that of arrival. */
export function writeSort({ key, direction }: PeopleOrder): PeopleSort | undefined {
  if (key === undefined) return direction === 'desc' ? 'newest' : undefined;
  // Within days, arrival is sorted by its time: the order has the same name.
  if (key === 'since') return direction === 'desc' ? 'newest' : undefined;
  return direction === 'desc' ? `${key}-desc` : key;
}

/** The sort value of a person before their rank. */
export function sortValue(person: PersonRecord, { key }: PeopleOrder): string {
  if (key === undefined) return '';
  return String(person[VALUE_COLUMNS[key]]);
}

const VALUE_COLUMNS = {
  name: 'sort_name',
  ward: 'area',
  stage: 'stage',
  contact: 'last_contact_at',
  since: 'since',
  brought: 'brought',
} as const satisfies Record<NonNullable<PeopleOrder['key']>, keyof PersonRecord>;

/** The value of a position as its column holds it. */
export const valueOfPosition = (
  key: PeopleOrder['key'],
  { value }: ListPosition,
): string | number => (key === 'brought' ? Number(value) || 0 : value);

/** A position as an address carries it: a rank has no dot in it. */
export const writePosition = ({ rank, value }: ListPosition): string =>
  value === '' ? rank : `${rank}.${value}`;

export function readPosition(after: string): ListPosition {
  const [rank = ''] = after.split('.', 1);
  return { rank, value: after.slice(rank.length + 1) };
}

/** The stages in an order, starting with this one; all of them for another value. */
export function stagesFrom(direction: PeopleOrder['direction'], stage: string): Stage[] {
  const stages = direction === 'asc' ? [...STAGES] : STAGES.toReversed();
  return stages.slice(Math.max(0, stages.indexOf(stage as Stage)));
}
