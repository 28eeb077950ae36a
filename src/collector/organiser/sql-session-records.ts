import type { DatabaseHandles } from '../store/database-handles.ts';
import type { Session, SessionRecords } from './session-records.ts';

/** Who is signed in, in queries that SQLite and PostgreSQL share. */
export class SqlSessionRecords implements SessionRecords {
  readonly #database: DatabaseHandles;

  constructor(database: DatabaseHandles) {
    this.#database = database;
  }

  async add({ hash, tokenHash, endsAt, idleEndsAt }: Session, now: string): Promise<void> {
    await this.#database.write
      .deleteFrom('sessions')
      .where(({ eb, or }) => or([eb('ends_at', '<=', now), eb('idle_ends_at', '<=', now)]))
      .execute();
    await this.#database.write
      .insertInto('sessions')
      .values({ hash, token_hash: tokenHash, ends_at: endsAt, idle_ends_at: idleEndsAt })
      .execute();
  }

  async find(hash: string, now: string): Promise<Session | undefined> {
    const row = await this.#database.read
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
    await this.#database.write
      .updateTable('sessions')
      .set({ idle_ends_at: idleEndsAt })
      .where('hash', '=', hash)
      .execute();
  }

  async end(hash: string): Promise<void> {
    await this.#database.write.deleteFrom('sessions').where('hash', '=', hash).execute();
  }
}
