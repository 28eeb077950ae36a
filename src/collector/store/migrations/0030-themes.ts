import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { type Dialect, orderedTextType } from './dialect.ts';

/** Into which themes organisers sort what residents wrote, move by move. */
export const themesMigration = (dialect: Dialect): Migration => ({
  async up({ schema }: Kysely<unknown>) {
    const ordered = orderedTextType(dialect);
    await schema
      .createTable('themes')
      .addColumn('campaign', 'text', (c) => c.notNull())
      .addColumn('id', ordered, (c) => c.notNull())
      .addColumn('label', 'text', (c) => c.notNull())
      .addColumn('made_by', 'text', (c) => c.notNull())
      .addColumn('made_on', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('themes_key', ['campaign', 'id'])
      .execute();
    await schema
      .createTable('theme_moves')
      .addColumn('campaign', 'text', (c) => c.notNull())
      .addColumn('id', ordered, (c) => c.notNull())
      .addColumn('theme', 'text')
      .addColumn('texts', 'integer', (c) => c.notNull())
      .addColumn('made_by', 'text', (c) => c.notNull())
      .addColumn('made_on', 'text', (c) => c.notNull())
      .addColumn('undone_by', 'text')
      .addPrimaryKeyConstraint('theme_moves_key', ['campaign', 'id'])
      .execute();
    await schema
      .createTable('moved_texts')
      .addColumn('campaign', 'text', (c) => c.notNull())
      .addColumn('move', ordered, (c) => c.notNull())
      .addColumn('response', ordered, (c) => c.notNull())
      .addColumn('theme_before', 'text')
      .addColumn('move_before', 'text')
      .addPrimaryKeyConstraint('moved_texts_key', ['campaign', 'move', 'response'])
      .execute();
    await schema
      .createTable('response_themes')
      .addColumn('campaign', 'text', (c) => c.notNull())
      .addColumn('response', ordered, (c) => c.notNull())
      .addColumn('theme', 'text')
      .addColumn('move', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('response_themes_key', ['campaign', 'response'])
      .execute();
  },
});
