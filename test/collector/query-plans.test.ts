import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import Database from 'better-sqlite3';
import { Kysely } from 'kysely';
import pg from 'pg';
import { openPostgresStore, openSqliteStore, type Store } from '../../src/collector/index.ts';
import { migrate } from '../../src/collector/store/migrate-schema.ts';
import type { Tables } from '../../src/collector/store/tables.ts';
import { SqlStore } from '../../src/collector/store/sql-store.ts';
import { openSqliteDialect } from '../../src/collector/store/sqlite/sqlite-connections.ts';
import { answer, HARBORNE } from '../contract/examples.ts';
import { entry, folder } from './harness.ts';
import { describePostgres } from './postgres-harness.ts';
import { storeConformance } from './store-conformance.ts';

/** Tables with a row, or several, for each answer or person. */
const LARGE_TABLES = [
  'receipts',
  'responses',
  'people',
  'terms',
  'signups',
  'consents',
  'meetings',
  'trainings',
  'changes',
  'invites',
  'organisations',
  'notices',
  'suppressed',
];
/** An index of some rows only is as short as those are few. */
const SHORT_INDEX = /_(held|words|released|waiting|same|organisations|failed)\b/;
const PEOPLE = 3_000;
const ANSWERS = 3_000;

/** Statements that are meant to read much of a campaign, with the reason. */
const WALKS: { statement: RegExp; why: string }[] = [
  {
    statement: /^select count\(\*\) as "count" from "people" where "campaign" = \?$/,
    why: 'the number of people, on the organiser’s own page: an index is counted',
  },
  {
    statement: /^select count\(\*\) as "count", min\("queued_on"\) as "oldest" from "notices"/,
    why: 'the failed messages of every campaign, on the owner’s own page: an index of those alone is counted',
  },
  {
    statement: /^select \(select count\(\*\) from \(select p\.rank from people as p /,
    why: 'how many people need attention, a thousand at most: PostgreSQL reads the table where a third of it does',
  },
  {
    statement: /^select "id" from "responses" where "campaign" = \? and \(pending/,
    why: 'which answers a download holds: all that are listed at its start',
  },
  {
    statement: /from "responses" where "campaign" = \? and "received_on" >= \? group by/,
    why: 'where answers come from, on the organiser’s own page: an index is read for the days that are shown',
  },
  {
    statement: /count\(\*\) as "count" from "responses" where "campaign" = \? and "source" = \?/,
    why: 'what came by one page, for its partner: every answer of it is counted',
  },
  {
    statement: /"received_on" >= \? and "source"/,
    why: 'a wave is held or counted: every answer of it is written',
  },
  {
    statement: /^select "id" from "responses" where "campaign" = \? and "id" in \(\?\) and state/,
    why: 'texts that an organiser moves, by their ids: of a small table PostgreSQL reads the whole',
  },
  {
    statement: /^insert into terms [^]* where c\.submission in \(\?\) and c\.granted = 1/,
    why: 'what newcomers agreed to, by their ids: of a small table PostgreSQL reads the whole',
  },
  {
    statement: /^select count\(\*\) as "count" from "suppressed" where/,
    why: 'how many refusals of lists are remembered, on the page of imports: all are counted',
  },
  {
    statement: /^select count\(\*\) as count from \([^]* limit \?\) as counted$/,
    why: 'how many people fulfil a condition, of an index of them: counted up to a limit',
  },
  {
    statement: /\blimit \?$|\blimit \? *$/,
    why: 'a page of a list: read in the order of an index until the page is full, told by its limit',
  },
];

interface Statement {
  sql: string;
  parameters: readonly unknown[];
}

/**
 * Every statement that the conformance suite makes a store issue, once, whatever the length of its
 * lists.
 */
const statements = new Map<string, Statement>();
const shapeOf = (sql: string) =>
  sql
    .replace(/\((\?(?:, )?)+\)(, \((\?(?:, )?)+\))*/g, '(?)')
    .replace(/\b(depth|-?\d+) as "depth"/g, 'n as "depth"');

storeConformance(
  'a store whose statements are written down',
  async () => {
    let migrated = false;
    const db = new Kysely<Tables>({
      dialect: openSqliteDialect(':memory:'),
      log: ({ query: { sql, parameters } }) => {
        if (migrated && /^(select|with|insert|update|delete)\b/.test(sql))
          statements.set(shapeOf(sql), { sql, parameters });
      },
    });
    await migrate(db, 'sqlite');
    migrated = true;
    return new SqlStore({ read: db, write: db, maintenance: db }, { secret: 'kept' });
  },
  { lasting: false },
);

const LARGE_CAMPAIGN = 'edgbaston';

/** A campaign that is too large to be read for every request. */
async function fillCampaign(store: Store): Promise<void> {
  await store.imports.add(
    LARGE_CAMPAIGN,
    Array.from({ length: PEOPLE }, (_, n) => ({
      name: `Person ${n}`,
      email: `person-${n}@example.org`,
      phone: `+447700${String(900_000 + n)}`,
      area: HARBORNE,
      areaVersion: '2025-05',
      roles: ['door-knocking'],
      consentSource: 'Signed at the fair',
    })),
    { name: 'Grace', at: '2026-11-21T10:00:00.000Z' },
    { recruits: true },
  );
  await Promise.all(Array.from({ length: ANSWERS }, () => store.submissions.add(entry(answer()))));
}

const isMeantToWalk = (sql: string) => WALKS.some(({ statement }) => statement.test(shapeOf(sql)));
const report = (walks: { sql: string; plan: string }[]) =>
  walks.map(({ sql, plan }) => `${sql.slice(0, 600)}\n  → ${plan}`).join('\n\n');

describe('every statement of the store, on SQLite', () => {
  /**
   * A step that reads a large table without an index, or by an index of which it uses the campaign
   * only.
   */
  const walksCampaign = (detail: string, sql: string): boolean => {
    const step = /^(SCAN|SEARCH) (\w+)(.*)$/.exec(detail);
    if (!step) return false;
    const [, how, name = '', by = ''] = step;
    const table = new RegExp(`"(\\w+)" as "${name}"`).exec(sql)?.[1] ?? name;
    if (!LARGE_TABLES.includes(table)) return false;
    if (how === 'SCAN') return true;
    return by.endsWith('(campaign=?)') && !SHORT_INDEX.test(by);
  };

  for (const [state, prepare] of [
    ['without statistics', () => undefined],
    ['with statistics', (database: Database.Database) => database.exec('analyze')],
  ] as const)
    it(`walks no campaign, ${state}`, async (t) => {
      const file = join(folder(t), 'collector.db');
      const store = await openSqliteStore(file);
      await fillCampaign(store);
      await store.close();
      const database = new Database(file);
      t.after(() => database.close());
      prepare(database);
      assert.ok(statements.size > 100, 'the suite was written down');
      const walks = [...statements.values()].flatMap(({ sql, parameters }) => {
        const plan = database
          .prepare<unknown[], { detail: string }>(`explain query plan ${sql}`)
          .all(...parameters)
          .map(({ detail }) => detail);
        const wrong = plan.some((detail) => walksCampaign(detail, sql));
        return wrong && !isMeantToWalk(sql) ? [{ sql, plan: plan.join(' | ') }] : [];
      });
      assert.equal(walks.length, 0, report(walks));
    });

  after(() => statements.clear());

  describePostgres('and on PostgreSQL', (server) => {
    interface Plan {
      'Node Type': string;
      'Relation Name'?: string;
      'Index Name'?: string;
      'Index Cond'?: string;
      'Plan Rows': number;
      Plans?: Plan[];
    }
    const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
    const walksCampaign = ({
      'Node Type': type,
      'Index Name': index = '',
      'Relation Name': table = '',
      ...node
    }: Plan) =>
      LARGE_TABLES.includes(table) &&
      (type === 'Seq Scan' ||
        (type.includes('Index') &&
          !SHORT_INDEX.test(index) &&
          /^\(\(?campaign = '[^']*'::text\)?\)$/.test(node['Index Cond'] ?? '')));

    it('walks no campaign', async () => {
      const url = await server.ready();
      const store = await openPostgresStore(url);
      await fillCampaign(store);
      await store.close();
      // What is nearly empty is read whole by any plan, and rightly: only what is large is looked
      // at.
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      try {
        // As many are invited by somebody, and like somebody, as make an index of them worth
        // reading.
        await client.query(
          `update people set invited_by = id, same_as = id where rank < '000000001000'`,
        );
        await client.query('analyze');
        const { rows: sizes } = await client.query<{ relname: string }>(
          'select relname from pg_class where reltuples >= 1000',
        );
        const large = new Set(sizes.map(({ relname }) => relname));
        const walks: { sql: string; plan: string }[] = [];
        for (const { sql, parameters } of statements.values()) {
          let number = 0;
          const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
            `explain (format json) ${sql.replace(/\?/g, () => `$${++number}`)}`,
            // Of a campaign with nobody in it everything may be read.
            parameters.map((value) => (value === 'selly-oak' ? LARGE_CAMPAIGN : value)),
          );
          const nodes = nodesOf((rows[0] as (typeof rows)[0])['QUERY PLAN'][0].Plan);
          const wrong = nodes.filter(
            (node) => large.has(node['Relation Name'] ?? '') && walksCampaign(node),
          );
          if (wrong.length > 0 && !isMeantToWalk(sql))
            walks.push({ sql, plan: JSON.stringify(wrong) });
        }
        assert.equal(walks.length, 0, report(walks));
      } finally {
        await client.end();
      }
    });
  });
});
