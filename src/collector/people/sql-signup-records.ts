import type { ConsentGiven, DetailsChange } from 'campaign-widgets/contract';
import type { PeopleRecords } from './people-records.ts';
import type { PeopleTransaction } from './people-transaction.ts';
import { type ChangeActor, type ConsentState, type Signup, THE_PERSON } from './person.ts';
import { readInviter } from './read-inviter.ts';
import { readOwnSignup } from './read-own-signup.ts';
import { listSignups } from './read-signups.ts';
import { inPeopleTransaction, type RegisterDatabase } from './register-database.ts';
import type { OwnSignup, SignupChangeOutcome, SignupRecords } from './signup-records.ts';

/** How many sign-ups are read at once. */
const SIGNUP_PAGE_SIZE = 500;

/** Sign-ups, in queries that SQLite and PostgreSQL share. */
export class SqlSignupRecords implements SignupRecords {
  readonly #database: RegisterDatabase;
  readonly #people: Pick<PeopleRecords, 'change'>;

  constructor(database: RegisterDatabase, people: Pick<PeopleRecords, 'change'>) {
    this.#database = database;
    this.#people = people;
  }

  list(
    campaign: string,
    page: { after?: string; limit: number },
  ): Promise<(Signup & { person: string })[]> {
    return listSignups(this.#database.read, campaign, page);
  }

  find(id: string): Promise<OwnSignup | undefined> {
    return readOwnSignup(this.#database.read, id);
  }

  async decide(
    campaign: string,
    id: string,
    decision: 'hold' | 'count',
    actor: ChangeActor,
  ): Promise<boolean> {
    const signup = await this.#database.read
      .selectFrom('signups')
      .select(['campaign', 'person'])
      .where('id', '=', id)
      .executeTakeFirst();
    // Compared here: with both conditions, PostgreSQL may prefer an index of the campaign to the
    // key.
    if (!signup?.person || signup.campaign !== campaign) return false;
    return (await this.#people.change(campaign, [signup.person], { what: decision }, actor)) > 0;
  }

  async change(id: string, change: DetailsChange, at: string): Promise<SignupChangeOutcome> {
    const actor = { name: THE_PERSON, at };
    const outcome = await this.#inTransaction(id, actor, (work) => work.changeSignup(id, change));
    return outcome ?? 'gone';
  }

  async give(id: string, consents: readonly ConsentGiven[], at: string): Promise<boolean> {
    const actor = { name: THE_PERSON, at };
    return (await this.#inTransaction(id, actor, (work) => work.give(id, consents))) ?? false;
  }

  async withdraw(
    id: string,
    statement: string,
    via: ConsentState['via'],
    at: string,
  ): Promise<boolean> {
    const actor = { name: via === 'mine' ? THE_PERSON : via, at };
    const withdrawn = await this.#inTransaction(id, actor, (work) =>
      work.withdraw(id, statement, via),
    );
    return withdrawn ?? false;
  }

  async withdrawAll(id: string, statements: readonly string[], at: string): Promise<number> {
    const actor = { name: THE_PERSON, at };
    const count = await this.#inTransaction(id, actor, (work) => work.withdrawAll(id, statements));
    return count ?? 0;
  }

  async showFirstName(id: string, isShown: boolean, at: string): Promise<boolean> {
    const actor = { name: THE_PERSON, at };
    return (
      (await this.#inTransaction(id, actor, (work) => work.showFirstName(id, isShown))) ?? false
    );
  }

  findInviter(campaign: string, code: string): Promise<string> {
    return readInviter(this.#database.read, campaign, code);
  }

  async erase(id: string, at: string): Promise<boolean> {
    const actor = { name: THE_PERSON, at };
    const erased = await this.#inTransaction(id, actor, (work) => work.eraseSignup(id));
    if (erased) await this.#database.afterErasure();
    return erased ?? false;
  }

  /**
   * Does a unit of work in the campaign of a sign-up.
   * @returns undefined if there is no such sign-up
   */
  async #inTransaction<Result>(
    id: string,
    actor: ChangeActor,
    work: (people: PeopleTransaction) => Promise<Result>,
  ): Promise<Result | undefined> {
    const signup = await this.#database.read
      .selectFrom('signups')
      .select('campaign')
      .where('id', '=', id)
      .executeTakeFirst();
    return signup && inPeopleTransaction(this.#database, signup.campaign, actor, work);
  }

  async reapplyErasures(at: string): Promise<number> {
    const { erasures, read } = this.#database;
    if (!erasures || erasures.size === 0) return 0;
    let count = 0;
    let after = '';
    for (;;) {
      const page = await read
        .selectFrom('signups')
        .select(['id', 'state'])
        .where('id', '>', after)
        .orderBy('id')
        .limit(SIGNUP_PAGE_SIZE)
        .execute();
      for (const { id, state } of page)
        if (state !== 'erased' && erasures.has(id) && (await this.erase(id, at))) count += 1;
      const last = page.at(-1);
      if (!last || page.length < SIGNUP_PAGE_SIZE) return count;
      after = last.id;
    }
  }
}
