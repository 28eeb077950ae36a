import type { Kysely, Transaction } from 'kysely';

const ATTEMPTS = 5;

// PostgreSQL gives one of two transactions up that wait for each other. It changed nothing, and may
// come again: https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-DEADLOCKS
const DEADLOCK = '40P01';

/**
 * Does work in one transaction, from its start again where the database gave it up for another.
 * What it reads may be changed by another before it writes, so what it writes says what must still
 * hold, whatever the server's own setting is.
 * @throws the driver's own error
 */
export async function inTransaction<Tables, Result>(
  db: Kysely<Tables>,
  work: (trx: Transaction<Tables>) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt++)
    try {
      // SQLite lets one transaction write at a time, and needs no level.
      return await db.transaction().setIsolationLevel('read committed').execute(work);
    } catch (failure) {
      if (attempt === ATTEMPTS || (failure as { code?: string }).code !== DEADLOCK) throw failure;
    }
}
