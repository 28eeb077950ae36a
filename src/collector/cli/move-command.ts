import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { type Kysely, sql, type Transaction } from 'kysely';
import { openPostgres } from '../store/postgres/postgres-store.ts';
import { embeddedFile, type Environment, refuseLostCommits } from './serve-collector.ts';
import { openSqliteAlone } from '../store/sqlite/sqlite-store.ts';

type Row = Record<string, unknown>;
/** The tables are known by name only, so that those of later migrations are moved too. */
type AnyTables = Record<string, Row>;

/** What a table holds: how many rows, the sum of its counts where it has some, and whether two are the same. */
interface Holding {
  rows: number;
  counts: number | undefined;
  digest: string;
}

// PostgreSQL takes 65,535 parameters a statement.
const PARAMETERS_AT_ONCE = 20_000;
const ROWS_AT_ONCE = 1000;
const MAX_ROWS_NAMED = 20;
const NUL = '\0';
const WITHOUT_NUL = '--without-nul';

/**
 * Moves everything from the embedded database of `DATA` into the empty PostgreSQL database of `DATABASE_URL`, in one
 * transaction, reads it back and compares. The rows go in the order of their keys: what was in no order of arrival
 * before is in none afterwards. PostgreSQL takes no NUL character in a text: rows that have one are named, and with
 * `--without-nul` they are moved without it.
 * @returns what was moved, a line a table
 * @throws Error if a collector is running on it, if the target is not empty, if it takes a row not, or if anything differs:
 * then nothing was changed
 */
