import { Socket } from 'node:net';
import { CompiledQuery, PostgresDialect, type PostgresDialectConfig, PostgresDriver } from 'kysely';
import pg from 'pg';
import { ReliablePool } from './reliable-pool.ts';

export const CONNECT_TIMEOUT_MS = 3_000;
const MAX_CONNECTIONS = 10;

// The server sends counts and sums as texts, since they might be larger than a number holds
// exactly; a campaign's are not.
const COUNTS = [pg.types.builtins.INT8, pg.types.builtins.NUMERIC];

export interface PostgresConnectionOptions {
  maxConnections?: number;
  /** A connection is closed if its server has sent nothing for this long; never if left out. */
  silenceTimeoutMs?: number;
  /**
   * Settings of each connection, in milliseconds:
   * https://www.postgresql.org/docs/current/runtime-config-client.html
   */
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
    stream: () => socketWithTimeout(silenceTimeoutMs),
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
 * If a cable is pulled, no error arrives: without a timeout, a request would wait for many
 * minutes.
 */
const socketWithTimeout = (silenceTimeoutMs: number): Socket =>
  new Socket().setTimeout(silenceTimeoutMs, function (this: Socket) {
    const message = `the database has said nothing for ${silenceTimeoutMs / 1000} seconds`;
    this.destroy(Object.assign(new Error(message), { code: 'ETIMEDOUT' }));
  });

/**
 * Keeps the first cause of a failure: if a rollback fails too, its error only says that the
 * connection is gone.
 */
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
