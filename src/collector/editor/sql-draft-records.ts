import type { Selectable } from 'kysely';
import type { DatabaseHandles } from '../store/database-handles.ts';
import { inTransaction } from '../store/transaction.ts';
import { isJsonObject } from './document-paths.ts';
import type { CampaignDraft, DraftRecords, KeptPreviewLink } from './draft-records.ts';
import type { DraftTables } from './draft-tables.ts';

/** Drafts of campaigns, in queries that SQLite and PostgreSQL share. */
export class SqlDraftRecords implements DraftRecords {
  readonly #database: DatabaseHandles;

  constructor(database: DatabaseHandles) {
    this.#database = database;
  }

  async find(campaign: string): Promise<CampaignDraft | undefined> {
    const row = await this.#database.read
      .selectFrom('campaign_drafts')
      .selectAll()
      .where('campaign', '=', campaign)
      .executeTakeFirst();
    return row && toDraft(row);
  }

  async list(): Promise<CampaignDraft[]> {
    const rows = await this.#database.read
      .selectFrom('campaign_drafts')
      .selectAll()
      .orderBy('campaign')
      .execute();
    return rows.map(toDraft);
  }

  async save({ campaign, document, baseVersion, revision, ...change }: CampaignDraft) {
    const columns = {
      document: JSON.stringify(document),
      base_version: baseVersion,
      revision,
      changed_by: change.changedBy,
      changed_at: change.changedAt,
    };
    const { write } = this.#database;
    // One statement each: if two people save at once, the database accepts one.
    if (revision === 1) {
      const added = await write
        .insertInto('campaign_drafts')
        .values({ campaign, ...columns })
        .onConflict((conflict) => conflict.doNothing())
        .returning('campaign')
        .executeTakeFirst();
      return added !== undefined;
    }
    const { numUpdatedRows } = await write
      .updateTable('campaign_drafts')
      .set(columns)
      .where('campaign', '=', campaign)
      .where('revision', '=', revision - 1)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  remove(campaign: string, revision: number): Promise<boolean> {
    return inTransaction(this.#database.write, async (trx) => {
      const { numDeletedRows } = await trx
        .deleteFrom('campaign_drafts')
        .where('campaign', '=', campaign)
        .where('revision', '=', revision)
        .executeTakeFirst();
      if (numDeletedRows === 0n) return false;
      await trx.deleteFrom('preview_links').where('campaign', '=', campaign).execute();
      return true;
    });
  }

  async addPreviewLink({ hash, campaign, expiresAt }: KeptPreviewLink, now: string) {
    const { write } = this.#database;
    await write.deleteFrom('preview_links').where('expires_at', '<=', now).execute();
    await write
      .insertInto('preview_links')
      .values({ hash, campaign, expires_at: expiresAt })
      .execute();
  }

  async findPreviewed(hash: string, now: string): Promise<string | undefined> {
    const row = await this.#database.read
      .selectFrom('preview_links')
      .select('campaign')
      .where('hash', '=', hash)
      .where('expires_at', '>', now)
      .executeTakeFirst();
    return row?.campaign;
  }
}

function toDraft(row: Selectable<DraftTables['campaign_drafts']>): CampaignDraft {
  const document: unknown = JSON.parse(row.document);
  return {
    campaign: row.campaign,
    document: isJsonObject(document) ? document : {},
    baseVersion: row.base_version,
    revision: row.revision,
    changedBy: row.changed_by,
    changedAt: row.changed_at,
  };
}
