import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { PostgresServer } from './postgres-harness.ts';

/** Every file under a folder in whose bytes a text stands. */
export function filesWith(place: string, text: RegExp): string[] {
  return readdirSync(place, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(place, name)).isFile())
    .filter((name) => text.test(readFileSync(join(place, name), 'latin1')));
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const columnsWith = (table: string, rows: Record<string, unknown>[], text: RegExp): string[] => [
  ...new Set(
    rows.flatMap((row) =>
      Object.entries(row)
        .filter(([, value]) => text.test(String(value)))
        .map(([column]) => `${table}.${column}`),
    ),
  ),
];

/**
 * Every column of every table of a SQLite file in which a text stands: `people.name`. The tables
 * are those of its schema.
 */
export function sqliteColumnsWith(file: string, text: RegExp): string[] {
  const database = new Database(file, { readonly: true });
  try {
    const tables = database
      .prepare<[], string>("select name from sqlite_schema where type = 'table'")
      .pluck()
      .all();
    return tables.flatMap((table) => {
      const rows = database.prepare<[], Record<string, unknown>>(`select * from ${quoted(table)}`);
      return columnsWith(table, rows.all(), text);
    });
  } finally {
    database.close();
  }
}

/** The same of a database of PostgreSQL, in all of its schemas but those of the system. */
export async function postgresColumnsWith(
  server: PostgresServer,
  database: string,
  text: RegExp,
): Promise<string[]> {
  const tables = await server.run<{ schema: string; name: string }>(
    `select table_schema as schema, table_name as name from information_schema.tables
     where table_schema not in ('pg_catalog', 'information_schema')`,
    database,
  );
  const found: string[] = [];
  for (const { schema, name } of tables) {
    const rows = await server.run<Record<string, unknown>>(
      `select * from ${quoted(schema)}.${quoted(name)}`,
      database,
    );
    found.push(...columnsWith(name, rows, text));
  }
  return found;
}
