import type { PeopleFilter } from '../people-records.ts';

/** The most people that one organiser ticks: so many are recorded at once. */
export const MAX_TICKED = 1000;

/** What became of ticks: how many there are now, and whether some found no place. */
export interface TickedCount {
  count: number;
  isFull: boolean;
}

/**
 * The part of a store that keeps whom an organiser has ticked in the list of people, until they
 * record something for them: ticks survive another search, and the next page.
 */
export interface TickRecords {
  /** The ids of the people whom an organiser has ticked. */
  read(campaign: string, name: string): Promise<string[]>;
  /** Ticks some people, and takes the tick of others away. */
  set(
    campaign: string,
    name: string,
    changes: { ticked: string[]; unticked: string[] },
    at: string,
  ): Promise<TickedCount>;
  /** Ticks everybody who matches a filter, the first who came first, as far as there is room. */
  addMatches(
    campaign: string,
    name: string,
    filter: Omit<PeopleFilter, 'limit' | 'after' | 'sort'>,
    at: string,
  ): Promise<TickedCount>;
  clear(campaign: string, name: string): Promise<void>;
  /** Takes ticks away that were made before a time. */
  expire(before: string): Promise<void>;
}
