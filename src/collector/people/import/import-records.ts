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
   * Where and when they agreed to be kept, in the importer's words: the evidence of their consent.
   */
  consentSource: string;
  /** Statements of the campaign that the list says they did not agree to. */
  refusedStatements?: string[];
  /** Statements that they agreed to on paper, as an organiser wrote it down. */
  grantedStatements?: GrantedStatement[];
  /** The id of the person who invited them. */
  inviter?: string;
  /** Organisers' words for them. */
  tags?: string[];
  /** What the list says beside, such as a second number. */
  notes?: string[];
  /**
   * What an organiser said of somebody who shares a contact with them: they are the same, or
   * somebody else. Left out, it is decided later.
   */
  decision?: 'same' | 'other';
}

/** A statement of the campaign that somebody agreed to, not in a form. */
export interface GrantedStatement {
  statement: string;
  version: number;
  /** Where and when they agreed. */
  words: string;
}

/** Somebody of the register. */
export interface KnownPerson {
  id: string;
  name: string;
}

/** What the register says about a person of a list. */
export interface PersonMatch {
  /** They are here. */
  known?: KnownPerson;
  /** The first who has their address or number under another name. */
  shared?: KnownPerson;
  suppressed?: 'erased' | 'list';
}

/** What people are imported with. */
export interface ImportOptions {
  batch?: string;
  /** Whether they count as recruited; if left out, they do not. */
  recruits?: boolean;
  /** An organiser writes one person down, and no list says so. */
  byHand?: boolean;
}

/** A person who refuses in a list. */
export interface ListRefusal {
  /** The contacts by which they must not be reached. */
  email?: string;
  phone?: string;
  /** The column of the list that refuses. */
  column: string;
}

/**
 * The result of one line: `added`; `perhaps-known`: added, and somebody else has their address or
 * number; `known`, and their record is unchanged; `suppressed`: they
 * asked to be forgotten, and are never kept; `refused-before`: a list refuses this contact, and it
 * is not kept until an organiser allows it again.
 */
export type ImportOutcome = 'added' | 'perhaps-known' | 'known' | 'suppressed' | 'refused-before';

/** The contacts that a list refuses: an address, a number, or both. */
export interface ContactDetails {
  email?: string;
  phone?: string;
}

/** The part of a store that imports lists of people, and remembers the refusals in them. */
export interface ImportRecords {
  /**
   * Keeps the people of a list.
   * @returns the result for each, in their order
   */
  add(
    campaign: string,
    people: ImportedPerson[],
    actor: ChangeActor,
    options?: ImportOptions,
  ): Promise<ImportOutcome[]>;
  /** What the register says about each of these people, before any of them is kept. */
  match(campaign: string, people: ImportedPerson[]): Promise<PersonMatch[]>;
  /**
   * Remembers the contacts that a list refuses, as keyed hashes: no later list brings them in.
   * People who are in the register already stay as they are, with a line in their history.
   * @returns for each refusal, the ids of its people in the register
   */
  addRefusals(
    campaign: string,
    refusals: ListRefusal[],
    actor: ChangeActor,
    batch?: string,
  ): Promise<string[][]>;
  /** How many addresses and numbers are refused by lists. */
  countRefusals(campaign: string): Promise<number>;
  /**
   * Lets lists bring in an address or a number again.
   * @returns whether a list had refused it
   */
  liftRefusal(campaign: string, contact: ContactDetails): Promise<boolean>;
}
