import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';

/** @throws Error if the server could lose acknowledged data, or can't store every character */
export async function checkServer(db: Kysely<Tables>): Promise<void> {
  const setting = (name: string) => sql<string>`current_setting(${sql.lit(name)})`;
  const { rows } = await sql<Record<'synced' | 'commit' | 'encoding', string>>`select
    ${setting('fsync')} as synced, ${setting('synchronous_commit')} as commit, ${setting('server_encoding')} as encoding`.execute(
    db,
  );
  const { synced, commit, encoding } = rows[0] ?? {};
  // https://www.postgresql.org/docs/current/runtime-config-wal.html
  if (synced === 'off')
    throw new Error(
      'its server has fsync = off, and would lose answers that were acknowledged. Switch it on in postgresql.conf',
    );
  if (commit === 'off')
    throw new Error(
      'it has synchronous_commit = off, and would lose answers that were acknowledged. Switch it on: alter database NAME set synchronous_commit = on',
    );
  if (encoding !== 'UTF8')
    throw new Error(
      `its encoding is ${encoding}, which can't keep every name. Make it anew: createdb --encoding=UTF8 --template=template0 NAME`,
    );
}
