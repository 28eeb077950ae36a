import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { groupBy } from '../group-by.ts';
import { LINKING_DETAILS, withheldDetails, writeWithheld } from '../../answers/withheld-details.ts';

/** The tables as they stood when this migration was written. */
interface MigratedTables {
  campaigns: { id: string; version: number; document: string };
  receipts: { kind: string; received_at: string };
  responses: {
    campaign: string;
    id: string;
    area: string;
    withheld: string;
    pending: number;
    state: string;
    version: number;
    area_version: string;
    channel: string;
    source: string | null;
    assisted_by: string | null;
    locale: string;
    answered_on: string;
    received_on: string;
  };
  signups: { id: string; kind: string; received_at: string; answered_at: string | null };
  people: { since: string; last_contact_at: string };
  consents: { submission: string; via: string; recorded_at: string };
  changes: { what: string; at: string };
}

const DEFAULT_BATCH_SIZE = 5;
const UPDATED_AT_ONCE = 500;

const dayOf = (column: string) =>
  sql<string>`substr(${sql.ref(column)}, 1, 10) || 'T00:00:00.000Z'`;

/**
 * Answers are published in batches, and a contact's time is its day. Existing answers have been
 * shown, so they count as published; those of their details that too few share are withheld from
 * now on.
 */
export const anonymityMigration: Migration = {
  async up(anyDb: Kysely<unknown>) {
    const { schema } = anyDb;
    await schema
      .alterTable('responses')
      .addColumn('pending', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    await schema
      .alterTable('responses')
      .addColumn('withheld', 'text', (column) => column.notNull().defaultTo(''))
      .execute();
    await schema
      .createTable('waiting_answers')
      .addColumn('campaign', 'text', (column) => column.notNull())
      .addColumn('area', 'text', (column) => column.notNull())
      .addColumn('count', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('waiting_answers_key', ['campaign', 'area'])
      .execute();
    await schema
      .createIndex('responses_pending')
      .on('responses')
      .columns(['campaign', 'area'])
      .where(sql<boolean>`pending = 1 and state = 'counted'`)
      .execute();
    await schema.dropIndex('responses_source').execute();
    await schema
      .createIndex('responses_source')
      .on('responses')
      .columns(['campaign', 'received_on', 'source', 'state', 'held_because', 'pending'])
      .execute();

    const db = anyDb as Kysely<MigratedTables>;
    await db.updateTable('responses').set({ pending: 1 }).where('state', '=', 'held').execute();
    await withholdDetails(db);
    await keepDaysOfContacts(db);
  },
};

async function withholdDetails(db: Kysely<MigratedTables>): Promise<void> {
  const documents = await db.selectFrom('campaigns').selectAll().orderBy('version').execute();
  // The newest comes last.
  const batchSizes = new Map(
    documents.map(({ id, document }) => [
      id,
      (JSON.parse(document) as { publishThreshold?: number }).publishThreshold,
    ]),
  );
  const wards = await db.selectFrom('responses').select(['campaign', 'area']).distinct().execute();
  for (const { campaign, area } of wards) {
    const rows = await db
      .selectFrom('responses')
      .select(['id', 'area_version', ...LINKING_DETAILS])
      .where('campaign', '=', campaign)
      .where('area', '=', area)
      .where('pending', '=', 0)
      .execute();
    const withheld = withheldDetails(
      rows.map((row) => ({ ...row, version: `${row.version} ${row.area_version}` })),
      batchSizes.get(campaign) ?? DEFAULT_BATCH_SIZE,
    ).map(writeWithheld);
    for (const [details, group] of groupBy(rows, (_, at) => withheld[at] ?? ''))
      for (let at = 0; details !== '' && at < group.length; at += UPDATED_AT_ONCE)
        await db
          .updateTable('responses')
          .set({ withheld: details })
          .where('campaign', '=', campaign)
          .where(
            'id',
            'in',
            group.slice(at, at + UPDATED_AT_ONCE).map(({ id }) => id),
          )
          .execute();
  }
}

async function keepDaysOfContacts(db: Kysely<MigratedTables>): Promise<void> {
  // People first: whether their time came from a contact depends on the contact's own time.
  for (const column of ['since', 'last_contact_at'] as const)
    await db
      .updateTable('people')
      .set(column, dayOf(column))
      .where(
        sql<boolean>`exists (select 1 from signups where signups.campaign = people.campaign and signups.person = people.id
          and signups.kind = 'contact' and signups.received_at = ${sql.ref(`people.${column}`)})`,
      )
      .execute();
  await db
    .updateTable('consents')
    .set('recorded_at', dayOf('recorded_at'))
    .where('via', '=', 'form')
    .where('submission', 'in', (query) =>
      query.selectFrom('signups').select('id').where('kind', '=', 'contact'),
    )
    .execute();
  await db.updateTable('changes').set('at', dayOf('at')).where('what', '=', 'contact').execute();
  await db
    .updateTable('signups')
    .set({ received_at: dayOf('received_at') })
    .where('kind', '=', 'contact')
    .execute();
  await db
    .updateTable('signups')
    .set({ answered_at: dayOf('answered_at') })
    .where('kind', '=', 'contact')
    .where('answered_at', 'is not', null)
    .execute();
  await db
    .updateTable('receipts')
    .set({ received_at: dayOf('received_at') })
    .where('kind', '=', 'contact')
    .execute();
}
