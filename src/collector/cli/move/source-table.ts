import type Database from 'better-sqlite3';

export type Row = Record<string, unknown>;

/** A table of the embedded database. */
export interface SourceTable {
  name: string;
  /** Its columns, in the order of their names. */
  columns: string[];
  /** The columns of its primary key. */
  keys: string[];
  /**
   * Its rows in the order of their keys: so rows without an order of arrival still have none
   * afterwards.
   */
  rows(): Iterable<Row>;
}

/** All tables but those of SQLite and of the migrations, in the order of their names. */
export function sourceTables(database: Database.Database): SourceTable[] {
  const names = database
    .prepare(
      `select name from sqlite_schema where type = 'table'
         and name not like 'sqlite\\_%' escape '\\' and name not like 'kysely\\_%' escape '\\'
       order by name`,
    )
    .pluck()
    .all() as string[];
  return names.map((name) => sourceTable(database, name));
}

function sourceTable(database: Database.Database, name: string): SourceTable {
  const columns = database.pragma(`table_info("${name}")`) as { name: string; pk: number }[];
  const keys = columns
    .filter(({ pk }) => pk > 0)
    .sort((a, b) => a.pk - b.pk)
    .map((column) => column.name);
  const order = keys.length > 0 ? ` order by ${keys.map((key) => `"${key}"`).join(', ')}` : '';
  return {
    name,
    columns: columns.map((column) => column.name).sort(),
    keys,
    rows: () => database.prepare(`select * from "${name}"${order}`).iterate() as Iterable<Row>,
  };
}

const ID = /^[\w.:-]{1,60}$/;

/** Names a row by its key. Shows only ids: some keys are made from names and addresses. */
export const describeKey = (row: Row, keys: string[]): string =>
  keys
    .map((key) => {
      const value = String(row[key]);
      return `${key} ${ID.test(value) ? `"${value}"` : '(not told: it may hold personal data)'}`;
    })
    .join(', ') || 'a row without a key';
