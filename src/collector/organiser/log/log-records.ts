/** What organisers do that others should be able to look up later. */
export const LOGGED_ACTIONS = [
  'answers',
  'export',
  'list',
  'copy',
  'delete',
  'import',
  'access',
  'calendar',
  'complaint',
] as const;
export type LoggedAction = (typeof LOGGED_ACTIONS)[number];

export interface LogEntry {
  id: string;
  /** ISO 8601 in UTC. */
  at: string;
  /** The organiser, as the history of people names them. */
  by: string;
  what: LoggedAction;
  /** A word or the name of a file, never anybody's data. */
  detail: string;
}

/** The part of a store that keeps what organisers did: it is added to, and never changed. */
export interface LogRecords {
  /** @param campaign empty for what concerns every campaign, as a token does */
  add(campaign: string, entry: LogEntry): Promise<void>;
  /** Newest first; those of every campaign too. @param before the id of the last entry read */
  list(campaign: string, page: { before?: string; limit: number }): Promise<LogEntry[]>;
}
