import { inTransaction } from '../../store/transaction.ts';
import { workInSteps } from '../../store/work-in-steps.ts';
import { contactKeys } from '../contact-keys.ts';
import type { ChangeActor } from '../person.ts';
import { inPeopleTransaction, type RegisterDatabase } from '../register-database.ts';
import type {
  ContactDetails,
  ImportedPerson,
  ImportOutcome,
  ImportRecords,
  ListRefusal,
} from './import-records.ts';

/**
 * How many lines of a list share a transaction: a sign-up that comes meanwhile waits for these
 * only.
 */
const MAX_LINES_PER_TRANSACTION = 20;

/** Lists of people, in queries that SQLite and PostgreSQL share. */
export class SqlImportRecords implements ImportRecords {
  readonly #database: RegisterDatabase;

  constructor(database: RegisterDatabase) {
    this.#database = database;
  }

  add(campaign: string, people: ImportedPerson[], actor: ChangeActor): Promise<ImportOutcome[]> {
    return workInSteps(people, MAX_LINES_PER_TRANSACTION, (step, isLast) =>
      inPeopleTransaction(this.#stepDatabase(isLast), campaign, actor, (work) => work.import(step)),
    );
  }

  addRefusals(campaign: string, refusals: ListRefusal[], actor: ChangeActor): Promise<string[][]> {
    return workInSteps(refusals, MAX_LINES_PER_TRANSACTION, (step, isLast) =>
      inPeopleTransaction(this.#stepDatabase(isLast), campaign, actor, (work) =>
        work.rememberRefusals(step),
      ),
    );
  }

  /** The last step waits for the disk, for all of them. */
  #stepDatabase(isLast: boolean): Pick<RegisterDatabase, 'write' | 'suppression'> {
    const { steps, write, suppression } = this.#database;
    return { write: isLast ? write : (steps ?? write), suppression };
  }

  async countRefusals(campaign: string): Promise<number> {
    const { count } = await this.#database.read
      .selectFrom('suppressed')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('campaign', '=', campaign)
      .where('reason', '=', 'list')
      .executeTakeFirstOrThrow();
    return count;
  }

  liftRefusal(campaign: string, contact: ContactDetails): Promise<boolean> {
    const { write, suppression } = this.#database;
    const keys = contactKeys({ name: '', area: '', ...contact });
    return inTransaction(write, (trx) => suppression.liftListRefusals(trx, campaign, keys));
  }
}
