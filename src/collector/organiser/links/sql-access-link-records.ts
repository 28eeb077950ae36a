import type { Selectable } from 'kysely';
import type { DatabaseHandles } from '../../store/database-handles.ts';
import type { Tables } from '../../store/tables.ts';
import type { AccessScope } from '../access-scopes.ts';
import type {
  AccessLink,
  AccessLinkRecords,
  LinkUse,
  NewAccessLink,
} from './access-link-records.ts';

/** Links that let somebody in once, in queries that SQLite and PostgreSQL share. */
export class SqlAccessLinkRecords implements AccessLinkRecords {
  readonly #database: DatabaseHandles;

  constructor(database: DatabaseHandles) {
    this.#database = database;
  }

  async add(link: NewAccessLink, hash: string): Promise<void> {
    await this.#database.write
      .insertInto('access_links')
      .values({
        id: link.id,
        name: link.name,
        campaigns: JSON.stringify(link.campaigns),
        scopes: JSON.stringify(link.scopes),
        source: link.source,
        hash,
        created_at: link.createdAt,
        created_by: link.createdBy,
        expires_at: link.expiresAt,
      })
      .execute();
  }

  async find(hash: string): Promise<AccessLink | undefined> {
    const row = await this.#database.read
      .selectFrom('access_links')
      .selectAll()
      .where('hash', '=', hash)
      .executeTakeFirst();
    return row && toLink(row);
  }

  async list(): Promise<AccessLink[]> {
    const rows = await this.#database.read
      .selectFrom('access_links')
      .selectAll()
      .orderBy('created_at')
      .orderBy('id')
      .execute();
    return rows.map(toLink);
  }

  async use(hash: string, { browser, now, repeatSince }: LinkUse): Promise<boolean> {
    // One statement: if two open it at once, the database accepts one.
    const { numUpdatedRows } = await this.#database.write
      .updateTable('access_links')
      .set(({ fn, val }) => ({ used_at: fn.coalesce('used_at', val(now)), used_from: browser }))
      .where('hash', '=', hash)
      .where('revoked_at', 'is', null)
      .where(({ eb, or, and }) =>
        or([
          and([eb('used_at', 'is', null), eb('expires_at', '>', now)]),
          and([eb('used_from', '=', browser), eb('used_at', '>', repeatSince)]),
        ]),
      )
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  async revoke(id: string, at: string): Promise<boolean> {
    const { numUpdatedRows } = await this.#database.write
      .updateTable('access_links')
      .set({ revoked_at: at })
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }
}

const toLink = (row: Selectable<Tables['access_links']>): AccessLink => ({
  id: row.id,
  name: row.name,
  campaigns: JSON.parse(row.campaigns) as string[],
  scopes: JSON.parse(row.scopes) as AccessScope[],
  source: row.source,
  createdAt: row.created_at,
  createdBy: row.created_by,
  expiresAt: row.expires_at,
  usedAt: row.used_at,
  usedFrom: row.used_from,
  revokedAt: row.revoked_at,
});
