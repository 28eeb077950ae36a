import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { CountableRule } from '../answers/countable-entries.ts';
import { inTransaction } from '../store/transaction.ts';
import { changePeople } from './change-people.ts';
import { readFigures } from './people-figures.ts';
import type { PeopleFilter, PeoplePage, PeopleRecords, RegisterFigures } from './people-records.ts';
import type { ChangeActor, Person, PersonChange } from './person.ts';
import { erasePerson } from './personal-rights.ts';
import { readPeople, readPersons } from './read-people.ts';
import type { RegisterDatabase } from './register-database.ts';

/** How many people are changed in one transaction: a submission that comes meanwhile waits for no more than these. */
const MAX_CHANGES_PER_TRANSACTION = 10;

/** The people of a register, in queries that SQLite and PostgreSQL share. */
export class SqlPeopleRecords implements PeopleRecords {
  readonly #database: RegisterDatabase;

  constructor(database: RegisterDatabase) {
    this.#database = database;
  }

  list(campaign: string, filter: PeopleFilter): Promise<PeoplePage> {
    return readPeople(this.#database.read, campaign, filter);
  }

  async find(campaign: string, id: string): Promise<Person | undefined> {
    return (await readPersons(this.#database.read, campaign, [id]))[0];
  }

  findMany(campaign: string, ids: string[]): Promise<Person[]> {
    return readPersons(this.#database.read, campaign, ids);
  }

  async change(
    campaign: string,
    people: string[],
    change: PersonChange,
    actor: ChangeActor,
  ): Promise<number> {
    const { write, suppression } = this.#database;
    const ids = [...new Set(people)];
    // Checked before the first of them is changed, so that a refusal leaves all of them as they were.
    if (change.what === 'count')
      await inTransaction(write, async (trx) => {
        const rule = new CountableRule(trx);
        for (const id of ids) await rule.assertPerson(campaign, id);
      });
    let found = 0;
    for (let from = 0; from < ids.length; from += MAX_CHANGES_PER_TRANSACTION) {
      const step = ids.slice(from, from + MAX_CHANGES_PER_TRANSACTION);
      found += await inTransaction(write, (trx) =>
        changePeople(trx, campaign, step, change, actor, suppression),
      );
      // An embedded database answers without letting anybody else in.
      await setImmediate();
    }
    return found;
  }

  explainUncountable(campaign: string, id: string): Promise<string | undefined> {
    return new CountableRule(this.#database.read).problemOfPerson(campaign, id);
  }

  async erase(campaign: string, id: string, actor: ChangeActor): Promise<boolean> {
    const { write, suppression, afterErasure } = this.#database;
    const erased = await inTransaction(write, (trx) =>
      erasePerson(trx, campaign, id, actor, suppression),
    );
    if (erased) await afterErasure();
    return erased;
  }

  async count(campaign: string): Promise<{ all: number; held: number }> {
    const people = this.#database.read
      .selectFrom('people')
      .select(sql<number>`count(*)`.as('count'))
      .where('campaign', '=', campaign);
    // A literal, not a parameter: a database uses a partial index only if it sees the same condition.
    const held = people.where(sql`state`, '=', sql.lit('held'));
    return {
      all: (await people.executeTakeFirstOrThrow()).count,
      held: (await held.executeTakeFirstOrThrow()).count,
    };
  }

  figures(campaign: string): Promise<RegisterFigures> {
    return readFigures(this.#database.read, campaign);
  }
}
