import { inTransaction } from '../../store/transaction.ts';
import { workInSteps } from '../../store/work-in-steps.ts';
import { contactKeys } from '../contact-keys.ts';
import type { ChangeActor } from '../person.ts';
import { inPeopleTransaction, type RegisterDatabase } from '../register-database.ts';
import type {
  ContactDetails,
  ImportedPerson,
  ImportOptions,
  ImportOutcome,
  ImportRecords,
  ListRefusal,
  PersonMatch,
} from './import-records.ts';
import { matchPeople } from './match-people.ts';

/**
 * How many lines of a list share a transaction: a sign-up that comes meanwhile waits for these
 * only.
 */
const MAX_LINES_PER_TRANSACTION = 20;
/** How many are looked up at once. */
const MAX_LINES_PER_QUERY = 100;

/** Lists of people, in queries that SQLite and PostgreSQL share. */
export class SqlImportRecords implements ImportRecords {
  readonly #database: RegisterDatabase;

  constructor(database: RegisterDatabase) {
    this.#database = database;
  }

  add(
    campaign: string,
    people: ImportedPerson[],
    actor: ChangeActor,
    options?: ImportOptions,
  ): Promise<ImportOutcome[]> {
    return workInSteps(people, MAX_LINES_PER_TRANSACTION, (step, isLast) =>
      inPeopleTransaction(this.#stepDatabase(isLast), campaign, actor, (work) =>
        work.import(step, options),
      ),
    );
  }

  match(campaign: string, people: ImportedPerson[]): Promise<PersonMatch[]> {
    const { read, suppression } = this.#database;
    return workInSteps(people, MAX_LINES_PER_QUERY, (step) =>
      matchPeople(read, suppression, campaign, step),
    );
  }

  addRefusals(
    campaign: string,
    refusals: ListRefusal[],
    actor: ChangeActor,
    batch?: string,
  ): Promise<string[][]> {
    return workInSteps(refusals, MAX_LINES_PER_TRANSACTION, (step, isLast) =>
      inPeopleTransaction(this.#stepDatabase(isLast), campaign, actor, (work) =>
        work.rememberRefusals(step, batch),
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
