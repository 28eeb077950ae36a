import type { Selectable } from 'kysely';
import type { DatabaseHandles } from '../store/database-handles.ts';
import type { Tables } from '../store/tables.ts';
import type { AccessScope } from './access-scopes.ts';
import type { OrganiserToken, TokenRecords } from './token-records.ts';

/** The organisers' tokens, in queries that SQLite and PostgreSQL share. */
export class SqlTokenRecords implements TokenRecords {
  readonly #database: DatabaseHandles;

  constructor(database: DatabaseHandles) {
    this.#database = database;
  }

  async add(token: Omit<OrganiserToken, 'revokedAt'>, hash: string): Promise<void> {
    const { campaigns, scopes, createdAt, createdBy, ...columns } = token;
    await this.#database.write
      .insertInto('tokens')
      .values({
        ...columns,
        campaigns: JSON.stringify(campaigns),
        scopes: JSON.stringify(scopes),
        hash,
        created_at: createdAt,
        created_by: createdBy,
        revoked_at: null,
      })
      .execute();
  }

  async find(hash: string): Promise<OrganiserToken | undefined> {
    const row = await this.#database.read
      .selectFrom('tokens')
      .selectAll()
      .where('hash', '=', hash)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    return row && toToken(row);
  }

  async list(): Promise<OrganiserToken[]> {
    const rows = await this.#database.read
      .selectFrom('tokens')
      .selectAll()
      .orderBy('created_at')
      .orderBy('id')
      .execute();
    return rows.map(toToken);
  }

  async revoke(id: string, at: string): Promise<boolean> {
    const { numUpdatedRows } = await this.#database.write
      .updateTable('tokens')
      .set({ revoked_at: at })
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }
}

const toToken = (row: Selectable<Tables['tokens']>): OrganiserToken => ({
  id: row.id,
  name: row.name,
  campaigns: JSON.parse(row.campaigns) as string[],
  scopes: JSON.parse(row.scopes) as AccessScope[],
  source: row.source,
  createdAt: row.created_at,
  createdBy: row.created_by,
  revokedAt: row.revoked_at,
});
