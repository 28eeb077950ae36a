import type { ChangeActor, Person, PersonChange, PersonRow, Stage } from './person.ts';

/**
 * What lists of people are sorted by, besides their arrival. Wards follow each other by their
 * codes, stages as people pass them; people who are alike in this stay in the order of arrival.
 */
export type PeopleSortKey = 'name' | 'ward' | 'stage' | 'contact';
export type PeopleSort = 'newest' | PeopleSortKey | `${PeopleSortKey}-desc`;

/** Parts of the register that need somebody's attention. */
export type PeoplePart = 'waiting' | 'same' | 'held' | 'organisations';

export interface PeopleFilter {
  /** A part of a name, an address or a telephone number, however it is written. */
  search?: string;
  area?: string;
  stage?: Stage;
  role?: string;
  source?: string;
  /**
   * `waiting`: a 1-2-1 asked for or arranged, and not yet held. `same`: perhaps somebody who is
   * here already.
   * `held`: held back. `organisations`: those of an organisation.
   */
  only?: PeoplePart;
  /** Oldest first, so that nobody is left unanswered, unless another order is asked for. */
  sort?: PeopleSort;
  /** Where the last page ended (`PeoplePage.next`), in the same order. */
  after?: string;
  limit: number;
}

export interface PeoplePage {
  people: PersonRow[];
  /** Give it as `after` for the next page; undefined on the last one. */
  next: string | undefined;
}

export type RegisterMeasure =
  'recruited' | 'oneToOnesAsked' | 'oneToOnesHeld' | 'trained' | 'organisations' | 'invitations';

/**
 * A count without names. It is kept as things happen, and erasure and retention do not lower it.
 */
export interface RegisterFigure {
  measure: RegisterMeasure;
  area: string;
  source: string | null;
  count: number;
}

export interface RegisterFigures {
  figures: RegisterFigure[];
  /** The longest chain of invitations: 1 where people came by themselves, 0 where nobody came. */
  depth: number;
}

/**
 * The part of a store that keeps the people of each campaign. Ids are those of one campaign, and
 * never reach another.
 */
export interface PeopleRecords {
  list(campaign: string, filter: PeopleFilter): Promise<PeoplePage>;
  find(campaign: string, id: string): Promise<Person | undefined>;
  /** Those of these who are here, in their order: at most a thousand at once. */
  findMany(campaign: string, ids: string[]): Promise<Person[]>;
  /**
   * Writes the same change down for each of these people, a few in each transaction, so that others
   * are served between. If it fails half-way, it can be written again: the same twice changes no
   * figure twice.
   * @returns how many were found
   * @throws UncountableError where one of them may not be let count
   */
  change(
    campaign: string,
    ids: string[],
    change: PersonChange,
    actor: ChangeActor,
  ): Promise<number>;
  /** Why a held person may not be let count, in words; undefined where they may be. */
  explainUncountable(campaign: string, id: string): Promise<string | undefined>;
  /**
   * Deletes a person with all their sign-ups: a tombstone for each of these stays, and their
   * contacts go on the suppression list.
   * @returns whether they were here
   */
  erase(campaign: string, id: string, actor: ChangeActor): Promise<boolean>;
  /** How many people are in the register, and how many of them are held. */
  count(campaign: string): Promise<{ all: number; held: number }>;
  /** How many people are in each part that needs somebody's attention: at most a thousand each. */
  countParts(campaign: string): Promise<Record<PeoplePart, number>>;
  figures(campaign: string): Promise<RegisterFigures>;
}
