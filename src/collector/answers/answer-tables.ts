import type { Generated } from 'kysely';
import type { EntryState } from '../store/entry-state.ts';

/** The tables of anonymous answers. A truth is 1 or 0. */
export interface AnswerTables {
  responses: {
    campaign: string;
    id: string;
    version: number;
    state: EntryState;
    held_because: string | null;
    released: Generated<number>;
    area: string;
    area_version: string;
    issue: string;
    other: string | null;
    words: string | null;
    /** What was answered to the campaign's own questions, as JSON; null where nothing was. */
    more: string | null;
    channel: string;
    source: string | null;
    assisted_by: string | null;
    locale: string;
    page: string | null;
    signals: string | null;
    answered_on: string;
    received_on: string;
    /** 1 until it is published, or counted and published for the first time. */
    pending: Generated<number>;
    /** The details that nobody is shown: see `withheld-details.ts`. */
    withheld: Generated<string>;
  };
  /**
   * How many counted answers wait for their batch. A transaction that changes which answers wait
   * must lock its row first.
   */
  waiting_answers: { campaign: string; area: string; count: number };
  /** Of the campaign's own questions; an empty `choice` counts those who answered the question. */
  choice_tallies: {
    campaign: string;
    area: string;
    question: string;
    choice: string;
    count: number;
  };
  tallies: { campaign: string; area: string; issue: string; count: number };
}
