import type { Selectable } from 'kysely';
import { inTransaction } from '../../store/transaction.ts';
import { workInSteps, yieldToRequests } from '../../store/work-in-steps.ts';
import type { ChangeActor } from '../person.ts';
import { inPeopleTransaction, type RegisterDatabase } from '../register-database.ts';
import type {
  BatchCounts,
  BatchPeople,
  BatchRecords,
  BatchResult,
  ImportBatch,
  NewBatch,
} from './batch-records.ts';
import { takeErasedSharesBack } from './erased-shares.ts';
import type { ImportTables } from './import-tables.ts';
import { readBatchPeople } from './read-batch-people.ts';
import type { BatchRef } from './take-batch-back.ts';

const MAX_LISTED_BATCHES = 100;
/** A sign-up that comes while a batch is taken back waits for these only. */
const MAX_PEOPLE_PER_TRANSACTION = 10;
const MAX_REFUSALS_PER_TRANSACTION = 200;

const NO_COUNTS: BatchCounts = {
  added: 0,
  known: 0,
  suppressed: 0,
  refusedBefore: 0,
  refused: 0,
  unclear: 0,
};

/** Imported lists as batches, in queries that SQLite and PostgreSQL share. */
export class SqlBatchRecords implements BatchRecords {
  readonly #database: RegisterDatabase;

  constructor(database: RegisterDatabase) {
    this.#database = database;
  }

  async begin({ id, campaign, fileName, recruits }: NewBatch, actor: ChangeActor) {
    const begun = await this.#database.write
      .insertInto('import_batches')
      .values({
        id,
        campaign,
        at: actor.at,
        made_by: actor.name,
        file_name: fileName,
        recruits: recruits ? 1 : 0,
        state: 'keeping',
        counts: JSON.stringify(NO_COUNTS),
        taken_back_at: null,
        taken_back_by: null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    return begun !== undefined;
  }

  async finish(
    campaign: string,
    id: string,
    { counts, refusedPeople }: BatchResult,
  ): Promise<void> {
    await this.#database.write
      .updateTable('import_batches')
      .set({
        counts: JSON.stringify(counts),
        refused_people: JSON.stringify(refusedPeople),
        state: 'kept',
      })
      .where('id', '=', id)
      .where('campaign', '=', campaign)
      .where('state', '=', 'keeping')
      .execute();
  }

  async find(campaign: string, id: string): Promise<ImportBatch | undefined> {
    const row = await this.#database.read
      .selectFrom('import_batches')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return row?.campaign === campaign ? toBatch(row) : undefined;
  }

  async list(campaign: string): Promise<ImportBatch[]> {
    const rows = await this.#database.read
      .selectFrom('import_batches')
      .selectAll()
      .where('campaign', '=', campaign)
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(MAX_LISTED_BATCHES)
      .execute();
    return rows.map(toBatch);
  }

  async people(
    campaign: string,
    id: string,
    page: { after?: string; limit: number },
  ): Promise<BatchPeople> {
    return readBatchPeople(this.#database.read, campaign, id, page);
  }

  async takeBack(campaign: string, id: string, actor: ChangeActor): Promise<boolean> {
    const batch = await this.#claim(campaign, id, actor);
    if (!batch) return false;
    const ref = { id, at: batch.at, by: batch.made_by };
    let left: number;
    do {
      left = await inPeopleTransaction(this.#database, campaign, actor, (work) =>
        work.takeBatchBack(ref, MAX_PEOPLE_PER_TRANSACTION),
      );
      await yieldToRequests();
    } while (left > 0);
    await this.#takeRefusalsBack(campaign, ref, JSON.parse(batch.refused_people) as string[]);
    await inPeopleTransaction(this.#database, campaign, actor, async (work) => {
      await work.lock();
      await takeErasedSharesBack(work, ref);
      await work.trx
        .updateTable('import_batches')
        .set({ state: 'taken-back' })
        .where('id', '=', id)
        .execute();
    });
    await this.#database.afterErasure();
    return true;
  }

  /** A batch whose taking back was cut off may be taken back again. */
  #claim(campaign: string, id: string, { name, at }: ChangeActor) {
    return this.#database.write
      .updateTable('import_batches')
      .set({ state: 'taking-back', taken_back_at: at, taken_back_by: name })
      .where('id', '=', id)
      .where('campaign', '=', campaign)
      .where('state', '!=', 'taken-back')
      .returning(['at', 'made_by', 'refused_people'])
      .executeTakeFirst();
  }

  async #takeRefusalsBack(
    campaign: string,
    { id, at, by }: BatchRef,
    refusedPeople: string[],
  ): Promise<void> {
    const { write, suppression } = this.#database;
    await workInSteps(refusedPeople, MAX_REFUSALS_PER_TRANSACTION, async (people) => {
      await write
        .deleteFrom('changes')
        .where('campaign', '=', campaign)
        .where('person', 'in', people)
        .where('what', '=', 'list-refusal')
        .where('at', '=', at)
        .where('made_by', '=', by)
        .execute();
      return [];
    });
    let taken: number;
    do {
      taken = await inTransaction(write, (trx) =>
        suppression.takeBatchBack(trx, campaign, id, MAX_REFUSALS_PER_TRANSACTION),
      );
      await yieldToRequests();
    } while (taken > 0);
  }
}

const toBatch = (row: Selectable<ImportTables['import_batches']>): ImportBatch => ({
  id: row.id,
  campaign: row.campaign,
  at: row.at,
  by: row.made_by,
  fileName: row.file_name,
  recruits: row.recruits === 1,
  state: row.state,
  counts: JSON.parse(row.counts) as BatchCounts,
  takenBackAt: row.taken_back_at,
  takenBackBy: row.taken_back_by,
});