export async function moveCommand(args: string[], env: Environment): Promise<string> {
  const unknown = args.find((arg) => arg !== WITHOUT_NUL);
  if (unknown !== undefined) throw new Error(`move takes only ${WITHOUT_NUL}, not "${unknown}"`);
  const withoutNul = args.includes(WITHOUT_NUL);
  if (!env.DATABASE_URL)
    throw new Error('set DATABASE_URL to the PostgreSQL database that everything goes to');
  const file = embeddedFile(env);
  refuseLostCommits(env);
  const from = await openSqliteAlone(file);
  try {
    const to = (await openPostgres(env.DATABASE_URL)) as unknown as Kysely<AnyTables>;
    try {
      const moved = await to.transaction().execute((trx) => moveAll(from, trx, withoutNul));
      return [
        ...[...moved].map(
          ([table, { rows, counts }]) =>
            `${table.padEnd(14)}${written(rows).padStart(12)} ${rows === 1 ? 'row' : 'rows'}${counts === undefined ? '' : `, counts of ${written(counts)} in all`}`,
        ),
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

async function moveAll(
  from: Database.Database,
  to: Transaction<AnyTables>,
  withoutNul: boolean,
): Promise<Map<string, Holding>> {
  const tables = tablesOf(from);
  if (!withoutNul) refuseNul(from, tables);
  await sql`lock table ${sql.join(tables.map((table) => sql.table(table)))} in access exclusive mode`.execute(
    to,
  );
  for (const table of tables)
    if (
      await to
        .selectFrom(table)
        .select(sql`1`.as('one'))
        .limit(1)
        .executeTakeFirst()
    )
      throw new Error(
        `the database of DATABASE_URL is not empty: its table "${table}" has rows. Make a new one, and start no collector on it before everything is there`,
      );

  const moved = new Map<string, Holding>();
  for (const table of tables) {
    const { names, keys, sorted } = columnsOf(from, table);
    const sent = new Tallying(names);
    for (const rows of batches(
      readRows(from, table, sorted),
      Math.floor(PARAMETERS_AT_ONCE / names.length),
    )) {
      const given = withoutNul ? rows.map(dropNul) : rows;
      await insertRows(to, table, keys, given);
      for (const row of given) sent.take(row);
    }
    const there = await holdingOf(to, table, names);
    if (there.rows !== sent.holding.rows)
      throw differs(
        table,
        `${written(sent.holding.rows)} rows were sent, and ${written(there.rows)} are there`,
      );
    if (there.counts !== sent.holding.counts)
      throw differs(
        table,
        `its counts made ${written(sent.holding.counts)}, and now make ${written(there.counts)}`,
      );
    if (there.digest !== sent.holding.digest)
      throw differs(table, 'a row is another than the one that was sent');
    moved.set(table, there);
  }
  return moved;
}

/** The columns of a table in the order of their names, and those of its key; `sorted` is how SQL goes through it by its key. */
function columnsOf(
  from: Database.Database,
  table: string,
): { names: string[]; keys: string[]; sorted: string } {
  const columns = from.pragma(`table_info("${table}")`) as { name: string; pk: number }[];
  const keys = columns
    .filter(({ pk }) => pk > 0)
    .sort((a, b) => a.pk - b.pk)
    .map(({ name }) => name);
  const sorted = keys.length > 0 ? ` order by ${keys.map((key) => `"${key}"`).join(', ')}` : '';
  return { names: columns.map(({ name }) => name).sort(), keys, sorted };
}

const readRows = (from: Database.Database, table: string, sorted: string): Iterable<Row> =>
  from.prepare(`select * from "${table}"${sorted}`).iterate() as Iterable<Row>;

const dropNul = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replaceAll(NUL, '') : value,
    ]),
  );

const ID = /^[\w.:-]{1,60}$/;

/** Which row it is, by its key. Only ids are told: some keys are made from names and addresses. */
const keyOf = (row: Row, keys: string[]): string =>
  keys
    .map((key) => {
      const value = String(row[key]);
      return `${key} ${ID.test(value) ? `"${value}"` : '(not told: it may hold personal data)'}`;
    })
    .join(', ') || 'a row without a key';

/** @throws Error that names the rows with a NUL, by table, key and column */
function refuseNul(from: Database.Database, tables: string[]): void {
  const found: string[] = [];
  for (const table of tables) {
    const { names, keys, sorted } = columnsOf(from, table);
    for (const row of readRows(from, table, sorted)) {
      const columns = names.filter((name) => {
        const value = row[name];
        return typeof value === 'string' && value.includes(NUL);
      });
      if (columns.length > 0)
        found.push(`  table "${table}", ${keyOf(row, keys)}: column ${columns.join(', ')}`);
    }
  }
  if (found.length === 0) return;
  const more = found.length - MAX_ROWS_NAMED;
  throw new Error(
    [
      `PostgreSQL takes no NUL character (U+0000) in a text, and ${written(found.length)} ${found.length === 1 ? 'row has' : 'rows have'} one. Nothing was moved:`,
      ...found.slice(0, MAX_ROWS_NAMED),
      ...(more > 0 ? [`  and ${written(more)} more`] : []),
      `Run "move ${WITHOUT_NUL}" to move these texts without that character, which shows nothing; or correct them on the organiser's pages first.`,
    ].join('\n'),
  );
}

/** @throws Error that names the table, and between which rows the one is that the database does not take */
async function insertRows(
  to: Transaction<AnyTables>,
  table: string,
  keys: string[],
  rows: Row[],
): Promise<void> {
  // Without savepoints, which would number the rows in the order of their batches.
  try {
    await to.insertInto(table).values(rows).execute();
  } catch (cause) {
    const [first = {}, last = first] = [rows[0], rows.at(-1)];
    throw new Error(
      `the database of DATABASE_URL does not take a row of the table "${table}" (${(cause as Error).message}). It is one of the ${written(rows.length)} from ${keyOf(first, keys)} to ${keyOf(last, keys)}. Nothing was moved`,
      { cause },
    );
  }
}

const differs = (table: string, what: string) =>
  new Error(`the table "${table}" differs: ${what}. Nothing was moved`);

const tablesOf = (database: Database.Database): string[] =>
  database
    .prepare(
      `select name from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\' and name not like 'kysely\\_%' escape '\\' order by name`,
    )
    .pluck()
    .all() as string[];

function* batches<Item>(items: Iterable<Item>, most: number): Generator<Item[]> {
  let batch: Item[] = [];
  for (const item of items)
    if (batch.push(item) === most) {
      yield batch;
      batch = [];
    }
  if (batch.length > 0) yield batch;
}

/** Reads a table back, some rows at a time. */
async function holdingOf(
  trx: Transaction<AnyTables>,
  table: string,
  names: string[],
): Promise<Holding> {
  const tallying = new Tallying(names);
  await sql`declare moved no scroll cursor for select * from ${sql.table(table)}`.execute(trx);
  let rows: Row[];
  do {
    ({ rows } = await sql<Row>`fetch ${sql.lit(ROWS_AT_ONCE)} from moved`.execute(trx));
    for (const row of rows) tallying.take(row);
  } while (rows.length > 0);
  await sql`close moved`.execute(trx);
  return tallying.holding;
}

/** Adds a table up, row by row, in whatever order they come. */
class Tallying {
  readonly #names: string[];
  readonly #sum = Buffer.alloc(32);
  #rows = 0;
  #counts: number | undefined;

  constructor(names: string[]) {
    this.#names = names;
    this.#counts = names.includes('count') ? 0 : undefined;
  }

  get holding(): Holding {
    return { rows: this.#rows, counts: this.#counts, digest: this.#sum.toString('hex') };
  }

  take(row: Row): void {
    this.#rows += 1;
    if (this.#counts !== undefined) this.#counts += Number(row.count);
    const hash = createHash('sha256')
      .update(JSON.stringify(this.#names.map((name) => row[name])))
      .digest();
    hash.forEach((byte, at) => (this.#sum[at] = (this.#sum[at] as number) ^ byte));
  }
}

const written = (count: number | undefined): string => (count ?? 0).toLocaleString('en-GB');
