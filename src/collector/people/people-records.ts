import type { ReachChannel } from './latest-consents.ts';
import type { ChangeActor, Person, PersonChange, PersonRow, Stage } from './person.ts';

/**
 * The sort keys of lists of people, beside their arrival. Wards are sorted by code, stages as
 * people pass them; people with the same key stay in the order of arrival.
 */
export type PeopleSortKey = 'name' | 'ward' | 'stage' | 'contact' | 'brought';
export type PeopleSort = 'newest' | PeopleSortKey | `${PeopleSortKey}-desc`;

/** Parts of the register that need attention. */
export type PeoplePart = 'waiting' | 'flagged' | 'held' | 'organisations';

export interface PeopleFilter {
  /**
   * Words of a name, of notes, tags or what a person wrote, or a part of an address or a telephone
   * number, in any spelling.
   */
  search?: string;
  area?: string;
  stage?: Stage;
  role?: string;
  source?: string;
  /** The id of an issue that they care about. */
  cares?: string;
  /** An organiser's own word for them. */
  tag?: string;
  /** The organiser who looks after them. In an address, `me` is whoever opens it. */
  owner?: string;
  /** Whether they ever took a course. */
  trained?: 'yes' | 'no';
  /** A way of being reached that they agreed to: `granted` has its statements. */
  consent?: ReachChannel;
  /** Statements, of which they agreed to one. */
  granted?: string[];
  /** Came on this day or later, and on this day or before: `2026-11-21`. */
  from?: string;
  to?: string;
  /** Ticked by whoever opens the address: `tickedBy` has their name. */
  ticked?: 'yes';
  tickedBy?: string;
  /**
   * `waiting`: a 1-2-1 requested or arranged, but not held yet. `same`: perhaps a person who is
   * here already. `held`: held back. `organisations`: those of an organisation.
   */
  only?: PeoplePart;
  /** Oldest first, so that nobody waits for an answer, unless another order is asked for. */
  sort?: PeopleSort;
  /** Where the last page ended (`PeoplePage.next`), in the same order. */
  after?: string;
  limit: number;
}

export interface PeoplePage {
  people: PersonRow[];
  /** Pass it as `after` for the next page; undefined on the last one. */
  next: string | undefined;
}

export type RegisterMeasure =
  'recruited' | 'oneToOnesAsked' | 'oneToOnesHeld' | 'trained' | 'organisations' | 'invitations';

/** A count without names. It is updated as things happen; erasure and retention do not lower it. */
export interface RegisterFigure {
  measure: RegisterMeasure;
  area: string;
  source: string | null;
  count: number;
}

export interface RegisterFigures {
  figures: RegisterFigure[];
  /** The longest chain of invitations: 1 if people only came by themselves, 0 if nobody came. */
  depth: number;
}

/**
 * The part of a store that keeps the people of each campaign. Ids belong to one campaign, and
 * never give access to another.
 */
export interface PeopleRecords {
  list(campaign: string, filter: PeopleFilter): Promise<PeoplePage>;
  find(campaign: string, id: string): Promise<Person | undefined>;
  /** Those of these people who exist, in their order: at most a thousand at once. */
  findMany(campaign: string, ids: string[]): Promise<Person[]>;
  /**
   * Records the same change for each of these people, a few in each transaction, so that other
   * requests are served in between. If it fails half-way, it can be repeated: a repeated change
   * changes no figure.
   * @returns how many were found
   * @throws UncountableError if one of them may not be counted
   */
  change(
    campaign: string,
    ids: string[],
    change: PersonChange,
    actor: ChangeActor,
  ): Promise<number>;
  /** Why a held person may not be counted, in words; undefined if they may be. */
  explainUncountable(campaign: string, id: string): Promise<string | undefined>;
  /**
   * Deletes a person with all their sign-ups: a tombstone for each sign-up stays, and their
   * contacts are added to the suppression list.
   * @returns whether they existed
   */
  erase(campaign: string, id: string, actor: ChangeActor): Promise<boolean>;
  /**
   * Removes a person who was written down by mistake, with what they count. Nobody is kept out.
   * @returns whether they existed
   */
  remove(campaign: string, id: string, actor: ChangeActor): Promise<boolean>;
  /** How many people are in the register, and how many of them are held. */
  count(campaign: string): Promise<{ all: number; held: number }>;
  /** How many people are in each part that needs attention: at most a thousand each. */
  countParts(campaign: string): Promise<Record<PeoplePart, number>>;
  figures(campaign: string): Promise<RegisterFigures>;
}
