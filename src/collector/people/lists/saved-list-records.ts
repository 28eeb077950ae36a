/** A filter of the list of people that has a name, and an address of its own. */
export interface SavedList {
  id: string;
  name: string;
  /** The query of the list's address, with its question mark. */
  query: string;
  /** The organiser who made it, and when. */
  by: string;
  at: string;
}

/** The most lists that one campaign keeps. */
export const MAX_SAVED_LISTS = 200;
export const MAX_LIST_NAME = 60;

/** The part of a store that keeps lists of people with a name: what they look for, not whom. */
export interface SavedListRecords {
  /** By name. */
  list(campaign: string): Promise<SavedList[]>;
  find(campaign: string, id: string): Promise<SavedList | undefined>;
  /** @returns false if the campaign keeps too many lists */
  add(campaign: string, list: SavedList): Promise<boolean>;
  /** @returns whether there is such a list */
  rename(campaign: string, id: string, name: string): Promise<boolean>;
  /** @returns whether there was such a list */
  remove(campaign: string, id: string): Promise<boolean>;
}
