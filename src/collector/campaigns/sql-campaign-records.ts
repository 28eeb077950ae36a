import { isDeepStrictEqual } from 'node:util';
import type { DatabaseHandles } from '../store/database-handles.ts';
import type { Trx } from '../store/insert-rows.ts';
import { inTransaction } from '../store/transaction.ts';
import type {
  CampaignRecords,
  CampaignState,
  CampaignVersion,
  KeptDocument,
  Publication,
  PublishOutcome,
} from './campaign-records.ts';

/** Campaign documents, in queries that SQLite and PostgreSQL share. */
export class SqlCampaignRecords implements CampaignRecords {
  readonly #database: DatabaseHandles;

  constructor(database: DatabaseHandles) {
    this.#database = database;
  }

  publish(document: KeptDocument, publication: Publication): Promise<PublishOutcome> {
    const { id, version } = document;
    return inTransaction(this.#database.write, async (trx) => {
      const { by, at, note = '' } = publication;
      const isNew = await trx
        .insertInto('campaigns')
        .values({
          ...{ id, version, note },
          document: JSON.stringify(document),
          published_by: by,
          published_at: at,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('version')
        .executeTakeFirst();
      const newest = await findNewest(trx, id);
      if (newest.version > version) return 'older';
      if (isNew) {
        await trx.deleteFrom('taken_down').where('campaign', '=', id).execute();
        return 'published';
      }
      if (!isDeepStrictEqual(JSON.parse(newest.document), JSON.parse(JSON.stringify(document))))
        return 'changed';
      if (newest.published_at === null) await dateVersion(trx, document, at);
      return 'unchanged';
    });
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

  async listDocuments(id: string): Promise<unknown[]> {
    const rows = await this.#database.read
      .selectFrom('campaigns')
      .select('document')
      .where('id', '=', id)
      .orderBy('version', 'desc')
      .execute();
    return rows.map(({ document }) => JSON.parse(document) as unknown);
  }

  async listNewest(): Promise<unknown[]> {
    const rows = await this.#newest().select('document').execute();
    return rows.map(({ document }) => JSON.parse(document) as unknown);
  }

  async listStates(): Promise<CampaignState[]> {
    const rows = await this.#newest()
      .leftJoin('taken_down', 'taken_down.campaign', 'c.id')
      .select(['c.id', 'c.version', 'c.published_at', 'taken_down.made_by'])
      .execute();
    return rows.map(({ id, version, published_at, made_by }) => ({
      ...{ id, version },
      publishedAt: published_at,
      takenDownBy: made_by,
    }));
  }

  async listVersions(id: string): Promise<CampaignVersion[]> {
    const rows = await this.#database.read
      .selectFrom('campaigns')
      .select(['version', 'published_by', 'published_at', 'note'])
      .where('id', '=', id)
      .orderBy('version', 'desc')
      .execute();
    return rows.map(({ version, published_by, published_at, note }) => ({
      version,
      publishedBy: published_by,
      publishedAt: published_at,
      note,
    }));
  }

  takeDown(id: string, by: string, at: string): Promise<boolean> {
    return inTransaction(this.#database.write, async (trx) => {
      const known = await trx
        .selectFrom('campaigns')
        .select('id')
        .where('id', '=', id)
        .limit(1)
        .executeTakeFirst();
      if (!known) return false;
      const down = await trx
        .insertInto('taken_down')
        .values({ campaign: id, at, made_by: by })
        .onConflict((conflict) => conflict.doNothing())
        .returning('campaign')
        .executeTakeFirst();
      return down !== undefined;
    });
  }

  async bringBack(id: string): Promise<boolean> {
    const { numDeletedRows } = await this.#database.write
      .deleteFrom('taken_down')
      .where('campaign', '=', id)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  }

  /** The newest version of each campaign, by id. */
  #newest() {
    return this.#database.read
      .selectFrom('campaigns as c')
      .where(({ eb, selectFrom }) =>
        eb(
          'c.version',
          '=',
          selectFrom('campaigns as other')
            .select(({ fn }) => fn.max('other.version').as('newest'))
            .whereRef('other.id', '=', 'c.id'),
        ),
      )
      .orderBy('c.id');
  }
}

const findNewest = (trx: Trx, id: string) =>
  trx
    .selectFrom('campaigns')
    .select(['version', 'document', 'published_at'])
    .where('id', '=', id)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();

async function dateVersion(trx: Trx, { id, version }: KeptDocument, at: string): Promise<void> {
  await trx
    .updateTable('campaigns')
    .set({ published_at: at })
    .where('id', '=', id)
    .where('version', '=', version)
    .execute();
}
