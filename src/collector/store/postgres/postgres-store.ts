import { Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import {
  type ColumnDefinitionNode,
  CompiledQuery,
  DataTypeNode,
  Kysely,
  type KyselyPlugin,
  OperationNodeTransformer,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
  RawNode,
  sql,
  type Transaction,
} from 'kysely';
import pg from 'pg';
import { migrate } from '../migrate-schema.ts';
import type { Tables } from '../tables.ts';
import { SqlStore, type StoreOptions } from '../sql-store.ts';
import type { Store } from '../store.ts';

const CONNECT_TIMEOUT_MS = 3_000;
const MAX_CONNECTIONS = 10;
const MAX_MAINTENANCE_CONNECTIONS = 2;

/** How long a request waits for a row or a table that another session has locked. */
const LOCK_TIMEOUT_MS = 3_000;
/** How long one statement of a request may take. */
const STATEMENT_TIMEOUT_MS = 5_000;
/** A server that is alive says something within the time of a statement. */
const SILENCE_TIMEOUT_MS = 6_000;
/** Maintenance is stopped by no statement that takes long, but does not queue behind a lock for ever. */
const MAINTENANCE_LOCK_TIMEOUT_MS = 60_000;

/** Everything that an answer is written to. */
const WRITTEN_TABLES = [
  'receipts',
  'responses',
  'tallies',
  'registers',
  'people',
  'terms',
  'signups',
  'consents',
] as const;

export interface PostgresOptions extends StoreOptions {
  /** After how many milliseconds without a word from the server a connection is given up. */
  patience?: number;
}

/**
 * Opens a PostgreSQL database. Several collectors may share one, and may open it at once.
 * @param url `postgres://user:password@host:5432/database`
 * @throws Error that names the host and the database, never the password, if it can't be opened or doesn't keep what it acknowledges
 */
export async function openPostgresStore(
  url: string,
  { patience = SILENCE_TIMEOUT_MS, ...options }: PostgresOptions = {},
): Promise<Store> {
  // A migration may be silent for long; what serves people may not.
  await (await openPostgres(url)).destroy();
  const requests = openPostgresDialect(url, {
    silenceTimeoutMs: patience,
    settings: { lock_timeout: LOCK_TIMEOUT_MS, statement_timeout: STATEMENT_TIMEOUT_MS },
  });
  const maintenance = openPostgresDialect(url, {
    maxConnections: MAX_MAINTENANCE_CONNECTIONS,
    settings: { lock_timeout: MAINTENANCE_LOCK_TIMEOUT_MS },
  });
  const db = new Kysely<Tables>({ dialect: requests });
  const handles = {
    read: db,
    write: db,
    maintenance: new Kysely<Tables>({ dialect: maintenance }),
  };
  const store = new SqlStore(handles, options, {
    probe: checkTableLocks,
    cleaning: { cleanUp: () => vacuumPersonalData(url), inBackground: true },
  });
  // A process that ended between an erasure and its clean-up left the erased rows to be vacuumed.
  void store.truncateLog();
  return store;
}

/** Whether another session holds a lock on a whole table that keeps answers out: the lock that writing takes is taken. */
async function checkTableLocks(trx: Transaction<Tables>): Promise<void> {
  const tables = sql.join(WRITTEN_TABLES.map((table) => sql.table(table)));
  await sql`lock table ${tables} in row exclusive mode`.execute(trx);
}

/** The tables that may hold what a person gave, or a hash of it. */
const PERSONAL_TABLES = [
  'people',
  'terms',
  'signups',
  'consents',
  'meetings',
  'trainings',
  'changes',
  'invites',
  'organisations',
  'receipts',
] as const;

/** Code of the notice that a table was skipped: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const LOCK_NOT_AVAILABLE = '55P03';
const SNAPSHOT_CHECKS = 20;
const VACUUM_TIMEOUT_MS = 600_000;
const SNAPSHOT_CHECK_MS = 100;

/**
 * Takes dead rows out of the tables that hold personal data, on a connection of its own: a vacuum waits for no request, and
 * no request waits for it. https://www.postgresql.org/docs/current/sql-vacuum.html
 * @returns false if another transaction can still see an erased row, or has locked a table
 */
async function vacuumPersonalData(url: string): Promise<boolean> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'campaign-collector',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: VACUUM_TIMEOUT_MS,
  });
  client.on('error', () => undefined);
  let skipped = false;
  client.on('notice', ({ code }) => {
    if (code === LOCK_NOT_AVAILABLE) skipped = true;
  });
  await client.connect();
  try {
    const unseen = await waitForOlderSnapshots(client);
    await client.query(`vacuum (skip_locked) ${PERSONAL_TABLES.join(', ')}`);
    return unseen && !skipped;
  } finally {
    await client.end();
  }
}

/** Waits a moment for transactions that began before now. @returns whether they are over */
async function waitForOlderSnapshots(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ now: string }>('select pg_current_xact_id()::text as now');
  for (let check = 0; check < SNAPSHOT_CHECKS; check++) {
    const older = await client.query(
      `select 1 from pg_stat_activity where datname = current_database()
        and pid <> pg_backend_pid() and age(backend_xmin) >= age($1::text::xid8::xid) limit 1`,
      [rows[0]?.now],
    );
    if (older.rowCount === 0) return true;
    await setTimeout(SNAPSHOT_CHECK_MS);
  }
  return false;
}

/**
 * Opens a PostgreSQL database for a command: checked, and brought to the newest schema.
 * @throws as `openPostgresStore`
 */
