import type { ChampionAnswers, ConsentGiven, DetailsChange } from 'campaign-widgets/contract';
import type { ChangeActor, ConsentState, Person, PersonRow, Signup } from './person.ts';

/** The content of a person's private page: the data of one sign-up, and nothing of any other. */
export interface OwnSignup {
  campaign: string;
  signup: Signup;
  answers: Partial<ChampionAnswers>;
  /** How many people used this sign-up's invitation. */
  brought: number;
  /** The page on which they signed up, if others can open its address. */
  page: string | null;
  /** The time of the last contact. */
  lastContactAt: string;
  /**
   * An organiser's corrections. Empty if the person has another sign-up too, because they may
   * reveal its data.
   */
  corrections: Partial<Pick<PersonRow, 'name' | 'email' | 'phone' | 'area' | 'language'>>;
  /** What organisers wrote down about the person; undefined in the same case. */
  work?: Pick<Person, 'notes' | 'tags' | 'next'>;
}

/**
 * The result of a person's change. `unchanged`: the values were the same. `no-contact`: nobody
 * could reach them any more. `gone`: there is no such sign-up. The last two wrote nothing.
 */
export type SignupChangeOutcome = 'changed' | 'unchanged' | 'no-contact' | 'gone';

/**
 * The part of a store that keeps sign-ups. Each belongs to a person, and its private link gives
 * access to no other one.
 */
export interface SignupRecords {
  /** Every sign-up with its consents, in the order of their ids, for exports. */
  list(
    campaign: string,
    page: { after?: string; limit: number },
  ): Promise<(Signup & { person: string })[]>;
  /** The data of one sign-up; undefined if there is none, or it is erased. */
  find(id: string): Promise<OwnSignup | undefined>;
  /**
   * Holds the person of a sign-up, or lets them count.
   * @returns whether there is such a sign-up
   * @throws UncountableError if they may not be counted
   */
  decide(
    campaign: string,
    id: string,
    decision: 'hold' | 'count',
    actor: ChangeActor,
  ): Promise<boolean>;
  /**
   * Replaces the data of a sign-up, field by field, with what its person enters now. The caller
   * has checked it against the campaign.
   */
  change(id: string, change: DetailsChange, at: string): Promise<SignupChangeOutcome>;
  /**
   * Records that a person agrees to these statements on their private page: a line for each that
   * is not granted yet. The caller has checked the words.
   * @returns whether there is such a sign-up
   */
  give(id: string, consents: readonly ConsentGiven[], at: string): Promise<boolean>;
  /**
   * Withdraws a statement: adds a line to its record, and changes none. The consent that lets a
   * name be kept is not withdrawn but erased: see `erase`.
   * @returns whether it was granted until now
   */
  withdraw(id: string, statement: string, via: ConsentState['via'], at: string): Promise<boolean>;
  /**
   * Withdraws these statements in every sign-up of the person whose sign-up this is.
   * @returns how many were granted until now
   */
  withdrawAll(id: string, statements: readonly string[], at: string): Promise<number>;
  /**
   * Sets whether a person who opens the invitation of a sign-up may read its person's first name.
   * @returns whether there is such a sign-up
   */
  showFirstName(id: string, isShown: boolean, at: string): Promise<boolean>;
  /**
   * The first name of the holder of an invite code; empty if the code has no holder, and also if
   * they have not allowed it to be read, or are held.
   */
  findInviter(campaign: string, code: string): Promise<string>;
  /**
   * Deletes the data of a sign-up: a tombstone under its id stays, and its contacts are added to
   * the suppression list. The person is deleted with their last sign-up.
   * @returns whether it existed
   */
  erase(id: string, at: string): Promise<boolean>;
  /**
   * Erases again the sign-ups of the list of erasures that still exist, as in a restored backup.
   * @returns how many sign-ups
   */
  reapplyErasures(at: string): Promise<number>;
}
