import { type Kysely, type SelectQueryBuilder, sql, type Transaction } from 'kysely';
import { createDigest, type FileEnd, type FileHeader, type FileRow } from './campaign-file.ts';
import { EXPORTED_TABLES, type ExportedTable } from './exported-tables.ts';

type Row = Record<string, string | number | null>;
/** Tables are found by name. */
export type NamedTables = Record<string, Row>;

const ROWS_PER_READ = 1000;

/** The name of the newest migration. */
export async function readSchemaName(db: Kysely<NamedTables>): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select name from kysely_migration order by name desc limit 1`.execute(db);
  return rows[0]?.name ?? '';
}

/** @returns whether the database has a campaign of this id, published or not */
export async function hasCampaign(db: Kysely<NamedTables>, campaign: string): Promise<boolean> {
  for (const { name, campaign: column, isAppendOnly } of EXPORTED_TABLES) {
    if (column === undefined || isAppendOnly) continue;
    const found = await db
      .selectFrom(name)
      .select(sql<number>`1`.as('one'))
      .where(column, '=', campaign)
      .limit(1)
      .executeTakeFirst();
    if (found) return true;
  }
  return false;
}

/**
 * Writes a campaign as lines of JSON: what it is, each row with its table, and the digest of all of
 * it. Run it in one transaction, so that its figures are those of its rows.
 */
export async function* exportCampaign(
  trx: Transaction<NamedTables>,
  header: FileHeader,
): AsyncGenerator<string> {
  const digest = createDigest();
  let rows = 0;
  const write = (line: FileHeader | FileRow): string => {
    const text = `${JSON.stringify(line)}\n`;
    digest.update(text);
    return text;
  };
  yield write(header);
  for (const table of EXPORTED_TABLES)
    for await (const row of readRows(trx, table, header.campaign)) {
      rows += 1;
      yield write({ table: table.name, row: { ...row, ...table.replaced } });
    }
  const end: FileEnd = { rows, sha256: digest.digest('hex') };
  yield `${JSON.stringify(end)}\n`;
}

/** The rows of a campaign in the order of their keys, some at a time. */
async function* readRows(
  trx: Transaction<NamedTables>,
  table: ExportedTable,
  campaign: string,
): AsyncGenerator<Row> {
  const { name, keys } = table;
  let last: Row | undefined;
  for (;;) {
    let query = rowsOf(trx, table, campaign);
    for (const key of keys) query = query.orderBy(key);
    if (last) {
      const columns = sql.join(keys.map((key) => sql.ref(`${name}.${key}`)));
      const values = sql.join(keys.map((key) => last?.[key] ?? ''));
      query = query.where(sql<boolean>`(${columns}) > (${values})`);
    }
    const rows = await query.limit(ROWS_PER_READ).execute();
    yield* rows;
    if (rows.length < ROWS_PER_READ) return;
    last = rows.at(-1);
  }
}

function rowsOf(
  trx: Transaction<NamedTables>,
  { name, campaign: column, submission }: ExportedTable,
  campaign: string,
): SelectQueryBuilder<NamedTables, string, Row> {
  const all = trx.selectFrom(name).selectAll();
  if (column !== undefined) return all.where(column, '=', campaign);
  // A tombstone of an erased submission still says which campaign it was of.
  return all.where(
    sql<boolean>`(${sql.ref(`${name}.${submission}`)} in (select id from responses where campaign = ${campaign}) or ${sql.ref(`${name}.${submission}`)} in (select id from signups where campaign = ${campaign}))`,
  );
}
