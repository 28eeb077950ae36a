import type { Person } from '../person.ts';

/** A list on the first page of a campaign: its first people, and whether there are more. */
export interface DueList {
  people: Person[];
  hasMore: boolean;
}

/** What is to be done in a campaign today. */
export interface TodayLists {
  /** A 1-2-1 is asked for or arranged, and not held yet; who waits longest comes first. */
  waiting: DueList;
  /** Held back, for an organiser to decide. */
  held: DueList;
  /** Perhaps somebody who is here already. */
  flagged: DueList;
  /** Something is due with them until a day, the earliest first: the organiser's own people. */
  mine: DueList;
  /** The same of everybody else. */
  others: DueList;
  /** Came since a time, the newest first. */
  newcomers: DueList;
}

export interface TodayQuery {
  /** The organiser whose people are `mine`. */
  owner: string;
  /** The last day that is shown as due, `2026-11-21`. */
  until: string;
  /** From which time on people are new. */
  since: string;
  /** The most people of each list. */
  limit: number;
}

/** The part of a store that tells organisers what is to be done. */
export interface TodayRecords {
  read(campaign: string, query: TodayQuery): Promise<TodayLists>;
  /**
   * Notes that an organiser looks at the campaign now. Looks within half an hour are one visit.
   * @returns when they were here before; undefined at their first visit
   */
  visit(campaign: string, name: string, at: string): Promise<string | undefined>;
  /** Forgets visits of organisers who were not here since a time. */
  expireVisits(before: string): Promise<void>;
}
