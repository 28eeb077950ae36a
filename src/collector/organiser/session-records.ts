import type { Kysely } from 'kysely';
import type { Tables } from '../store/migrate-schema.ts';

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

/** Who is signed in, in queries that SQLite and PostgreSQL share. */
export class SqlSessionRecords implements SessionRecords {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async add({ hash, tokenHash, endsAt, idleEndsAt }: Session, now: string): Promise<void> {
    await this.#db
      .deleteFrom('sessions')
      .where(({ eb, or }) => or([eb('ends_at', '<=', now), eb('idle_ends_at', '<=', now)]))
      .execute();
    await this.#db
      .insertInto('sessions')
      .values({ hash, token_hash: tokenHash, ends_at: endsAt, idle_ends_at: idleEndsAt })
      .execute();
  }

  async find(hash: string, now: string): Promise<Session | undefined> {
    const row = await this.#db
      .selectFrom('sessions')
      .selectAll()
      .where('hash', '=', hash)
      .where('ends_at', '>', now)
      .where('idle_ends_at', '>', now)
      .executeTakeFirst();
    return (
      row && {
        hash: row.hash,
        tokenHash: row.token_hash,
        endsAt: row.ends_at,
        idleEndsAt: row.idle_ends_at,
      }
    );
  }

  async keepAlive(hash: string, idleEndsAt: string): Promise<void> {
    await this.#db
      .updateTable('sessions')
      .set({ idle_ends_at: idleEndsAt })
      .where('hash', '=', hash)
      .execute();
  }

  async end(hash: string): Promise<void> {
    await this.#db.deleteFrom('sessions').where('hash', '=', hash).execute();
  }
}
