import type { Organisation } from 'campaign-widgets/contract';
import type { ChangeActor, Stage } from '../person.ts';

/** A helper from somebody's list. */
export interface ImportedPerson {
  name: string;
  email?: string;
  phone?: string;
  area: string;
  areaVersion: string;
  roles: string[];
  source?: string;
  organisation?: Organisation;
  stage?: Stage;
  language?: string;
  /**
   * Where and when they agreed to be kept, in the words of whoever imports: the evidence of their
   * consent.
   */
  consentSource: string;
  /** Statements of the campaign to which the list says that they did not agree. */
  refusedStatements?: string[];
}

/** Somebody who says no in a list. */
export interface ListRefusal {
  /** What they are not to be reached by. */
  email?: string;
  phone?: string;
  /** The column of the list that says no. */
  column: string;
}

/**
 * What became of one line: `added`; `known`, and their record is left as it is; `suppressed`: they
 * asked to be forgotten, and are never kept; `refused-before`: a list says no for this contact, and
 * it is not kept until an organiser allows it again.
 */
export type ImportOutcome = 'added' | 'known' | 'suppressed' | 'refused-before';

/** What a list says no for: an address, a number, or both. */
export interface ContactDetails {
  email?: string;
  phone?: string;
}

/** The part of a store that takes lists of people in, and remembers whom the lists say no for. */
export interface ImportRecords {
  /** Keeps the people of a list. @returns what became of each, in their order */
  add(campaign: string, people: ImportedPerson[], actor: ChangeActor): Promise<ImportOutcome[]>;
  /**
   * Remembers the contacts that a list says no for, as keyed hashes: no later list brings them in.
   * People who are in the register already stay as they are, with a line in their history.
   * @returns for each refusal, the ids of those who are in the register
   */
  addRefusals(campaign: string, refusals: ListRefusal[], actor: ChangeActor): Promise<string[][]>;
  /** How many addresses and numbers lists say no for. */
  countRefusals(campaign: string): Promise<number>;
  /** Lets lists bring an address or a number in again. @returns whether a list said no for it */
  liftRefusal(campaign: string, contact: ContactDetails): Promise<boolean>;
}
