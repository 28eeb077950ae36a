import type Database from 'better-sqlite3';
import { type Kysely, sql, type Transaction } from 'kysely';
import { openPostgres } from '../../store/postgres/open-postgres.ts';
import { openSqliteAlone } from '../../store/sqlite/sqlite-connections.ts';
import { embeddedFile, refuseLostCommits } from '../data-folder.ts';
import type { Settings } from '../settings.ts';
import { type AnyTables, copyTable } from './copy-table.ts';
import { formatCount } from './format-count.ts';
import { dropNul, refuseNul } from './nul-characters.ts';
import { sourceTables } from './source-table.ts';
import type { TableContent } from './table-digest.ts';

/**
 * Moves everything from the embedded database of `DATA` into the empty PostgreSQL database of
 * `DATABASE_URL`, in one transaction, reads it back and compares. PostgreSQL takes no NUL character
 * in a text: rows that have one are named, and with `withoutNul` they are moved without it.
 * @returns what was moved, a line a table
 * @throws Error if a collector is running on it, if the target is not empty, if it does not take a
 * row, or if anything differs: then nothing was changed
 */
export async function moveToPostgres(
  settings: Settings,
  { withoutNul }: { withoutNul: boolean },
): Promise<string> {
  if (!settings.DATABASE_URL)
    throw new Error('set DATABASE_URL to the PostgreSQL database that everything goes to');
  const file = embeddedFile(settings);
  refuseLostCommits(settings);
  const from = await openSqliteAlone(file);
  try {
    const to = (await openPostgres(settings.DATABASE_URL)) as unknown as Kysely<AnyTables>;
    try {
      const moved = await to.transaction().execute((trx) => moveTables(from, trx, withoutNul));
      return [
        ...moved,
        'All of it is in the new database, compared row by row. Start the collectors with DATABASE_URL from now on.',
        `${file} is left as it was. Delete it once you have a backup of the new one: it holds the same personal data.`,
      ].join('\n');
    } finally {
      await to.destroy();
    }
  } finally {
    from.close();
  }
}

/** @returns one line for each table */
async function moveTables(
  from: Database.Database,
  to: Transaction<AnyTables>,
  withoutNul: boolean,
): Promise<string[]> {
  const tables = sourceTables(from);
  if (!withoutNul) refuseNul(tables);
  await lockEmptyTables(
    to,
    tables.map(({ name }) => name),
  );
  const lines: string[] = [];
  for (const table of tables) {
    const content = await copyTable(table, to, withoutNul ? dropNul : (row) => row);
    lines.push(describeContent(table.name, content));
  }
  return lines;
}

async function lockEmptyTables(to: Transaction<AnyTables>, tables: string[]): Promise<void> {
  const names = sql.join(tables.map((table) => sql.table(table)));
  await sql`lock table ${names} in access exclusive mode`.execute(to);
  for (const table of tables) {
    const anyRow = to
      .selectFrom(table)
      .select(sql`1`.as('one'))
      .limit(1);
    if (await anyRow.executeTakeFirst())
      throw new Error(
        `the database of DATABASE_URL is not empty: its table "${table}" has rows. Make a new one, ` +
          'and start no collector on it before everything is there',
      );
  }
}

function describeContent(table: string, { rows, counts }: TableContent): string {
  const total = counts === undefined ? '' : `, counts of ${formatCount(counts)} in all`;
  return `${table.padEnd(14)}${formatCount(rows).padStart(12)} ${rows === 1 ? 'row' : 'rows'}${total}`;
}
