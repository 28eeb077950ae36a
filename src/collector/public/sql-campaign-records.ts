import { isDeepStrictEqual } from 'node:util';
import type { DatabaseHandles } from '../store/database-handles.ts';
import type { CampaignRecords, KeptDocument } from './campaign-records.ts';

/** Campaign documents, in queries that SQLite and PostgreSQL share. */
export class SqlCampaignRecords implements CampaignRecords {
  readonly #database: DatabaseHandles;

  constructor(database: DatabaseHandles) {
    this.#database = database;
  }

  async keep(document: KeptDocument): Promise<void> {
    const { id, version } = document;
    await this.#database.write
      .insertInto('campaigns')
      .values({ id, version, document: JSON.stringify(document) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    if (!isDeepStrictEqual(await this.find(id, version), JSON.parse(JSON.stringify(document))))
      throw new Error(
        `campaign "${id}": version ${version} was served with other content before. Raise "version" to ${version + 1}, so that every answer stays with the words it was given to.`,
      );
  }

  async find(id: string, version: number): Promise<unknown> {
    const row = await this.#database.read
      .selectFrom('campaigns')
      .select('document')
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    return row && (JSON.parse(row.document) as unknown);
  }

  async listNewest(): Promise<unknown[]> {
    const rows = await this.#database.read
      .selectFrom('campaigns as c')
      .select('document')
      .where(({ eb, selectFrom }) =>
        eb(
          'version',
          '=',
          selectFrom('campaigns as other')
            .select(({ fn }) => fn.max('other.version').as('newest'))
            .whereRef('other.id', '=', 'c.id'),
        ),
      )
      .orderBy('id')
      .execute();
    return rows.map(({ document }) => JSON.parse(document) as unknown);
  }
}
