import { sql } from 'kysely';
import { CountableRule } from '../answers/countable-entries.ts';
import { workInSteps } from '../store/work-in-steps.ts';
import { listPeople } from './list-people.ts';
import { MAX_COUNTED_PEOPLE, PART_CONDITIONS, PEOPLE_PARTS } from './people-parts.ts';
import type {
  PeopleFilter,
  PeoplePage,
  PeoplePart,
  PeopleRecords,
  RegisterFigures,
} from './people-records.ts';
import type { ChangeActor, Person, PersonChange } from './person.ts';
import { readFigures } from './read-figures.ts';
import { readPeople } from './read-people.ts';
import { inPeopleTransaction, type RegisterDatabase } from './register-database.ts';

/**
 * How many people are changed in one transaction: a submission that comes meanwhile waits for
 * these only.
 */
const MAX_CHANGES_PER_TRANSACTION = 10;

/** The people of a register, in queries that SQLite and PostgreSQL share. */
export class SqlPeopleRecords implements PeopleRecords {
  readonly #database: RegisterDatabase;

  constructor(database: RegisterDatabase) {
    this.#database = database;
  }

  list(campaign: string, filter: PeopleFilter): Promise<PeoplePage> {
    return listPeople(this.#database.read, campaign, filter);
  }

  async find(campaign: string, id: string): Promise<Person | undefined> {
    return (await readPeople(this.#database.read, campaign, [id]))[0];
  }

  findMany(campaign: string, ids: string[]): Promise<Person[]> {
    return readPeople(this.#database.read, campaign, ids);
  }

  async change(
    campaign: string,
    people: string[],
    change: PersonChange,
    actor: ChangeActor,
  ): Promise<number> {
    const ids = [...new Set(people)];
    // Checked before the first of them is changed, so that a refusal changes nothing.
    if (change.what === 'count')
      await inPeopleTransaction(this.#database, campaign, actor, (work) =>
        work.assertCountable(ids),
      );
    const found = await workInSteps(ids, MAX_CHANGES_PER_TRANSACTION, async (step) => [
      await inPeopleTransaction(this.#database, campaign, actor, (work) =>
        work.change(step, change),
      ),
    ]);
    return found.reduce((sum, count) => sum + count, 0);
  }

  explainUncountable(campaign: string, id: string): Promise<string | undefined> {
    return new CountableRule(this.#database.read).problemOfPerson(campaign, id);
  }

  async erase(campaign: string, id: string, actor: ChangeActor): Promise<boolean> {
    const erased = await inPeopleTransaction(this.#database, campaign, actor, (work) =>
      work.erase(id),
    );
    if (erased) await this.#database.afterErasure();
    return erased;
  }

  async remove(campaign: string, id: string, actor: ChangeActor): Promise<boolean> {
    const removed = await inPeopleTransaction(this.#database, campaign, actor, (work) =>
      work.remove(id),
    );
    if (removed) await this.#database.afterErasure();
    return removed;
  }

  async count(campaign: string): Promise<{ all: number; held: number }> {
    const people = this.#database.read
      .selectFrom('people')
      .select(sql<number>`count(*)`.as('count'))
      .where('campaign', '=', campaign);
    // A literal, not a parameter: a database uses a partial index only if it sees the same
    // condition.
    const held = people.where(sql`state`, '=', sql.lit('held'));
    return {
      all: (await people.executeTakeFirstOrThrow()).count,
      held: (await held.executeTakeFirstOrThrow()).count,
    };
  }

  async countParts(campaign: string): Promise<Record<PeoplePart, number>> {
    // In the order of the ranks, SQLite reads the short index of the part, as for a list of it.
    const countOf = (part: PeoplePart) =>
      sql<number>`(select count(*) from (select p.rank from people as p where p.campaign = ${campaign} and ${PART_CONDITIONS[part]} order by p.rank limit ${sql.lit(MAX_COUNTED_PEOPLE)}) as counted)`.as(
        part,
      );
    return this.#database.read.selectNoFrom(PEOPLE_PARTS.map(countOf)).executeTakeFirstOrThrow();
  }

  figures(campaign: string): Promise<RegisterFigures> {
    return readFigures(this.#database.read, campaign);
  }
}
