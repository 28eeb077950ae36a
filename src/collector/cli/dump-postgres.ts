import { spawnSync } from 'node:child_process';
import pg from 'pg';

/**
 * Writes a dump by pg_dump. Everything about the server goes in the environment, since other users
 * of the machine can read the arguments of a program.
 * @throws Error with what pg_dump says
 */
export function dumpPostgres(url: string, file: string): void {
  const { host, port, user, password, database } = new pg.Client({ connectionString: url });
  const sslMode = new URL(url).searchParams.get('sslmode');
  const { error, status, stderr } = spawnSync('pg_dump', ['--format=custom', `--file=${file}`], {
    env: {
      ...process.env,
      PGHOST: host,
      PGPORT: String(port),
      ...(user !== undefined && { PGUSER: user }),
      ...(typeof password === 'string' && { PGPASSWORD: password }),
      ...(database !== undefined && { PGDATABASE: database }),
      ...(sslMode !== null && { PGSSLMODE: sslMode }),
    },
    encoding: 'utf8',
  });
  if (error)
    throw new Error(
      'pg_dump is needed for a backup of PostgreSQL: apt-get install postgresql-client',
      { cause: error },
    );
  if (status !== 0) throw new Error(`pg_dump made no backup: ${stderr.trim()}`);
}
