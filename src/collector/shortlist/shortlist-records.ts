import type { ThemeActor } from './theme-records.ts';

/** What one organiser thinks of one question. */
export const MARKS = ['yes', 'partly', 'no'] as const;
export type Mark = (typeof MARKS)[number];

/** What one organiser thinks of a candidate in one area. Empty texts were left out. */
export interface Weighing {
  candidate: string;
  /** Widely felt, deeply felt, makes a real difference. */
  worthwhile: Mark | null;
  /** One person can decide, the demand is clear, there is a date, and people can be turned out. */
  winnable: Mark | null;
  /** Who can decide it. */
  decider: string;
  /** What the campaign would ask for. */
  ask: string;
  note: string;
}

/** A weighing with its area, who made it, and on which day. */
export interface MemberWeighing extends Weighing {
  area: string;
  member: string;
  on: string;
}

/** What an area chooses from, and what many named that is not on it. */
export interface ShortlistDocument {
  options: { candidate: string; why: string; ask: string }[];
  leftOut: { candidate: string; because: string }[];
}

export interface SavedShortlist extends ThemeActor {
  area: string;
  /** From 1; it rises with each version. */
  revision: number;
  document: ShortlistDocument;
}

/** The part of a store that keeps what organisers think and choose. */
export interface ShortlistRecords {
  weighings(campaign: string, area?: string): Promise<MemberWeighing[]>;
  /** Keeps what one organiser thinks now. A weighing that says nothing is deleted. */
  weigh(
    campaign: string,
    area: string,
    weighings: readonly Weighing[],
    actor: ThemeActor,
  ): Promise<void>;
  /** The newest version of each area's shortlist, by area. */
  current(campaign: string): Promise<SavedShortlist[]>;
  /** The versions of one area's shortlist, the newest first. */
  versions(campaign: string, area: string, limit: number): Promise<SavedShortlist[]>;
  /**
   * Keeps a new version.
   * @param base the revision that it was made from; 0 for the first
   * @returns whether it was kept: not if somebody saved another meanwhile
   */
  save(
    campaign: string,
    shortlist: { area: string; base: number; document: ShortlistDocument },
    actor: ThemeActor,
  ): Promise<boolean>;
}
