/** A browser that is signed in. Its own random id is known to the browser only. */
export interface Session {
  /** SHA-256 of its id, hexadecimal. */
  hash: string;
  /** SHA-256 of the token that opened it: the session ends with the token. */
  tokenHash: string;
  /** When it ends at the latest, and when it ends if nobody uses it: ISO 8601 in UTC. */
  endsAt: string;
  idleEndsAt: string;
}

/** The part of a store that keeps who is signed in. */
export interface SessionRecords {
  /** Keeps a new session, and deletes those that have ended. */
  add(session: Session, now: string): Promise<void>;
  /** The session, while it lasts. */
  find(hash: string, now: string): Promise<Session | undefined>;
  /** Puts off the end of a session that is used. */
  keepAlive(hash: string, idleEndsAt: string): Promise<void>;
  end(hash: string): Promise<void>;
}
