import { sql, type Transaction } from 'kysely';
import { formatCount } from './format-count.ts';
import { describeKey, type Row, type SourceTable } from './source-table.ts';
import { type TableContent, TableDigest } from './table-digest.ts';

/** Tables are found by name, so that the tables of later migrations are moved too. */
export type AnyTables = Record<string, Row>;

// PostgreSQL takes 65,535 parameters a statement.
const MAX_COPY_PARAMETERS = 20_000;
const ROWS_PER_FETCH = 1000;

/**
 * Copies a table, reads the copy back and compares.
 * @param change what is done to each row before
 * @throws Error that names the table and what differs, or between which rows one was refused
 */
export async function copyTable(
  table: SourceTable,
  to: Transaction<AnyTables>,
  change: (row: Row) => Row,
): Promise<TableContent> {
  const sent = new TableDigest(table.columns);
  const batchSize = Math.floor(MAX_COPY_PARAMETERS / table.columns.length);
  for (const batch of splitIntoBatches(table.rows(), batchSize)) {
    const rows = batch.map(change);
    await insertRows(to, table, rows);
    for (const row of rows) sent.add(row);
  }
  const stored = await readContent(to, table);
  refuseDifference(table.name, sent.content, stored);
  return stored;
}

function refuseDifference(table: string, sent: TableContent, stored: TableContent): void {
  const differs = (what: string) =>
    new Error(`the table "${table}" differs: ${what}. Nothing was moved`);
  if (stored.rows !== sent.rows)
    throw differs(
      `${formatCount(sent.rows)} rows were sent, and ${formatCount(stored.rows)} are there`,
    );
  if (stored.counts !== sent.counts)
    throw differs(
      `its counts made ${formatCount(sent.counts)}, and now make ${formatCount(stored.counts)}`,
    );
  if (stored.digest !== sent.digest) throw differs('a row is another than the one that was sent');
}

async function insertRows(
  to: Transaction<AnyTables>,
  { name, keys }: SourceTable,
  rows: Row[],
): Promise<void> {
  // Without savepoints, which would number the rows in the order of their batches.
  try {
    await to.insertInto(name).values(rows).execute();
  } catch (cause) {
    const [first = {}, last = first] = [rows[0], rows.at(-1)];
    throw new Error(
      [
        `the database of DATABASE_URL does not take a row of the table "${name}"`,
        `(${(cause as Error).message}). It is one of the ${formatCount(rows.length)}`,
        `from ${describeKey(first, keys)} to ${describeKey(last, keys)}. Nothing was moved`,
      ].join(' '),
      { cause },
    );
  }
}

/** Reads a table back, some rows at a time. */
async function readContent(
  trx: Transaction<AnyTables>,
  { name, columns }: SourceTable,
): Promise<TableContent> {
  const digest = new TableDigest(columns);
  await sql`declare moved no scroll cursor for select * from ${sql.table(name)}`.execute(trx);
  let rows: Row[];
  do {
    ({ rows } = await sql<Row>`fetch ${sql.lit(ROWS_PER_FETCH)} from moved`.execute(trx));
    for (const row of rows) digest.add(row);
  } while (rows.length > 0);
  await sql`close moved`.execute(trx);
  return digest.content;
}

function* splitIntoBatches<Item>(items: Iterable<Item>, size: number): Generator<Item[]> {
  let batch: Item[] = [];
  for (const item of items)
    if (batch.push(item) === size) {
      yield batch;
      batch = [];
    }
  if (batch.length > 0) yield batch;
}