export async function openPostgres(url: string): Promise<Kysely<Tables>> {
  const name = nameOf(url);
  const db = new Kysely<Tables>({ dialect: openPostgresDialect(url) });
  try {
    await checkServer(db);
    // Kysely's own migrator lets one at a time in, by an advisory lock.
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

/** What to do about the errors of a first start, by their code: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const HINTS: Record<string, string> = {
  ECONNREFUSED: 'Is the server running there, and does it listen on that port?',
  ENOTFOUND: 'There is no such host.',
  '28P01': 'Check the user and the password in DATABASE_URL.',
  '3D000': 'Make it: createdb --encoding=UTF8 --template=template0 NAME',
  '42501': 'Let the user of DATABASE_URL make tables: grant create on schema public to USER',
};

/** How messages call a database: by host and name, without the user and the password. */
function nameOf(url: string): string {
  if (!/^postgres(ql)?:\/\//.test(url))
    throw new Error('DATABASE_URL must be like postgres://user:password@host:5432/database');
  try {
    const { host, port, database } = new pg.Client({ connectionString: url });
    return `the database "${database}" at ${host}:${port}`;
  } catch {
    // What was wrong with it may be the password: it isn't repeated, not even as a cause.
    throw new Error(
      'DATABASE_URL is no address: write postgres://user:password@host:5432/database, and %40, %2F … for signs like @ and / in the password',
    );
  }
}

// Counts and sums come as texts, since they might be larger than a number holds exactly; a campaign's are not.
const COUNTS = [pg.types.builtins.INT8, pg.types.builtins.NUMERIC];

export interface PostgresConnectionOptions {
  maxConnections?: number;
  /** After how long without a word from the server a connection is given up; never if left out. */
  silenceTimeoutMs?: number;
  /** Settings of each connection, in milliseconds: https://www.postgresql.org/docs/current/runtime-config-client.html */
  settings?: Record<string, number>;
}

export function openPostgresDialect(
  connectionString: string,
  {
    maxConnections = MAX_CONNECTIONS,
    silenceTimeoutMs = 0,
    settings = {},
  }: PostgresConnectionOptions = {},
): PostgresDialect {
  const types = new pg.TypeOverrides();
  for (const type of COUNTS) types.setTypeParser(type, Number);
  const pool = new ReliablePool({
    connectionString,
    application_name: 'campaign-collector',
    max: maxConnections,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    // An unused connection ends before its silence could be taken for a failure.
    ...(silenceTimeoutMs > 0 && { idleTimeoutMillis: Math.min(10_000, silenceTimeoutMs / 2) }),
    // A cable that was pulled tells nobody: without this, an answer would wait for it for many minutes.
    stream: () =>
      new Socket().setTimeout(silenceTimeoutMs, function (this: Socket) {
        const message = `the database has said nothing for ${silenceTimeoutMs / 1000} seconds`;
        this.destroy(Object.assign(new Error(message), { code: 'ETIMEDOUT' }));
      }),
    types,
  });
  const statements = Object.entries(settings).map(([name, value]) => `set ${name} = ${value}`);
  return new FirstCauseDialect({
    pool,
    onCreateConnection: async (connection) => {
      if (statements.length > 0)
        await connection.executeQuery(CompiledQuery.raw(statements.join('; ')));
    },
  });
}

/**
 * A pool that trusts no connection from before a failure. When one is lost, the others to that server are likely dead too:
 * each would make another request wait until it has found that out.
 */
class ReliablePool {
  readonly options: object;
  readonly Client: typeof pg.Client;
  readonly #pool: pg.Pool;
  readonly #generations = new WeakMap<pg.PoolClient, number>();
  #generation = 0;

  constructor(options: pg.PoolConfig) {
    this.#pool = new pg.Pool(options);
    this.options = this.#pool.options;
    this.Client = pg.Client;
    // A lost connection fails the query that needs it. Without a listener the event would end the process.
    this.#pool.on('error', () => undefined);
    this.#pool.on('connect', (client) => {
      this.#generations.set(client, this.#generation);
      client.on('error', () => (this.#generation += 1));
    });
  }

  async connect(): Promise<pg.PoolClient> {
    for (;;) {
      const client = await this.#pool.connect();
      if (this.#generations.get(client) === this.#generation) return client;
      client.release(true);
    }
  }

  end(): Promise<void> {
    return this.#pool.end();
  }
}

/** Keeps the first cause of a failure: a rollback that fails too says only that the connection is gone. */
class FirstCauseDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;

  constructor(config: PostgresDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): PostgresDriver {
    return new FirstCauseDriver(this.#config);
  }
}

class FirstCauseDriver extends PostgresDriver {
  override async rollbackTransaction(
    connection: Parameters<PostgresDriver['rollbackTransaction']>[0],
  ): Promise<void> {
    // Kysely discards the connection, and the server rolls back what was open on it.
    await super.rollbackTransaction(connection).catch(() => undefined);
  }
}

/** @throws Error if the server would acknowledge what it may lose, or can't keep every letter */
async function checkServer(db: Kysely<Tables>): Promise<void> {
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

/**
 * Makes every text column compare its bytes, as SQLite does: the same order in both databases, and indexes that a new
 * release of the system's C library can't break.
 */
class BytewiseText extends OperationNodeTransformer implements KyselyPlugin {
  transformQuery({ node, queryId }: Parameters<KyselyPlugin['transformQuery']>[0]) {
    return this.transformNode(node, queryId);
  }

  transformResult({ result }: Parameters<KyselyPlugin['transformResult']>[0]) {
    return Promise.resolve(result);
  }

  protected override transformColumnDefinition(node: ColumnDefinitionNode): ColumnDefinitionNode {
    const isText = DataTypeNode.is(node.dataType) && node.dataType.dataType === 'text';
    return isText ? { ...node, dataType: RawNode.createWithSql('text collate "C"') } : node;
  }
}
