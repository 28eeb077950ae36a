import { type Kysely, sql, type Transaction } from 'kysely';
import { createDigest, FileEnd, FileHeader, FileRow } from './campaign-file.ts';
import { hasCampaign, type NamedTables, readSchemaName } from './export-campaign.ts';
import { EXPORTED_TABLES, type ExportedTable } from './exported-tables.ts';

const MAX_PARAMETERS = 20_000;
/** More than the largest campaign document. */
const MAX_LINE_LENGTH = 20 * 1024 * 1024;
const TABLES = new Map(EXPORTED_TABLES.map((table) => [table.name, table]));

export interface ImportedCampaign {
  header: FileHeader;
  rows: number;
}

/**
 * Reads a campaign from the lines of a file into a database that does not have it, in one
 * transaction. A file that was changed or cut, or that was not made by `exportCampaign`, leaves the
 * database as it was.
 * @throws Error that says what is wrong
 */
export async function importCampaignRows(
  trx: Transaction<NamedTables>,
  lines: AsyncIterable<string>,
): Promise<ImportedCampaign> {
  const digest = createDigest();
  const columns = await readColumns(trx);
  const submissions = new Set<unknown>();
  let header: FileHeader | undefined;
  let end: FileEnd | undefined;
  let rows = 0;
  let batch: FileRow[] = [];
  for await (const line of lines) {
    if (end) throw new Error('the file goes on after its end');
    if (line.length > MAX_LINE_LENGTH) throw new Error(`line ${rows + 1} is too long`);
    const read = readLine(line, rows + 1);
    if (header === undefined) {
      header = await checkHeader(trx, read);
      digest.update(`${line}\n`);
      continue;
    }
    const parsedEnd = FileEnd.safeParse(read);
    if (parsedEnd.success) {
      end = parsedEnd.data;
      continue;
    }
    digest.update(`${line}\n`);
    const row = checkRow(read, { header, columns, submissions, number: rows + 2 });
    rows += 1;
    const isOther = batch[0] !== undefined && !isLike(batch[0], row);
    if (isOther || isFull(batch)) {
      await insertBatch(trx, batch);
      batch = [];
    }
    batch.push(row);
  }
  if (!header || !end) throw new Error('the file was cut: its last line is missing');
  if (end.rows !== rows || end.sha256 !== digest.digest('hex'))
    throw new Error('the file was changed: it is not what was exported');
  await insertBatch(trx, batch);
  return { header, rows };
}

function readLine(line: string, number: number): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    throw new Error(`line ${number} is not JSON: this is no file of “campaign export-all”`);
  }
}

async function checkHeader(trx: Transaction<NamedTables>, read: unknown): Promise<FileHeader> {
  const { data: header } = FileHeader.safeParse(read);
  if (!header) throw new Error('this is no file of “campaign export-all”');
  const schema = await readSchemaName(trx);
  if (header.schema !== schema)
    throw new Error(
      `the file has the schema ${header.schema}, and this collector ${schema}: ` +
        'export and import with the same version',
    );
  if (await hasCampaign(trx, header.campaign))
    throw new Error(`there is a campaign “${header.campaign}” here already`);
  return header;
}

interface RowScene {
  header: FileHeader;
  columns: ReadonlyMap<string, ReadonlySet<string>>;
  /** The ids of the campaign's own submissions, met so far. */
  submissions: Set<unknown>;
  number: number;
}

function checkRow(read: unknown, { header, columns, submissions, number }: RowScene): FileRow {
  const { data } = FileRow.safeParse(read);
  const table = data && TABLES.get(data.table);
  const wrong = (what: string) => new Error(`line ${number} ${what}. Nothing was imported`);
  if (!data || !table) throw wrong('is no row of a campaign');
  const known = columns.get(table.name);
  const unknown = Object.keys(data.row).find((column) => !known?.has(column));
  if (unknown !== undefined) throw wrong('has a column that the table does not have');
  if (table.campaign !== undefined && data.row[table.campaign] !== header.campaign)
    throw wrong('is of another campaign');
  if (['responses', 'signups'].includes(table.name)) submissions.add(data.row.id);
  if (table.submission !== undefined && !submissions.has(data.row[table.submission]))
    throw wrong('is of a submission that is not in the file');
  return data;
}

async function readColumns(
  db: Kysely<NamedTables>,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const tables = await db.introspection.getTables();
  return new Map(
    tables.map(({ name, columns }) => [name, new Set(columns.map((column) => column.name))]),
  );
}

const isLike = (one: FileRow, other: FileRow): boolean =>
  one.table === other.table && Object.keys(one.row).join() === Object.keys(other.row).join();

const isFull = ([first, ...rest]: FileRow[]): boolean =>
  first !== undefined && (rest.length + 2) * Object.keys(first.row).length > MAX_PARAMETERS;

async function insertBatch(trx: Transaction<NamedTables>, batch: FileRow[]): Promise<void> {
  const [first] = batch;
  if (!first) return;
  await trx
    .insertInto(first.table)
    .values(batch.map(({ row }) => row))
    .execute();
}

/**
 * Deletes every row of a campaign.
 * @returns how many
 */
export async function deleteCampaignRows(
  trx: Transaction<NamedTables>,
  campaign: string,
  further: readonly string[],
): Promise<number> {
  let deleted = 0;
  const count = ({ numDeletedRows }: { numDeletedRows: bigint }) => {
    deleted += Number(numDeletedRows);
  };
  // So does the file of a draft, while the draft says whose it is.
  const drafts = trx.selectFrom('import_drafts').select('id').where('campaign', '=', campaign);
  count(
    await trx
      .deleteFrom('import_draft_parts')
      .where('draft', 'in', drafts)
      .executeTakeFirstOrThrow(),
  );
  // What belongs to a submission goes while the submission still says whose it is.
  const ordered = EXPORTED_TABLES.toSorted(
    (one, other) => Number(one.submission === undefined) - Number(other.submission === undefined),
  );
  for (const table of ordered)
    if (!table.isAppendOnly) count(await deleteRows(trx, table, campaign));
  for (const name of further)
    count(await trx.deleteFrom(name).where('campaign', '=', campaign).executeTakeFirstOrThrow());
  return deleted;
}

function deleteRows(
  trx: Transaction<NamedTables>,
  { name, campaign: column, submission }: ExportedTable,
  campaign: string,
) {
  const all = trx.deleteFrom(name);
  if (column !== undefined) return all.where(column, '=', campaign).executeTakeFirstOrThrow();
  return all
    .where(
      sql<boolean>`(${sql.ref(submission ?? '')} in (select id from responses where campaign = ${campaign}) or ${sql.ref(submission ?? '')} in (select id from signups where campaign = ${campaign}))`,
    )
    .executeTakeFirstOrThrow();
}
