import { type CreateTableBuilder, type Generated, type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { erasureMigration } from './migrations/0005-erasure.ts';
import { retentionMigration, type RetentionTables } from './migrations/0005b-retention.ts';
import { anonymityMigration } from './migrations/0006-anonymity.ts';
import { sessionsMigration, type SessionTables } from './migrations/0007-sessions.ts';
import { boundedWork } from './migrations/0008-bounded-work.ts';
import { listRefusals } from './migrations/0009-list-refusals.ts';
import { mailMigration } from './migrations/0010-mail.ts';
import { progressMigration, type ProgressTables } from '../progress/progress-tables.ts';
import { registerMigration, type RegisterTables } from '../people/people-tables.ts';

export interface Tables extends RegisterTables, ProgressTables, RetentionTables, SessionTables {
  /** Keyed hashes of the addresses that got a thank-you on a day. */
  mail_recipients: { day: string; recipient_hash: string };
  mail_counts: { day: string; campaign: string; count: number };
  campaigns: { id: string; version: number; document: string };
  /** `hash` is of a `ContentHasher`; empty where none is known. */
  receipts: { id: string; kind: string; hash: string; received_at: string };
  responses: {
    campaign: string;
    id: string;
    version: number;
    state: string;
    held_because: string | null;
    released: Generated<number>;
    area: string;
    area_version: string;
    issue: string;
    other: string | null;
    words: string | null;
    channel: string;
    source: string | null;
    assisted_by: string | null;
    locale: string;
    page: string | null;
    signals: string | null;
    answered_on: string;
    received_on: string;
    /** 1 until it is published, or counted and published for the first time. */
    pending: Generated<number>;
    /** The details that are shown to nobody: see `withheld-details.ts`. */
    withheld: Generated<string>;
  };
  /** How many answers are counted and wait for their batch. Whoever changes which do takes its row first. */
  waiting_answers: { campaign: string; area: string; count: number };
  tallies: { campaign: string; area: string; issue: string; count: number };
  /** One row, which health checks write: whoever can commit it can commit answers. */
  health: { id: string; checked_at: string };
}

export type Dialect = 'sqlite' | 'postgres';

/**
 * Every change of the schema, oldest first; a landed one is never edited.
 * SQLite's tables go without rowid: a rowid tells the order of arrival, and an anonymous answer has none.
 */
export const migrations = (dialect: Dialect): Record<string, Migration> => {
  const unordered = <Name extends string, Columns extends string>(
    table: CreateTableBuilder<Name, Columns>,
  ) => (dialect === 'sqlite' ? table.modifyEnd(sql`without rowid`) : table);
  return {
    '0001-survey': {
      async up(db: Kysely<unknown>) {
        const { schema } = db;
        await schema
          .createTable('campaigns')
          .addColumn('id', 'text', (c) => c.notNull())
          .addColumn('version', 'integer', (c) => c.notNull())
          .addColumn('document', 'text', (c) => c.notNull())
          .addPrimaryKeyConstraint('campaigns_key', ['id', 'version'])
          .execute();
        await unordered(
          schema
            .createTable('receipts')
            .addColumn('id', 'text', (c) => c.primaryKey().notNull())
            .addColumn('kind', 'text', (c) => c.notNull())
            .addColumn('hash', 'text', (c) => c.notNull())
            .addColumn('received_at', 'text', (c) => c.notNull()),
        ).execute();
        await unordered(
          schema
            .createTable('responses')
            .addColumn('campaign', 'text', (c) => c.notNull())
            .addColumn('id', 'text', (c) => c.notNull())
            .addColumn('version', 'integer', (c) => c.notNull())
            .addColumn('state', 'text', (c) => c.notNull())
            .addColumn('held_because', 'text')
            .addColumn('released', 'integer', (c) => c.notNull().defaultTo(0))
            .addColumn('area', 'text', (c) => c.notNull())
            .addColumn('area_version', 'text', (c) => c.notNull())
            .addColumn('issue', 'text', (c) => c.notNull())
            .addColumn('other', 'text')
            .addColumn('words', 'text')
            .addColumn('channel', 'text', (c) => c.notNull())
            .addColumn('source', 'text')
            .addColumn('assisted_by', 'text')
            .addColumn('locale', 'text', (c) => c.notNull())
            .addColumn('page', 'text')
            .addColumn('signals', 'text')
            .addColumn('answered_on', 'text', (c) => c.notNull())
            .addColumn('received_on', 'text', (c) => c.notNull())
            .addPrimaryKeyConstraint('responses_key', ['campaign', 'id']),
        ).execute();
        // What an organiser's lists ask for, so that they cost what they show and not what is stored.
        const part = (name: string) =>
          schema.createIndex(`responses_${name}`).on('responses').columns(['campaign', 'id']);
        await part('held')
          .where(sql`state`, '=', sql.lit('held'))
          .execute();
        await part('words')
          .where(sql<boolean>`(other is not null or words is not null)`)
          .execute();
        await part('released')
          .where(sql`released`, '=', sql.lit(1))
          .execute();
        await schema
          .createTable('tallies')
          .addColumn('campaign', 'text', (c) => c.notNull())
          .addColumn('area', 'text', (c) => c.notNull())
          .addColumn('issue', 'text', (c) => c.notNull())
          .addColumn('count', 'integer', (c) => c.notNull())
          .addPrimaryKeyConstraint('tallies_key', ['campaign', 'area', 'issue'])
          .execute();
      },
    },
    '0002-register': registerMigration(dialect === 'sqlite' ? 'text' : sql`text collate "C"`),
    '0003-progress': progressMigration(dialect === 'sqlite' ? 'text' : sql`text collate "C"`),
    // What came from where and when, counted without reading the answers.
    '0004-sources': {
      async up({ schema }: Kysely<unknown>) {
        await schema
          .createIndex('responses_source')
          .on('responses')
          .columns(['campaign', 'received_on', 'source', 'state', 'held_because'])
          .execute();
      },
    },
    '0005-erasure': erasureMigration,
    '0005b-retention': retentionMigration,
    '0006-anonymity': anonymityMigration,
    '0007-sessions': sessionsMigration,
    '0008-bounded-work': boundedWork,
    '0009-list-refusals': listRefusals,
    '0010-mail': mailMigration,
  };
};

/**
 * Brings a database to the newest schema, or to that of the migration `target`.
 * @throws the error of the migration that failed
 */
export async function migrate(
  db: Kysely<Tables>,
  dialect: Dialect,
  target?: string,
): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations(dialect)) },
  });
  const { error } = await (target === undefined
    ? migrator.migrateToLatest()
    : migrator.migrateTo(target));
  if (error)
    throw error instanceof Error ? error : new Error('a migration failed', { cause: error });
}
