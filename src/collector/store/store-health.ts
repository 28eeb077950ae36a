import type { Kysely, Transaction } from 'kysely';
import { mayFailForLargerWrites } from './database-errors.ts';
import type { Tables } from './tables.ts';
import { inTransaction } from './transaction.ts';

/** How long a commit proves that the next one is possible. */
const PROOF_MS = 5_000;
/**
 * After a failure, the next check waits this long, so that frequent requests can't keep the
 * database busy.
 */
const FAILURE_MS = 250;
/** The row that says that a collector has served the database. */
const SERVED = 'served';

/**
 * Whether answers can be stored now, tested by committing a row: a database that can be read may
 * still have a full disk, a lock, or the role of a standby, and reject every write.
 */
export class StoreHealth {
  readonly #db: Kysely<Tables>;
  readonly #probe: (trx: Transaction<Tables>) => Promise<void>;
  readonly #now: () => number;
  #check: { result: Promise<void>; validUntil: number } | undefined;
  #lastFailure: { failure: unknown; at: number } | undefined;

  /** @param probe what else to try in the transaction that commits the row */
  constructor(
    db: Kysely<Tables>,
    probe: (trx: Transaction<Tables>) => Promise<void> = () => Promise.resolve(),
    now = () => performance.now(),
  ) {
    this.#db = db;
    this.#probe = probe;
    this.#now = now;
  }

  /** An answer was stored. */
  writeSucceeded(): void {
    this.#lastFailure = undefined;
  }

  /** The database failed to store an answer. */
  writeFailed(failure: unknown): void {
    // The earlier proof is no longer valid.
    if (this.#check && this.#check.validUntil !== Infinity) this.#check = undefined;
    // Our own small row might be stored, and prove nothing.
    if (mayFailForLargerWrites(failure)) this.#lastFailure = { failure, at: this.#now() };
  }

  /**
   * Commits a row, at most once in five seconds, however many callers there are.
   * @throws the driver's own error
   */
  async check(): Promise<void> {
    const { failure, at = -Infinity } = this.#lastFailure ?? {};
    if (this.#now() - at < PROOF_MS) throw failure;
    if (!this.#check || this.#now() >= this.#check.validUntil) this.#check = this.#start();
    return this.#check.result;
  }

  /** Marks the database as one that a collector has served. */
  async markServed(): Promise<void> {
    await this.#db
      .insertInto('health')
      .values({ id: SERVED, checked_at: new Date().toISOString() })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
  }

  /** Whether a collector has served it, with campaigns or before the first of them. */
  async wasServed(): Promise<boolean> {
    const row = await this.#db
      .selectFrom('health')
      .select('id')
      .where('id', '=', SERVED)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** The store is closed: the earlier proof says nothing. */
  close(): void {
    this.#check = undefined;
  }

  #start(): { result: Promise<void>; validUntil: number } {
    const check = { result: this.#commitRow(), validUntil: Infinity };
    check.result.then(
      () => (check.validUntil = this.#now() + PROOF_MS),
      () => (check.validUntil = this.#now() + FAILURE_MS),
    );
    return check;
  }

  #commitRow(): Promise<void> {
    const checked_at = new Date().toISOString();
    return inTransaction(this.#db, async (trx) => {
      await this.#probe(trx);
      await trx
        .insertInto('health')
        .values({ id: 'last', checked_at })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ checked_at }))
        .execute();
    });
  }
}
