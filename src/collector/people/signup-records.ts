import type { ChampionAnswers, ConsentGiven, DetailsChange } from 'campaign-widgets/contract';
import type { ChangeActor, ConsentState, PersonRow, Signup } from './person.ts';

/** What a person's private page shows: what one sign-up gave, and nothing of any other. */
export interface OwnSignup {
  campaign: string;
  signup: Signup;
  answers: Partial<ChampionAnswers>;
  /** How many people came by this sign-up's invitation. */
  brought: number;
  /** The page on which they signed up, where it has an address that others can open. */
  page: string | null;
  /** When the person last gave or were given anything. */
  lastContactAt: string;
  /**
   * What an organiser wrote over it. Empty where the person has another sign-up too, of which it
   * may tell.
   */
  corrections: Partial<Pick<PersonRow, 'name' | 'email' | 'phone' | 'area' | 'language'>>;
}

/**
 * What became of a person's change. `unchanged`: all of it was so already. `no-contact`: nobody
 * could reach them any more. `gone`: there is no such sign-up. Of the last two nothing was written.
 */
export type SignupChangeOutcome = 'changed' | 'unchanged' | 'no-contact' | 'gone';

/**
 * The part of a store that keeps sign-ups. Each belongs to a person, and its private link governs
 * it and no other.
 */
export interface SignupRecords {
  /** Every sign-up with its consents, in the order of their ids, for exports. */
  list(
    campaign: string,
    page: { after?: string; limit: number },
  ): Promise<(Signup & { person: string })[]>;
  /** What one sign-up gave; undefined where there is none, or it is erased. */
  find(id: string): Promise<OwnSignup | undefined>;
  /**
   * Holds the person of a sign-up, or lets them count.
   * @returns whether there is such a sign-up
   * @throws UncountableError where they may not be counted
   */
  decide(
    campaign: string,
    id: string,
    decision: 'hold' | 'count',
    actor: ChangeActor,
  ): Promise<boolean>;
  /**
   * Writes over what a sign-up gave, field by field, what its person gives now. The caller has
   * checked it against the campaign.
   */
  change(id: string, change: DetailsChange, at: string): Promise<SignupChangeOutcome>;
  /**
   * Writes down that a person agrees to these statements on their private page: a line for each
   * that does not stand yet. The caller has checked the words.
   * @returns whether there is such a sign-up
   */
  give(id: string, consents: readonly ConsentGiven[], at: string): Promise<boolean>;
  /**
   * Takes a statement back: it adds a line to its record, and changes none. The consent that lets a
   * name be kept is not withdrawn but erased: see `erase`.
   * @returns whether it was granted until now
   */
  withdraw(id: string, statement: string, via: ConsentState['via'], at: string): Promise<boolean>;
  /**
   * Lets whoever opens the invitation of a sign-up read its person's first name, or not.
   * @returns whether there is such a sign-up
   */
  showFirstName(id: string, isShown: boolean, at: string): Promise<boolean>;
  /**
   * The first name of whoever holds an invite code; empty where nobody does, and alike where they
   * have not said that it may be read, or are held.
   */
  findInviter(campaign: string, code: string): Promise<string>;
  /**
   * Deletes what a sign-up gave: a tombstone under its id stays, and its contacts go on the
   * suppression list. The person goes with their last sign-up.
   * @returns whether it was here
   */
  erase(id: string, at: string): Promise<boolean>;
  /**
   * Erases again what is on the list of erasures and still here, as it is in a backup that was
   * restored.
   * @returns how many sign-ups
   */
  reapplyErasures(at: string): Promise<number>;
}
