/** A browser that is signed in. Only the browser knows its random id. */
export interface Session {
  /** SHA-256 of its id, hexadecimal. */
  hash: string;
  /** SHA-256 of the token that opened it, or of the link's key: the session ends with that. */
  tokenHash: string;
  /** The user's name in the log. Null in sessions of earlier versions, as is `openedAt`. */
  name: string | null;
  openedAt: string | null;
  /** The latest end, and the end if nobody uses it: ISO 8601 in UTC. */
  endsAt: string;
  idleEndsAt: string;
}

/** The part of a store that keeps sessions. */
export interface SessionRecords {
  /** Keeps a new session, and deletes those that have ended. */
  add(session: Session, now: string): Promise<void>;
  /** The session, while it lasts. */
  find(hash: string, now: string): Promise<Session | undefined>;
  /**
   * The newest valid sessions whose token or link is not revoked.
   * @param ownerHash the hash of the token that is in no table
   */
  list(ownerHash: string, now: string): Promise<Session[]>;
  /** Extends a session that is in use. */
  keepAlive(hash: string, idleEndsAt: string): Promise<void>;
  /** @returns whether there was one */
  end(hash: string): Promise<boolean>;
}
