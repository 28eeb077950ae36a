import type { DetailsChange } from 'campaign-widgets/contract';
import { changeSignup } from './change-signup.ts';
import type { PeopleRecords } from './people-records.ts';
import { inTransaction } from '../store/transaction.ts';
import type { ChangeActor, ConsentState, Signup } from './person.ts';
import { eraseSignup, readSignup, withdraw } from './personal-rights.ts';
import { readSignups } from './read-people.ts';
import type { RegisterDatabase } from './register-database.ts';
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
    return readSignups(this.#database.read, campaign, page);
  }

  find(id: string): Promise<OwnSignup | undefined> {
    return readSignup(this.#database.read, id);
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
    // Compared here: given both conditions, PostgreSQL may prefer an index of the campaign to the key.
    if (!signup?.person || signup.campaign !== campaign) return false;
    return (await this.#people.change(campaign, [signup.person], { what: decision }, actor)) > 0;
  }

  change(id: string, change: DetailsChange, at: string): Promise<SignupChangeOutcome> {
    const { write, suppression } = this.#database;
    return inTransaction(write, (trx) => changeSignup(trx, id, change, at, suppression));
  }

  withdraw(id: string, statement: string, via: ConsentState['via'], at: string): Promise<boolean> {
    return inTransaction(this.#database.write, (trx) => withdraw(trx, id, statement, via, at));
  }

  async erase(id: string, at: string): Promise<boolean> {
    const { write, suppression, afterErasure } = this.#database;
    const erased = await inTransaction(write, (trx) => eraseSignup(trx, id, at, suppression));
    if (erased) await afterErasure();
    return erased;
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
