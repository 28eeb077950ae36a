import { type CreateTableBuilder, type Generated, type Kysely, type RawBuilder, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The tables of the register. Lists and answers of several parts are JSON; a truth is 1 or 0; what is not known is null. */
export interface RegisterTables {
  /** One row a campaign: whoever writes to a register takes it first, so that two collectors on one database write in turn. `last` is the highest rank given out. */
  registers: { campaign: string; last: number };
  people: PeopleTable;
  /** What a person is found by: `email:…`, `phone:…` or `name:…` again, `role:…` in a filter, and plain words in a search. */
  terms: { campaign: string; term: string; rank: string };
  signups: SignupsTable;
  /** Append-only: of each statement the line with the highest number stands. Numbers run through all lines of a submission. */
  consents: {
    submission: string;
    statement: string;
    number: number;
    version: number;
    locale: string;
    words: string;
    granted: number;
    via: string;
    recorded_at: string;
  };
  meetings: {
    id: string;
    campaign: string;
    person: string;
    /** The sign-up that asked for it. */
    signup: string | null;
    number: number;
    state: string;
    day: string | null;
    met_by: string | null;
    wish: string | null;
    /** Whether anybody ever asked for it. */
    asked: number;
    changed_at: string;
  };
  trainings: { id: string; campaign: string; person: string; course: string; day: string };
  changes: {
    id: string;
    campaign: string;
    person: string;
    number: number;
    at: string;
    made_by: string;
    what: string;
    detail: string;
  };
  /** Keyed hashes of contacts that asked to be forgotten. `recruited`: they were counted once, and are not counted again when they come back. */
  suppressed: {
    campaign: string;
    hash: string;
    recruited: number;
    at: string;
    /** `list`: a list says no for it, and an organiser may allow it again. */
    reason: Generated<'erased' | 'list'>;
  };
  /** `source` is empty where there is none. */
  figures: { campaign: string; measure: string; area: string; source: string; count: number };
  /** How many people stand at each depth of the chain of invitations. */
  chains: { campaign: string; depth: number; count: number };
  /** Who holds an invite code; nobody any more once they are forgotten. `brought`: people who came by it. */
  invites: {
    campaign: string;
    code: string;
    signup: string | null;
    person: string | null;
    brought: number;
  };
  /** Keyed hashes of organisations' names, each counted once. */
  organisations: { campaign: string; hash: string; person: string | null };
  tokens: {
    id: string;
    name: string;
    campaigns: string;
    access: string;
    hash: string;
    created_at: string;
    created_by: string;
    revoked_at: string | null;
  };
}

interface PeopleTable {
  campaign: string;
  id: string;
  /** Their number in the order of arrival, with zeros in front: the order of every list. */
  rank: string;
  name: string;
  email: string | null;
  phone: string | null;
  area: string;
  stage: string;
  roles: string;
  cares: string;
  organisation: string | null;
  organisation_hash: string | null;
  language: string | null;
  source: string | null;
  kind: string;
  state: string;
  held_because: string | null;
  /** What an organiser wrote over that which the sign-ups gave. */
  details: string;
  /** Their words, folded, each with a space in front. */
  search: string;
  invited_by: string | null;
  /** The code that brought them; it stays when who invited them is forgotten. */
  invited_code: string | null;
  depth: number;
  same_as: string | null;
  /** The first of those who may be one person. */
  cluster: string;
  /** Whether they are somebody to be counted as recruited. */
  recruit: number;
  meeting_state: string | null;
  meeting_day: string | null;
  meeting_by: string | null;
  trainings: number;
  /** What of the figures is theirs: a `Share`. */
  share: string;
  /** 1 for the one of their cluster who is counted as recruited, as `share` says too: an index finds them by it. */
  counts_as_recruit: Generated<number>;
  since: string;
  last_contact_at: string;
}

interface SignupsTable {
  id: string;
  campaign: string;
  person: string | null;
  kind: string;
  version: number;
  state: string;
  held_because: string | null;
  name: string;
  email: string | null;
  phone: string | null;
  area: string;
  area_version: string;
  channel: string;
  source: string | null;
  assisted_by: string | null;
  locale: string;
  page: string | null;
  cares: string;
  roles: string;
  wish: string | null;
  organisation: string | null;
  organisation_hash: string | null;
  language: string | null;
  invite_code: string | null;
  invited_by: string | null;
  answered_at: string | null;
  received_at: string;
}

/** The register of helpers. `ordered` is the type of a text that is compared and sorted by its code points, on every database alike. */
export const registerMigration = (ordered: 'text' | RawBuilder<unknown>): Migration => ({
  async up(db: Kysely<unknown>) {
    const { schema } = db;
    const make = async (
      name: string,
      {
        required,
        optional = [],
        numbers = [],
        key,
      }: { required: string[]; optional?: string[]; numbers?: string[]; key: string[] },
    ) => {
      const type = (column: string) => (ORDERED.has(column) ? ordered : 'text');
      let table: CreateTableBuilder<string, string> = schema.createTable(name);
      for (const column of required)
        table = table.addColumn(column, type(column), (c) => c.notNull());
      for (const column of optional) table = table.addColumn(column, type(column));
      for (const column of numbers) table = table.addColumn(column, 'integer', (c) => c.notNull());
      await table.addPrimaryKeyConstraint(`${name}_key`, key).execute();
    };
    await make('registers', { required: ['campaign'], numbers: ['last'], key: ['campaign'] });
    await make('people', {
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
    });
    await make('terms', {
      required: ['campaign', 'term', 'rank'],
      key: ['campaign', 'term', 'rank'],
    });
    await make('signups', {
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
    });
    await make('consents', {
      required: ['submission', 'statement', 'locale', 'words', 'via', 'recorded_at'],
      numbers: ['number', 'version', 'granted'],
      key: ['submission', 'number'],
    });
    await make('meetings', {
      required: ['id', 'campaign', 'person', 'state', 'changed_at'],
      optional: ['signup', 'day', 'met_by', 'wish'],
      numbers: ['number', 'asked'],
      key: ['id'],
    });
    await make('trainings', {
      required: ['id', 'campaign', 'person', 'course', 'day'],
      key: ['id'],
    });
    await make('changes', {
      required: ['id', 'campaign', 'person', 'at', 'made_by', 'what', 'detail'],
      numbers: ['number'],
      key: ['id'],
    });
    await make('suppressed', {
      required: ['campaign', 'hash', 'at'],
      numbers: ['recruited'],
      key: ['campaign', 'hash'],
    });
    await make('figures', {
      required: ['campaign', 'measure', 'area', 'source'],
      numbers: ['count'],
      key: ['campaign', 'measure', 'area', 'source'],
    });
    await make('chains', {
      required: ['campaign'],
      numbers: ['depth', 'count'],
      key: ['campaign', 'depth'],
    });
    await make('invites', {
      required: ['campaign', 'code'],
      optional: ['signup', 'person'],
      numbers: ['brought'],
      key: ['campaign', 'code'],
    });
    await make('organisations', {
      required: ['campaign', 'hash'],
      optional: ['person'],
      key: ['campaign', 'hash'],
    });
    await make('tokens', {
      required: ['id', 'name', 'campaigns', 'access', 'hash', 'created_at', 'created_by'],
      optional: ['revoked_at'],
      key: ['id'],
    });

    // A filtered list is walked in its order, so that its first page costs what it shows and not what is stored.
    const index = (table: string, name: string, columns: string[]) =>
      schema.createIndex(`${table}_${name}`).on(table).columns(columns);
    await index('people', 'rank', ['campaign', 'rank']).unique().execute();
    for (const column of ['area', 'stage', 'source'])
      await index('people', column, ['campaign', column, 'rank']).execute();
    await index('people', 'waiting', ['campaign', 'rank'])
      .where(sql<boolean>`meeting_state in ('asked', 'arranged')`)
      .execute();
    await index('people', 'same', ['campaign', 'rank'])
      .where(sql<boolean>`same_as is not null`)
      .execute();
    await index('people', 'held', ['campaign', 'rank'])
      .where(sql<boolean>`state = 'held'`)
      .execute();
    await index('people', 'organisations', ['campaign', 'rank'])
      .where(sql<boolean>`organisation is not null`)
      .execute();
    await index('people', 'organisation_hash', ['campaign', 'organisation_hash', 'rank'])
      .where(sql<boolean>`organisation_hash is not null`)
      .execute();
    await index('people', 'same_as', ['campaign', 'same_as']).execute();
    await index('people', 'cluster', ['campaign', 'cluster', 'rank']).execute();
    await index('people', 'invited_by', ['campaign', 'invited_by']).execute();
    await index('people', 'last_contact', ['campaign', 'last_contact_at']).execute();
    await index('terms', 'rank', ['campaign', 'rank']).execute();
    await index('signups', 'campaign', ['campaign', 'id']).execute();
    await index('signups', 'person', ['campaign', 'person']).execute();
    await index('signups', 'invited_by', ['campaign', 'invited_by']).execute();
    await index('meetings', 'person', ['campaign', 'person']).execute();
    await index('changes', 'person', ['campaign', 'person']).execute();
    await index('trainings', 'once', ['campaign', 'person', 'course', 'day']).unique().execute();
    await index('invites', 'person', ['campaign', 'person']).execute();
    await index('invites', 'signup', ['signup']).execute();
    await index('organisations', 'person', ['campaign', 'person']).execute();
    await index('tokens', 'hash', ['hash']).unique().execute();
  },
});

/** Columns that pages and searches go through in order. */
const ORDERED: ReadonlySet<string> = new Set(['id', 'rank', 'term']);
