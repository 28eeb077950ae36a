import { setImmediate } from 'node:timers/promises';
import { inTransaction } from '../../store/transaction.ts';
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
 * How many lines of a list share a transaction: a sign-up that comes meanwhile waits for no more than these.
 */
const MAX_LINES_PER_TRANSACTION = 25;

/** Lists of people, in queries that SQLite and PostgreSQL share. */
export class SqlImportRecords implements ImportRecords {
  readonly #database: RegisterDatabase;

  constructor(database: RegisterDatabase) {
    this.#database = database;
  }

  add(campaign: string, people: ImportedPerson[], actor: ChangeActor): Promise<ImportOutcome[]> {
    return inSteps(people, (step) =>
      inPeopleTransaction(this.#database, campaign, actor, (work) => work.import(step)),
    );
  }

  addRefusals(campaign: string, refusals: ListRefusal[], actor: ChangeActor): Promise<string[][]> {
    return inSteps(refusals, (step) =>
      inPeopleTransaction(this.#database, campaign, actor, (work) => work.rememberRefusals(step)),
    );
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

async function inSteps<Item, Result>(
  items: Item[],
  work: (step: Item[]) => Promise<Result[]>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let from = 0; from < items.length; from += MAX_LINES_PER_TRANSACTION) {
    results.push(...(await work(items.slice(from, from + MAX_LINES_PER_TRANSACTION))));
    // An embedded database answers without letting anybody else in.
    await setImmediate();
  }
  return results;
}
