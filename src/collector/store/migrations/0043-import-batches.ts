import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { type Dialect, orderedTextType } from './dialect.ts';

/**
 * Imported lists as batches that can be taken back: what each one brought in, what it refused, and
 * the lists that are read and not kept yet.
 */
export const importBatches = (dialect: Dialect): Migration => ({
  async up(db: Kysely<unknown>) {
    const ordered = orderedTextType(dialect);
    await createBatches(db, ordered);
    await createDrafts(db, ordered, dialect);
    await db.schema.alterTable('signups').addColumn('batch', 'text').execute();
    await db.schema
      .createIndex('signups_batch')
      .on('signups')
      .columns(['campaign', 'batch', 'id'])
      .where(sql<boolean>`batch is not null`)
      .execute();
  },
});

async function createBatches(
  { schema }: Kysely<unknown>,
  ordered: ReturnType<typeof orderedTextType>,
): Promise<void> {
  await schema
    .createTable('import_batches')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('campaign', 'text', (column) => column.notNull())
    .addColumn('at', ordered, (column) => column.notNull())
    .addColumn('made_by', 'text', (column) => column.notNull())
    .addColumn('file_name', 'text', (column) => column.notNull())
    .addColumn('recruits', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('counts', 'text', (column) => column.notNull())
    .addColumn('erased_shares', 'text', (column) => column.notNull().defaultTo('[]'))
    .addColumn('refused_people', 'text', (column) => column.notNull().defaultTo('[]'))
    .addColumn('taken_back_at', 'text')
    .addColumn('taken_back_by', 'text')
    .execute();
  await schema
    .createIndex('import_batches_campaign')
    .on('import_batches')
    .columns(['campaign', 'at', 'id'])
    .execute();
  await schema
    .createTable('import_refusals')
    .addColumn('campaign', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('batch', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('import_refusals_key', ['campaign', 'hash', 'batch'])
    .execute();
  await schema
    .createIndex('import_refusals_batch')
    .on('import_refusals')
    .columns(['campaign', 'batch', 'hash'])
    .execute();
}

async function createDrafts(
  { schema }: Kysely<unknown>,
  ordered: ReturnType<typeof orderedTextType>,
  dialect: Dialect,
): Promise<void> {
  await schema
    .createTable('import_drafts')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('campaign', 'text', (column) => column.notNull())
    .addColumn('at', ordered, (column) => column.notNull())
    .addColumn('made_by', 'text', (column) => column.notNull())
    .addColumn('file_name', 'text', (column) => column.notNull())
    .addColumn('choices', 'text', (column) => column.notNull())
    .addColumn('size_bytes', 'integer', (column) => column.notNull())
    .execute();
  await schema
    .createIndex('import_drafts_campaign')
    .on('import_drafts')
    .columns(['campaign', 'at', 'id'])
    .execute();
  await schema
    .createTable('import_draft_parts')
    .addColumn('draft', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('bytes', dialect === 'sqlite' ? 'blob' : 'bytea', (column) => column.notNull())
    .addPrimaryKeyConstraint('import_draft_parts_key', ['draft', 'number'])
    .execute();
}
