import type { Selectable } from 'kysely';
import type { DatabaseHandles } from '../store/database-handles.ts';
import type { Tables } from '../store/tables.ts';
import type { Session, SessionRecords } from './session-records.ts';

const MAX_LISTED_SESSIONS = 200;

/** Sessions, in queries that SQLite and PostgreSQL share. */
export class SqlSessionRecords implements SessionRecords {
  readonly #database: DatabaseHandles;

  constructor(database: DatabaseHandles) {
    this.#database = database;
  }

  async add(session: Session, now: string): Promise<void> {
    await this.#database.write
      .deleteFrom('sessions')
      .where(({ eb, or }) => or([eb('ends_at', '<=', now), eb('idle_ends_at', '<=', now)]))
      .execute();
    await this.#database.write
      .insertInto('sessions')
      .values({
        hash: session.hash,
        token_hash: session.tokenHash,
        name: session.name,
        opened_at: session.openedAt,
        ends_at: session.endsAt,
        idle_ends_at: session.idleEndsAt,
      })
      .execute();
  }

  async find(hash: string, now: string): Promise<Session | undefined> {
    const row = await this.#lasting(now).where('hash', '=', hash).executeTakeFirst();
    return row && toSession(row);
  }

  async list(ownerHash: string, now: string): Promise<Session[]> {
    const { read } = this.#database;
    const tokens = read.selectFrom('tokens').select('hash').where('revoked_at', 'is', null);
    const links = read.selectFrom('access_links').select('hash').where('revoked_at', 'is', null);
    const rows = await this.#lasting(now)
      .where(({ eb, or }) =>
        or([
          eb('token_hash', '=', ownerHash),
          eb('token_hash', 'in', tokens),
          eb('token_hash', 'in', links),
        ]),
      )
      .orderBy('ends_at', 'desc')
      .orderBy('hash')
      .limit(MAX_LISTED_SESSIONS)
      .execute();
    return rows.map(toSession);
  }

  async keepAlive(hash: string, idleEndsAt: string): Promise<void> {
    await this.#database.write
      .updateTable('sessions')
      .set({ idle_ends_at: idleEndsAt })
      .where('hash', '=', hash)
      .execute();
  }

  async end(hash: string): Promise<boolean> {
    const { numDeletedRows } = await this.#database.write
      .deleteFrom('sessions')
      .where('hash', '=', hash)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  }

  #lasting(now: string) {
    return this.#database.read
      .selectFrom('sessions')
      .selectAll()
      .where('ends_at', '>', now)
      .where('idle_ends_at', '>', now);
  }
}

const toSession = (row: Selectable<Tables['sessions']>): Session => ({
  hash: row.hash,
  tokenHash: row.token_hash,
  name: row.name,
  openedAt: row.opened_at,
  endsAt: row.ends_at,
  idleEndsAt: row.idle_ends_at,
});
