import { type CreateTableBuilder, type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { type Dialect, orderedTextType } from './dialect.ts';

interface TableShape {
  required: string[];
  optional?: string[];
  numbers?: string[];
  key: string[];
}

/** The columns of each table. Texts, but for `numbers`. */
const TABLES: Record<string, TableShape> = {
  registers: { required: ['campaign'], numbers: ['last'], key: ['campaign'] },
  people: {
    required: [
      'campaign',
      'id',
      'rank',
      'name',
      'area',
      'stage',
      'roles',
      'cares',
      'kind',
      'state',
      'details',
      'search',
      'cluster',
      'share',
      'since',
      'last_contact_at',
    ],
    optional: [
      'email',
      'phone',
      'organisation',
      'organisation_hash',
      'language',
      'source',
      'held_because',
      'invited_by',
      'invited_code',
      'same_as',
      'meeting_state',
      'meeting_day',
      'meeting_by',
    ],
    numbers: ['depth', 'recruit', 'trainings'],
    key: ['campaign', 'id'],
  },
  terms: {
    required: ['campaign', 'term', 'rank'],
    key: ['campaign', 'term', 'rank'],
  },
  signups: {
    required: [
      'id',
      'campaign',
      'kind',
      'state',
      'name',
      'area',
      'area_version',
      'channel',
      'locale',
      'cares',
      'roles',
      'received_at',
    ],
    optional: [
      'person',
      'held_because',
      'email',
      'phone',
      'source',
      'assisted_by',
      'page',
      'wish',
      'organisation',
      'organisation_hash',
      'language',
      'invite_code',
      'invited_by',
      'answered_at',
    ],
    numbers: ['version'],
    key: ['id'],
  },
  consents: {
    required: ['submission', 'statement', 'locale', 'words', 'via', 'recorded_at'],
    numbers: ['number', 'version', 'granted'],
    key: ['submission', 'number'],
  },
  meetings: {
    required: ['id', 'campaign', 'person', 'state', 'changed_at'],
    optional: ['signup', 'day', 'met_by', 'wish'],
    numbers: ['number', 'asked'],
    key: ['id'],
  },
  trainings: {
    required: ['id', 'campaign', 'person', 'course', 'day'],
    key: ['id'],
  },
  changes: {
    required: ['id', 'campaign', 'person', 'at', 'made_by', 'what', 'detail'],
    numbers: ['number'],
    key: ['id'],
  },
  suppressed: {
    required: ['campaign', 'hash', 'at'],
    numbers: ['recruited'],
    key: ['campaign', 'hash'],
  },
  figures: {
    required: ['campaign', 'measure', 'area', 'source'],
    numbers: ['count'],
    key: ['campaign', 'measure', 'area', 'source'],
  },
  chains: {
    required: ['campaign'],
    numbers: ['depth', 'count'],
    key: ['campaign', 'depth'],
  },
  invites: {
    required: ['campaign', 'code'],
    optional: ['signup', 'person'],
    numbers: ['brought'],
    key: ['campaign', 'code'],
  },
  organisations: {
    required: ['campaign', 'hash'],
    optional: ['person'],
    key: ['campaign', 'hash'],
  },
  tokens: {
    required: ['id', 'name', 'campaigns', 'access', 'hash', 'created_at', 'created_by'],
    optional: ['revoked_at'],
    key: ['id'],
  },
};

/** Columns that pages and searches go through in order. */
const ORDERED: ReadonlySet<string> = new Set(['id', 'rank', 'term']);

/** The register of people. */
export const registerMigration = (dialect: Dialect): Migration => ({
  async up(db: Kysely<unknown>) {
    for (const [name, shape] of Object.entries(TABLES))
      await createTable(db, name, shape, orderedTextType(dialect));
    await indexPeople(db);
    await indexOthers(db);
  },
});

async function createTable(
  { schema }: Kysely<unknown>,
  name: string,
  { required, optional = [], numbers = [], key }: TableShape,
  ordered: ReturnType<typeof orderedTextType>,
): Promise<void> {
  const typeOf = (column: string) => (ORDERED.has(column) ? ordered : 'text');
  let table: CreateTableBuilder<string, string> = schema.createTable(name);
  for (const column of required)
    table = table.addColumn(column, typeOf(column), (c) => c.notNull());
  for (const column of optional) table = table.addColumn(column, typeOf(column));
  for (const column of numbers) table = table.addColumn(column, 'integer', (c) => c.notNull());
  await table.addPrimaryKeyConstraint(`${name}_key`, key).execute();
}

const createIndex = ({ schema }: Kysely<unknown>, table: string, name: string, columns: string[]) =>
  schema.createIndex(`${table}_${name}`).on(table).columns(columns);

/**
 * A filtered list is walked in its order, so that its first page costs what it shows and not what
 * is stored.
 */
async function indexPeople(db: Kysely<unknown>): Promise<void> {
  const index = (name: string, columns: string[]) => createIndex(db, 'people', name, columns);
  await index('rank', ['campaign', 'rank']).unique().execute();
  for (const column of ['area', 'stage', 'source'])
    await index(column, ['campaign', column, 'rank']).execute();
  await index('waiting', ['campaign', 'rank'])
    .where(sql<boolean>`meeting_state in ('asked', 'arranged')`)
    .execute();
  await index('same', ['campaign', 'rank'])
    .where(sql<boolean>`same_as is not null`)
    .execute();
  await index('held', ['campaign', 'rank'])
    .where(sql<boolean>`state = 'held'`)
    .execute();
  await index('organisations', ['campaign', 'rank'])
    .where(sql<boolean>`organisation is not null`)
    .execute();
  await index('organisation_hash', ['campaign', 'organisation_hash', 'rank'])
    .where(sql<boolean>`organisation_hash is not null`)
    .execute();
  await index('same_as', ['campaign', 'same_as']).execute();
  await index('cluster', ['campaign', 'cluster', 'rank']).execute();
  await index('invited_by', ['campaign', 'invited_by']).execute();
  await index('last_contact', ['campaign', 'last_contact_at']).execute();
}

async function indexOthers(db: Kysely<unknown>): Promise<void> {
  await createIndex(db, 'terms', 'rank', ['campaign', 'rank']).execute();
  await createIndex(db, 'signups', 'campaign', ['campaign', 'id']).execute();
  await createIndex(db, 'signups', 'person', ['campaign', 'person']).execute();
  await createIndex(db, 'signups', 'invited_by', ['campaign', 'invited_by']).execute();
  await createIndex(db, 'meetings', 'person', ['campaign', 'person']).execute();
  await createIndex(db, 'changes', 'person', ['campaign', 'person']).execute();
  await createIndex(db, 'trainings', 'once', ['campaign', 'person', 'course', 'day'])
    .unique()
    .execute();
  await createIndex(db, 'invites', 'person', ['campaign', 'person']).execute();
  await createIndex(db, 'invites', 'signup', ['signup']).execute();
  await createIndex(db, 'organisations', 'person', ['campaign', 'person']).execute();
  await createIndex(db, 'tokens', 'hash', ['hash']).unique().execute();
}
