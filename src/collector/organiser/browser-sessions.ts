import { randomBytes } from 'node:crypto';
import { hashOf } from './token-hash.ts';
import type { Session, SessionRecords } from './session-records.ts';
import { DAY_MS, HOUR_MS } from '../time-units.ts';

const MAX_SESSION_MS = 30 * DAY_MS;
const MAX_IDLE_MS = 14 * DAY_MS;
/** How far the recorded idle time may lag behind, so that not every page writes to the database. */
const IDLE_PRECISION_MS = HOUR_MS;

export const MAX_SESSION_SECONDS = MAX_SESSION_MS / 1000;

/** Browsers that are signed in. */
export interface Sessions {
  /**
   * @param opener the hash of the token or of the link's key, and the name for the log
   * @returns the id of a new session, which only the browser keeps
   */
  open(opener: Pick<Session, 'tokenHash' | 'name'>): Promise<string>;
  /** The session while it lasts; this does not check whether its token is still valid. */
  find(id: string): Promise<Session | undefined>;
  end(id: string): Promise<void>;
}

/**
 * Sessions of 30 days at most, and of 14 without use. Only hashes are stored, so a reader of the
 * database can't sign in.
 */
export function createSessions(records: SessionRecords, now: () => Date): Sessions {
  const inMilliseconds = (ms: number) => new Date(now().getTime() + ms).toISOString();
  return {
    async open(opener) {
      const id = randomBytes(32).toString('base64url');
      const openedAt = inMilliseconds(0);
      await records.add(
        {
          ...opener,
          hash: hashOf(id),
          openedAt,
          endsAt: inMilliseconds(MAX_SESSION_MS),
          idleEndsAt: inMilliseconds(MAX_IDLE_MS),
        },
        openedAt,
      );
      return id;
    },
    async find(id) {
      const session = await records.find(hashOf(id), inMilliseconds(0));
      if (session && session.idleEndsAt < inMilliseconds(MAX_IDLE_MS - IDLE_PRECISION_MS))
        await records.keepAlive(session.hash, inMilliseconds(MAX_IDLE_MS));
      return session;
    },
    async end(id) {
      await records.end(hashOf(id));
    },
  };
}
