import type { FurtherAnswers } from 'campaign-widgets/contract';
import type { EntryState } from '../store/entry-state.ts';

/** The id in place of an issue where people wrote one in their own words. */
export const OTHER_ISSUE = 'other';

/** Published answers: how many of one area named one issue. */
export interface IssueTally {
  area: string;
  issue: string;
  count: number;
}

/**
 * Published answers: how many of one area gave which choice to one of the campaign's own questions.
 */
export interface ChoiceTally {
  area: string;
  question: string;
  /** `ANSWERED` for all who answered the question. */
  choice: string;
  count: number;
}

/** Marks in a `ChoiceTally` that a question was answered, whatever the choice. */
export const ANSWERED = '';

/**
 * One published answer to the campaign's own questions, without anything about its source.
 */
export interface FurtherRow {
  id: string;
  area: string;
  issue: string;
  more: FurtherAnswers;
}

/**
 * One answer as an organiser sees it, with a day but no time. A detail that too few answers of its
 * batch share is null, because it could show whose answer this is; an answer that was never
 * published has none of these details.
 */
export interface ResponseRow {
  id: string;
  version: number | null;
  state: EntryState;
  heldBecause: string | null;
  released: boolean;
  area: string;
  areaVersion: string | null;
  issue: string;
  other: string | null;
  words: string | null;
  channel: string | null;
  source: string | null;
  assistedBy: string | null;
  locale: string | null;
  /** Days, `2026-11-21`: by the resident's clock, and by the collector's. */
  answeredOn: string | null;
  receivedOn: string | null;
}

/** Which typed texts are listed. */
export interface WordsFilter {
  /** A part of the text, in upper or lower case. */
  search?: string;
  area?: string;
  issue?: string;
  /** Whether the words are public. */
  state?: 'public' | 'private';
}

export interface ResponseFilter extends WordsFilter {
  /**
   * `held`: to decide on. `words`: with typed text. `released`: with public text; counted answers
   * only.
   */
  only?: 'held' | 'words' | 'released';
  /** The id of the last row seen. Rows are ordered by their random ids, so never by time. */
  after?: string;
  limit: number;
}

/**
 * What an organiser decides about one answer: whether it counts, and whether its words are public.
 */
export type AnswerDecision = 'count' | 'hold' | 'release' | 'withhold';

/** What an organiser decides about the words of many answers. */
export const WORDS_DECISIONS = ['release', 'withhold'] as const;
export type WordsDecision = (typeof WORDS_DECISIONS)[number];

/** Which waiting answers are published. */
export interface BatchRule {
  /** In areas where at least this many wait. */
  least: number;
  /** How many answers must share a detail for it to be shown. */
  batchSize: number;
}

/** The answers from one source on one day. */
export interface SourceDay {
  /** Null for answers that named no source. */
  source: string | null;
  /** By the collector's clock, `2026-11-21`: an anonymous answer keeps no time of day. */
  day: string;
  /** Published ones. */
  counted: number;
  /** Those that count, and wait for their batch. */
  waiting: number;
  held: number;
  /** How many of the held ones were held as a wave. */
  wave: number;
}

/** Published answers of one source: how many of one day and ward named one issue. */
export interface SourceCell {
  /** By the collector's clock, `2026-11-21`. */
  day: string;
  area: string;
  issue: string;
  count: number;
}

/** All answers of one source since a day. */
export interface AnswerWave {
  source: string | null;
  since: string;
}

/** The part of a store that keeps anonymous answers. */
export interface AnswerRecords {
  /** Published answers by area and issue. The cost doesn't grow with the number of answers. */
  tallies(campaign: string): Promise<IssueTally[]>;
  /** The same of the campaign's own questions. */
  choiceTallies(campaign: string): Promise<ChoiceTally[]>;
  /** Published answers that count and say something to the campaign's own questions. */
  listFurther(campaign: string, page: { after?: string; limit: number }): Promise<FurtherRow[]>;
  /** Answers that are published, and held ones to decide on. */
  list(campaign: string, filter: ResponseFilter): Promise<ResponseRow[]>;
  /**
   * The ids of all that `list` gives without `only`, at one moment: each batch whole, or not at
   * all.
   */
  listIds(campaign: string): Promise<string[]>;
  /** How many answers count, but wait for others of their area. */
  countWaiting(campaign: string): Promise<number>;
  /** How many answers are held. */
  countHeld(campaign: string): Promise<number>;
  /**
   * Publishes answers that wait, because the campaign is closed or its batches became smaller.
   * @returns how many
   */
  publishWaiting(campaign: string, rule: BatchRule): Promise<number>;
  /**
   * Decides about an answer. An answer that was published before counts again at once; one that
   * never was published waits for its batch. Deciding twice has the same result as once.
   * @returns whether there is such an answer
   * @throws UncountableError where it may not be counted
   */
  decide(campaign: string, id: string, decision: AnswerDecision): Promise<boolean>;
  /**
   * Makes the words of answers public, or not public any more, all in one transaction. Answers
   * without words, and those that nobody may see yet, stay as they are.
   * @returns the ids of those that were changed
   */
  decideWords(campaign: string, ids: string[], decision: WordsDecision): Promise<string[]>;
  /** Which of these held answers may not be counted, and why, in words, by id. */
  explainUncountable(campaign: string, ids: string[]): Promise<Map<string, string>>;
  /** What came from each source on each day since one, newest day first. */
  countBySource(campaign: string, since: string): Promise<SourceDay[]>;
  /**
   * Published answers of one source by day, area and issue, newest day first. Answers whose day or
   * source is withheld are left out: so each batch adds to a day and an area at least as many as
   * its rule asks for, or none.
   */
  countSourceCells(campaign: string, source: string): Promise<SourceCell[]>;
  /**
   * Holds all counted answers of a wave, or lets those count that were held as one; an answer that
   * was held for another reason stays held.
   * @returns how many were changed
   */
  decideWave(campaign: string, wave: AnswerWave, decision: 'hold' | 'count'): Promise<number>;
}
