import { Kysely } from 'kysely';
import pg from 'pg';
import { migrate } from '../migrate-schema.ts';
import type { Tables } from '../tables.ts';
import { BytewiseText } from './bytewise-text.ts';
import { checkServer } from './check-server.ts';
import { openPostgresDialect } from './postgres-dialect.ts';

/**
 * Opens a PostgreSQL database for a command: checked, and brought to the newest schema.
 * @throws as `openPostgresStore`
 */
export async function openPostgres(url: string): Promise<Kysely<Tables>> {
  const name = databaseNameOf(url);
  const db = new Kysely<Tables>({ dialect: openPostgresDialect(url) });
  try {
    await checkServer(db);
    // Kysely's own migrator runs one at a time, with an advisory lock.
    await migrate(db.withPlugin(new BytewiseText()), 'postgres');
    return db;
  } catch (cause) {
    await db.destroy();
    const { message, code = '' } = cause as Error & { code?: string };
    throw new Error(
      `${name} can't be opened: ${message || code}${code in HINTS ? `. ${HINTS[code]}` : ''}`,
      { cause },
    );
  }
}

/**
 * How to solve the errors of a first start, by their code:
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const HINTS: Record<string, string> = {
  ECONNREFUSED: 'Is the server running there, and does it listen on that port?',
  ENOTFOUND: 'There is no such host.',
  '28P01': 'Check the user and the password in DATABASE_URL.',
  '3D000': 'Make it: createdb --encoding=UTF8 --template=template0 NAME',
  '42501': 'Let the user of DATABASE_URL make tables: grant create on schema public to USER',
};

/** How messages call a database: by host and name, without the user and the password. */
function databaseNameOf(url: string): string {
  if (!/^postgres(ql)?:\/\//.test(url))
    throw new Error('DATABASE_URL must be like postgres://user:password@host:5432/database');
  try {
    const { host, port, database } = new pg.Client({ connectionString: url });
    return `the database "${database}" at ${host}:${port}`;
  } catch {
    // The mistake may be in the password: the address is not repeated, not even as a cause.
    throw new Error(
      'DATABASE_URL is no address: write postgres://user:password@host:5432/database, and %40, %2F … for signs like @ and / in the password',
    );
  }
}
