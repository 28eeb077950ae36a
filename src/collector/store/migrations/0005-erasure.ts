import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

interface ErasureTables {
  receipts: { hash: string };
  signups: { id: string; state: string };
  consents: { submission: string };
}

/**
 * Removes the plain SHA-256 of each submission, because a list of names could be tested against
 * it: without a hash of its content, a receipt is recognised by its id alone. Also removes the
 * consents of people who were erased before.
 */
export const erasureMigration: Migration = {
  async up(db: Kysely<ErasureTables>) {
    await db.updateTable('receipts').set({ hash: '' }).execute();
    await db
      .deleteFrom('consents')
      .where('submission', 'in', (eb) =>
        eb.selectFrom('signups').select('id').where('state', '=', 'erased'),
      )
      .execute();
  },
};
