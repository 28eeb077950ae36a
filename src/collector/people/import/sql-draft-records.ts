import type { DatabaseHandles } from '../../store/database-handles.ts';
import { inTransaction } from '../../store/transaction.ts';
import { workInSteps } from '../../store/work-in-steps.ts';
import {
  type ImportDraftFile,
  type ImportDraftRecords,
  MAX_CAMPAIGN_DRAFTS,
  MAX_OWN_DRAFTS,
} from './draft-records.ts';
import { removeDrafts } from './remove-drafts.ts';

/** A submission that comes meanwhile waits for so many bytes only. */
const PART_BYTES = 128 * 1024;

/** Lists between two steps of an import, in queries that SQLite and PostgreSQL share. */
export class SqlImportDraftRecords implements ImportDraftRecords {
  readonly #database: DatabaseHandles;

  constructor(database: DatabaseHandles) {
    this.#database = database;
  }

  async add({ id, campaign, at, by, fileName, choices, bytes }: ImportDraftFile): Promise<void> {
    const { write, steps = write } = this.#database;
    await this.#makeRoom(campaign, by);
    // First, so that a file that was cut off is deleted with the next old ones.
    await steps
      .insertInto('import_drafts')
      .values({
        id,
        campaign,
        at,
        made_by: by,
        file_name: fileName,
        choices,
        size_bytes: bytes.length,
      })
      .execute();
    const numbers = Array.from({ length: Math.ceil(bytes.length / PART_BYTES) }, (_, n) => n);
    await workInSteps(numbers, 1, async ([number = 0], isLast) => {
      const part = bytes.subarray(number * PART_BYTES, (number + 1) * PART_BYTES);
      await (isLast ? write : steps)
        .insertInto('import_draft_parts')
        .values({ draft: id, number, bytes: Buffer.from(part) })
        .execute();
      return [];
    });
  }

  async find(campaign: string, id: string, by: string): Promise<ImportDraftFile | undefined> {
    const { read } = this.#database;
    const draft = await read
      .selectFrom('import_drafts')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    if (draft?.campaign !== campaign || draft.made_by !== by) return undefined;
    const parts = await read
      .selectFrom('import_draft_parts')
      .select('bytes')
      .where('draft', '=', id)
      .orderBy('number')
      .execute();
    const bytes = Buffer.concat(parts.map((part) => part.bytes));
    if (bytes.length < draft.size_bytes) return undefined;
    const { at, file_name: fileName, choices } = draft;
    return { id, campaign, by, at, fileName, choices, bytes };
  }

  async saveChoices(campaign: string, id: string, choices: string): Promise<void> {
    await this.#database.write
      .updateTable('import_drafts')
      .set({ choices })
      .where('id', '=', id)
      .where('campaign', '=', campaign)
      .execute();
  }

  remove(campaign: string, id: string): Promise<void> {
    return inTransaction(this.#database.write, (trx) => removeDrafts(trx, campaign, [id]));
  }

  async removeOld(before: string): Promise<number> {
    const { maintenance } = this.#database;
    const old = await maintenance
      .selectFrom('import_drafts')
      .select(['id', 'campaign'])
      .where('at', '<', before)
      .execute();
    for (const { id, campaign } of old)
      await inTransaction(maintenance, (trx) => removeDrafts(trx, campaign, [id]));
    return old.length;
  }

  /** The oldest drafts go: an organiser who begins a list anew does not come back to them. */
  async #makeRoom(campaign: string, by: string): Promise<void> {
    const drafts = await this.#database.read
      .selectFrom('import_drafts')
      .select(['id', 'made_by'])
      .where('campaign', '=', campaign)
      .orderBy('at', 'desc')
      .orderBy('id')
      .execute();
    const own = drafts.filter(({ made_by }) => made_by === by).slice(MAX_OWN_DRAFTS - 1);
    const most = drafts.slice(MAX_CAMPAIGN_DRAFTS - 1);
    const gone = [...new Set([...own, ...most].map(({ id }) => id))];
    for (const id of gone) await this.remove(campaign, id);
  }
}
