import type { Selectable } from 'kysely';
import type { DatabaseHandles } from '../../store/database-handles.ts';
import type { Tables } from '../../store/tables.ts';
import { type Complaint, type ComplaintRecords, MAX_COMPLAINTS } from './complaint-records.ts';

/** Complaints about data, in queries that SQLite and PostgreSQL share. */
export class SqlComplaintRecords implements ComplaintRecords {
  readonly #database: DatabaseHandles;

  constructor(database: DatabaseHandles) {
    this.#database = database;
  }

  async list(campaign: string): Promise<Complaint[]> {
    const all = this.#database.read
      .selectFrom('complaints')
      .selectAll()
      .where('campaign', '=', campaign)
      .limit(MAX_COMPLAINTS);
    const open = await all.where('answered_on', 'is', null).orderBy('due_on').execute();
    const answered = await all
      .where('answered_on', 'is not', null)
      .orderBy('answered_on', 'desc')
      .execute();
    return [...open, ...answered].map(toComplaint);
  }

  async add(
    campaign: string,
    { receivedOn, dueOn, by, ...complaint }: Omit<Complaint, 'answeredOn'>,
  ): Promise<void> {
    await this.#database.write
      .insertInto('complaints')
      .values({
        ...{ campaign, ...complaint, received_on: receivedOn, due_on: dueOn, made_by: by },
        ...{ answered_on: null, answered_by: null },
      })
      .execute();
  }

  async answer(campaign: string, id: string, on: string, by: string): Promise<boolean> {
    const { numUpdatedRows } = await this.#database.write
      .updateTable('complaints')
      .set({ answered_on: on, answered_by: by })
      .where('campaign', '=', campaign)
      .where('id', '=', id)
      .where('answered_on', 'is', null)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }
}

const toComplaint = (row: Selectable<Tables['complaints']>): Complaint => ({
  id: row.id,
  person: row.person,
  receivedOn: row.received_on,
  dueOn: row.due_on,
  what: row.what,
  by: row.made_by,
  answeredOn: row.answered_on,
});
