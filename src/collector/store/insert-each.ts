import {
  type CompiledQuery,
  type Insertable,
  type InsertQueryBuilder,
  type InsertResult,
  PostgresAdapter,
  sql,
  type Transaction,
} from 'kysely';
import type { Tables } from './tables.ts';

/** A statement that a SQLite driver runs once for each list of parameters, in one go. */
export interface RowsQuery<Row> extends CompiledQuery<Row> {
  readonly rows: readonly (readonly unknown[])[];
}

type Insert<Name extends keyof Tables, Output> = InsertQueryBuilder<Tables, Name, Output>;

/**
 * Inserts rows by a statement whose text is the same for any number of them, so that a database
 * compiles it once: SQLite runs it for each row, PostgreSQL takes all rows as one JSON parameter.
 * @param complete adds the rest of the statement: `on conflict`, `returning`
 * @returns the rows that the statement returns
 */
export async function insertEach<Name extends keyof Tables, Output = InsertResult>(
  trx: Transaction<Tables>,
  table: Name,
  rows: Insertable<Tables[Name]>[],
  complete?: (insert: Insert<Name, InsertResult>) => Insert<Name, Output>,
): Promise<Output[]> {
  const [first] = rows as Record<string, unknown>[];
  if (!first) return [];
  const columns = columnNames(rows);
  const insert = (given: Insert<Name, InsertResult>) =>
    (complete ? complete(given) : given) as Insert<Name, Output>;
  if (trx.getExecutor().adapter instanceof PostgresAdapter) {
    const expression = sql`select ${sql.join(columns.map((column) => sql.ref(column)))} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)`;
    return await insert(
      trx
        .insertInto(table)
        .columns(columns as never)
        .expression(expression as never),
    ).execute();
  }
  const valuesOf = (row: object) =>
    columns.map((column) => (row as Record<string, unknown>)[column] ?? null);
  const values = Object.fromEntries(columns.map((column) => [column, first[column] ?? null]));
  const query: RowsQuery<Output> = {
    ...insert(
      trx.insertInto(table).values(values as unknown as Insertable<Tables[Name]>),
    ).compile(),
    rows: rows.map(valuesOf),
  };
  return (await trx.executeQuery<Output>(query)).rows;
}

/** The columns that any of the rows has a value for. */
const columnNames = (rows: object[]): string[] => [
  ...new Set(
    rows.flatMap((row) =>
      Object.entries(row).flatMap(([column, value]) => (value === undefined ? [] : [column])),
    ),
  ),
];
