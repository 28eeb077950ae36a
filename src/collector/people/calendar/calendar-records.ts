/** What an organiser's calendar shows: somebody's first name, a day, and perhaps a time. */
export interface CalendarEntry {
  kind: 'meeting' | 'next';
  /** The id of the meeting; of the person for what is due with them. */
  id: string;
  person: string;
  name: string;
  day: string;
  time: string | null;
  changedAt: string;
}

/** The address that an organiser's calendar follows: only a hash of it is kept. */
export interface CalendarFeed {
  campaign: string;
  /** The organiser, as the log names them, and the token that they came with. */
  name: string;
  holder: string;
  at: string;
}

/** The part of a store that keeps calendars. */
export interface CalendarRecords {
  /** Gives an organiser an address; the one before it works no more. */
  setFeed(feed: CalendarFeed, hash: string): Promise<void>;
  /** @returns whether there was one */
  removeFeed(campaign: string, name: string): Promise<boolean>;
  ownFeed(campaign: string, name: string): Promise<CalendarFeed | undefined>;
  findFeed(hash: string): Promise<CalendarFeed | undefined>;
  /** The arranged 1-2-1s of an organiser, and what is due with the people whom they look after. */
  entries(campaign: string, name: string): Promise<CalendarEntry[]>;
}
