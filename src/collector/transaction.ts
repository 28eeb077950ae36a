import type { Kysely, Transaction } from 'kysely';

const ATTEMPTS = 10;

// PostgreSQL gives one of two transactions up that wait for each other, or that saw what the other changed:
// https://www.postgresql.org/docs/current/errcodes-appendix.html (class 40). It changed nothing, and may come again.
const GIVEN_UP = new Set(['40001', '40P01']);

/** Does work in one transaction, from its start again where the database gave it up for another. @throws the driver's own error */
export async function inTransaction<Tables, Result>(db: Kysely<Tables>, work: (trx: Transaction<Tables>) => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++)
    try {
      return await db.transaction().execute(work);
    } catch (failure) {
      if (attempt === ATTEMPTS || !GIVEN_UP.has((failure as { code?: string }).code ?? '')) throw failure;
    }
}
