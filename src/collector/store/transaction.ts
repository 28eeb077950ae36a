import type { Kysely, Transaction } from 'kysely';

const ATTEMPTS = 5;

// If two transactions wait for each other, PostgreSQL aborts one. It changed nothing, and may be
// repeated: https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-DEADLOCKS
const DEADLOCK = '40P01';

/**
 * Does work in one transaction, and repeats it from the start if the database aborted it for
 * another. Others may change what it has read before it writes, so its writes state the conditions
 * that must still hold, whatever the server's own setting is.
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
