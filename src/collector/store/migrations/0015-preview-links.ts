import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Links by which somebody without a token looks at a draft. The key itself is not kept. */
export const previewLinks: Migration = {
  async up({ schema }: Kysely<unknown>) {
    await schema
      .createTable('preview_links')
      .addColumn('hash', 'text', (column) => column.primaryKey())
      .addColumn('campaign', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'text', (column) => column.notNull())
      .execute();
  },
};
