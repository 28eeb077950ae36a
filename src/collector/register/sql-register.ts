import { setImmediate } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Tables } from '../schema.ts';
import { CountableRule } from '../countable.ts';
import { inTransaction } from '../transaction.ts';
import { changePeople } from './changing.ts';
import { readFigures } from './figures.ts';
import { importPeople, rememberRefusals } from './importing.ts';
import { readPeople, readPersons, readSignups } from './reading.ts';
import type {
  ConsentState,
  Imported,
  ImportOutcome,
  ListRefusal,
  Mine,
  PeopleFilter,
  PeoplePage,
  Person,
  PersonChange,
  Register,
  RegisterFigures,
  Signup,
  Token,
} from './register.ts';
import { erasePerson, eraseSignup, expire, readMine, withdraw } from './rights.ts';
import { Suppression } from './suppression.ts';
import { addToken, findToken, readTokens, revokeToken } from './tokens.ts';

/** How many lines of a list, and how many people whose time is up, share a transaction. */
const AT_ONCE = 500;

/** How many people are changed in one transaction: whoever sends an answer meanwhile waits for no more than these. */
const CHANGES_AT_ONCE = 10;

/** A register on any SQL database that Kysely speaks to, in queries that SQLite and PostgreSQL share. */
export class SqlRegister implements Register {
  readonly #db: Kysely<Tables>;
  readonly #afterErasure: () => Promise<unknown>;
  readonly #maintenance: Kysely<Tables>;
  protected readonly suppression: Suppression;

  /**
   * @param secret the key of what is kept of forgotten people: another one knows none of them again
   * @param maintenance for work that may take longer than a request
   * @param afterErasure called once an erasure is committed, to remove what is left of it outside the tables
   */
  constructor(
    db: Kysely<Tables>,
    secret: string,
    {
      maintenance,
      afterErasure,
    }: { maintenance: Kysely<Tables>; afterErasure: () => Promise<unknown> },
  ) {
    this.#db = db;
    this.#maintenance = maintenance;
    this.#afterErasure = afterErasure;
    this.suppression = new Suppression(secret);
  }

  people(campaign: string, filter: PeopleFilter): Promise<PeoplePage> {
    return readPeople(this.#db, campaign, filter);
  }

  async person(campaign: string, id: string): Promise<Person | undefined> {
    return (await readPersons(this.#db, campaign, [id]))[0];
  }

  persons(campaign: string, ids: string[]): Promise<Person[]> {
    return readPersons(this.#db, campaign, ids);
  }

  async change(
    campaign: string,
    people: string[],
    change: PersonChange,
    by: string,
    at: string,
  ): Promise<number> {
    const ids = [...new Set(people)];
    // Looked at before the first of them is changed, so that a refusal leaves all of them as they were.
    if (change.what === 'count')
      await inTransaction(this.#db, async (trx) => {
        const rule = new CountableRule(trx);
        for (const id of ids) await rule.assertPerson(campaign, id);
      });
    let found = 0;
    for (let from = 0; from < ids.length; from += CHANGES_AT_ONCE) {
      const some = ids.slice(from, from + CHANGES_AT_ONCE);
      found += await inTransaction(this.#db, (trx) =>
        changePeople(trx, campaign, some, change, { by, at }, this.suppression),
      );
      // An embedded database answers without letting anybody else in.
      await setImmediate();
    }
    return found;
  }

  async importPeople(
    campaign: string,
    helpers: Imported[],
    by: string,
    at: string,
  ): Promise<ImportOutcome[]> {
    const outcomes: ImportOutcome[] = [];
    for (let from = 0; from < helpers.length; from += AT_ONCE) {
      const some = helpers.slice(from, from + AT_ONCE);
      outcomes.push(
        ...(await inTransaction(this.#db, (trx) =>
          importPeople(trx, campaign, some, { by, at }, this.suppression),
        )),
      );
    }
    return outcomes;
  }

  async rememberRefusals(
    campaign: string,
    refusals: ListRefusal[],
    by: string,
    at: string,
  ): Promise<string[][]> {
    const found: string[][] = [];
    for (let from = 0; from < refusals.length; from += AT_ONCE) {
      const some = refusals.slice(from, from + AT_ONCE);
      found.push(
        ...(await inTransaction(this.#db, (trx) =>
          rememberRefusals(trx, campaign, some, { by, at }, this.suppression),
        )),
      );
    }
    return found;
  }

  signups(
    campaign: string,
    page: { after?: string; limit: number },
  ): Promise<(Signup & { person: string })[]> {
    return readSignups(this.#db, campaign, page);
  }

  mine(signup: string): Promise<Mine | undefined> {
    return readMine(this.#db, signup);
  }

  withdraw(
    signup: string,
    statement: string,
    via: ConsentState['via'],
    at: string,
  ): Promise<boolean> {
    return inTransaction(this.#db, (trx) => withdraw(trx, signup, statement, via, at));
  }

  async eraseSignup(signup: string, at: string): Promise<boolean> {
    const erased = await inTransaction(this.#db, (trx) =>
      eraseSignup(trx, signup, at, this.suppression),
    );
    if (erased) await this.#afterErasure();
    return erased;
  }

  async erasePerson(campaign: string, id: string, at: string, by = 'organiser'): Promise<boolean> {
    const erased = await inTransaction(this.#db, (trx) =>
      erasePerson(trx, campaign, id, at, by, this.suppression),
    );
    if (erased) await this.#afterErasure();
    return erased;
  }

  async expire(campaign: string, before: string): Promise<number> {
    let total = 0;
    for (let some = AT_ONCE; some === AT_ONCE; total += some)
      some = await inTransaction(this.#maintenance, (trx) =>
        expire(trx, campaign, before, AT_ONCE),
      );
    if (total > 0) await this.#afterErasure();
    return total;
  }

  registerFigures(campaign: string): Promise<RegisterFigures> {
    return readFigures(this.#db, campaign);
  }

  addToken(token: Omit<Token, 'revokedAt'>, hash: string): Promise<void> {
    return addToken(this.#db, token, hash);
  }

  token(hash: string): Promise<Token | undefined> {
    return findToken(this.#db, hash);
  }

  tokens(): Promise<Token[]> {
    return readTokens(this.#db);
  }

  revokeToken(id: string, at: string): Promise<boolean> {
    return revokeToken(this.#db, id, at);
  }
}
