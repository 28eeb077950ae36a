import { setImmediate } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Tables } from '../store/migrate-schema.ts';
import { CountableRule } from '../answers/countable-entries.ts';
import { inTransaction } from '../store/transaction.ts';
import { changePeople } from './change-people.ts';
import { contactKeys } from './contact-keys.ts';
import type { ErasureList } from './erasure-list.ts';
import { readFigures } from './people-figures.ts';
import { importPeople, rememberRefusals } from './import/import-people.ts';
import { readPeople, readPersons, readSignups } from './read-people.ts';
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
} from './people-store.ts';
import type { RetentionRecords } from './retention-records.ts';
import { erasePerson, eraseSignup, readMine, withdraw } from './personal-rights.ts';
import { SqlRetention } from './sql-retention.ts';
import { Suppression } from './suppression-list.ts';
import { addToken, findToken, readTokens, revokeToken } from '../organiser/token-records.ts';

/** How many lines of a list share a transaction: a sign-up that comes meanwhile waits for no more than these. */
const LINES_AT_ONCE = 100;

/** How many sign-ups are read at once. */
const SIGNUPS_AT_ONCE = 500;

/** How many people are changed in one transaction: whoever sends an answer meanwhile waits for no more than these. */
const CHANGES_AT_ONCE = 10;

interface RegisterOptions {
  /** The key of what is kept of forgotten people: another one knows none of them again. */
  secret: string;
  /** For work that may take longer than a request. */
  maintenance: Kysely<Tables>;
  erasures: ErasureList | undefined;
  /** Removes what is left of an erasure outside the tables, once it is committed. */
  afterErasure: () => Promise<unknown>;
  onErased: (() => Promise<unknown>) | undefined;
}

/** A register on any SQL database that Kysely speaks to, in queries that SQLite and PostgreSQL share. */
export class SqlRegister implements Register {
  readonly #db: Kysely<Tables>;
  readonly #options: RegisterOptions;
  protected readonly suppression: Suppression;
  readonly retention: RetentionRecords;

  constructor(db: Kysely<Tables>, options: RegisterOptions) {
    const { secret, erasures, maintenance, afterErasure } = options;
    this.#db = db;
    this.#options = options;
    this.suppression = new Suppression(secret, erasures);
    this.retention = new SqlRetention(maintenance, afterErasure);
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

  uncountablePerson(campaign: string, id: string): Promise<string | undefined> {
    return new CountableRule(this.#db).problemOfPerson(campaign, id);
  }

  async importPeople(
    campaign: string,
    helpers: Imported[],
    by: string,
    at: string,
  ): Promise<ImportOutcome[]> {
    const outcomes: ImportOutcome[] = [];
    for (let from = 0; from < helpers.length; from += LINES_AT_ONCE) {
      const some = helpers.slice(from, from + LINES_AT_ONCE);
      outcomes.push(
        ...(await inTransaction(this.#db, (trx) =>
          importPeople(trx, campaign, some, { by, at }, this.suppression),
        )),
      );
      await setImmediate();
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
    for (let from = 0; from < refusals.length; from += LINES_AT_ONCE) {
      const some = refusals.slice(from, from + LINES_AT_ONCE);
      found.push(
        ...(await inTransaction(this.#db, (trx) =>
          rememberRefusals(trx, campaign, some, { by, at }, this.suppression),
        )),
      );
      await setImmediate();
    }
    return found;
  }

  async countListRefusals(campaign: string): Promise<number> {
    const { count } = await this.#db
      .selectFrom('suppressed')
      .select(({ fn }) => fn.countAll().as('count'))
      .where('campaign', '=', campaign)
      .where('reason', '=', 'list')
      .executeTakeFirstOrThrow();
    return Number(count);
  }

  liftListRefusal(campaign: string, contact: { email?: string; phone?: string }): Promise<boolean> {
    const keys = contactKeys({ name: '', area: '', ...contact });
    return inTransaction(this.#db, (trx) => this.suppression.liftListRefusals(trx, campaign, keys));
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

  async reapplyErasures(at: string): Promise<number> {
    const { erasures } = this.#options;
    if (!erasures || erasures.size === 0) return 0;
    let count = 0;
    let after = '';
    for (;;) {
      const page = await this.#db
        .selectFrom('signups')
        .select(['id', 'state'])
        .where('id', '>', after)
        .orderBy('id')
        .limit(SIGNUPS_AT_ONCE)
        .execute();
      for (const { id, state } of page)
        if (state !== 'erased' && erasures.has(id) && (await this.eraseSignup(id, at))) count += 1;
      const last = page.at(-1);
      if (!last || page.length < SIGNUPS_AT_ONCE) return count;
      after = last.id;
    }
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

  async #afterErasure(): Promise<void> {
    await this.#options.afterErasure();
    // The erasure is committed: what fails now is made up for at the next start, and must not look like a failed erasure.
    await this.#options.onErased?.().catch((failure: unknown) => {
      console.error('erasure: not yet made in the backups, tried again at the next start', failure);
    });
  }
}
