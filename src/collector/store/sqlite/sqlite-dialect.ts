import { setTimeout } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteDialect,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { RowsQuery } from '../insert-each.ts';
import { StatementCache } from './statement-cache.ts';
import { WriterTurns } from './writer-turns.ts';

/** How long a write waits while another process holds a lock on the file. */
export const LOCK_WAIT_MS = 5_000;
const FIRST_RETRY_MS = 2;
const MAX_RETRY_MS = 50;

export interface SqliteConnections {
  writer: Database.Database;
  /**
   * Reads what is committed while a transaction is open. The writer itself for a database in
   * memory, which has one connection only.
   */
  reader: Database.Database;
  lockWaitMs?: number;
  /** Called after each transaction. */
  onCommitted?: () => void;
}

/**
 * SQLite for a server: queries are read by their own connection, writers take turns, and nobody
 * waits inside SQLite for the lock of another process, which would block the whole process. Both
 * connections need `busy_timeout = 0`.
 */
export class ServerSqliteDialect implements Dialect {
  readonly #options: SessionOptions;

  constructor(connections: SqliteConnections) {
    this.#options = {
      connections: { lockWaitMs: LOCK_WAIT_MS, ...connections },
      writerStatements: new StatementCache(connections.writer),
      readerStatements: new StatementCache(connections.reader),
      turns: new WriterTurns(),
    };
  }

  createDriver(): Driver {
    return new ServerSqliteDriver(this.#options);
  }

  /**
   * The same connections and turns, for steps of long work: a transaction does not wait until it
   * is on the disk. The next one that does brings it there too, because both are in one log. After
   * a power cut the last steps may be missing, never one before another.
   * https://sqlite.org/pragma.html#pragma_synchronous
   */
  deferSyncs(): Dialect {
    return {
      createDriver: () => new ServerSqliteDriver({ ...this.#options, defersSync: true }),
      createQueryCompiler: () => this.createQueryCompiler(),
      createAdapter: () => this.createAdapter(),
      createIntrospector: (db) => this.createIntrospector(db),
    };
  }

  createQueryCompiler(): SqliteQueryCompiler {
    return new SqliteQueryCompiler();
  }

  createAdapter(): SqliteAdapter {
    return new MultiConnectionAdapter();
  }

  createIntrospector(db: Kysely<unknown>): SqliteIntrospector {
    return new SqliteIntrospector(db);
  }
}

/**
 * Migrates in one transaction, so that killing the process meanwhile leaves the database
 * unchanged. SQLite can roll back changes of the schema, though Kysely says that it can't:
 * https://sqlite.org/lang_transaction.html
 */
class TransactionalSchemaAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** The driver orders the writers: Kysely's own mutex would make reads wait for them too. */
class MultiConnectionAdapter extends TransactionalSchemaAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

/** SQLite for a command that has the database to itself. */
export class SoleSqliteDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalSchemaAdapter();
  }
}

interface SessionOptions {
  connections: SqliteConnections & { lockWaitMs: number };
  writerStatements: StatementCache;
  readerStatements: StatementCache;
  turns: WriterTurns;
  /** Whether a transaction is committed without a sync of the disk. */
  defersSync?: boolean;
}

class ServerSqliteDriver implements Driver {
  readonly #options: SessionOptions;

  constructor(options: SessionOptions) {
    this.#options = options;
  }

  init(): Promise<void> {
    // Both connections are open already.
    return Promise.resolve();
  }

  acquireConnection(): Promise<SqliteSession> {
    return Promise.resolve(new SqliteSession(this.#options));
  }

  beginTransaction(session: SqliteSession): Promise<void> {
    return session.begin();
  }

  commitTransaction(session: SqliteSession): Promise<void> {
    return promised(() => session.commit());
  }

  rollbackTransaction(session: SqliteSession): Promise<void> {
    return promised(() => session.rollback());
  }

  releaseConnection(session: SqliteSession): Promise<void> {
    return promised(() => session.rollback());
  }

  destroy(): Promise<void> {
    const { connections, defersSync } = this.#options;
    const { reader, writer } = connections;
    // The other driver of these connections closes them.
    if (defersSync) return Promise.resolve();
    return promised(() => {
      // The writer last: a read-only connection cannot move the log into the database.
      reader.close();
      writer.close();
    });
  }
}

/** One transaction, or one query outside of any, on the two connections. */
class SqliteSession implements DatabaseConnection {
  readonly #writer: Database.Database;
  readonly #options: SessionOptions;
  readonly #turns: WriterTurns;
  #ownsTurn = false;

  constructor(options: SessionOptions) {
    this.#writer = options.connections.writer;
    this.#options = options;
    this.#turns = options.turns;
  }

  async begin(): Promise<void> {
    await this.#turns.take();
    this.#ownsTurn = true;
    try {
      // Between transactions, because inside of one it can't be changed.
      if (this.#options.defersSync) this.#writer.pragma('synchronous = normal');
      // Takes the lock now: a transaction that read first might be refused the lock later, when it
      // can no longer wait.
      await this.#patiently(() => this.#writer.exec('begin immediate'));
    } catch (failure) {
      this.#turns.refuseWaiting(failure);
      this.#endTurn();
      throw failure;
    }
  }

  commit(): void {
    this.#writer.exec('commit');
    this.#endTurn();
    this.#options.connections.onCommitted?.();
  }

  rollback(): void {
    if (!this.#ownsTurn) return;
    try {
      // After some errors, such as a full disk, SQLite has rolled back already: the first error is
      // the useful one.
      if (this.#writer.inTransaction) this.#writer.exec('rollback');
    } finally {
      this.#endTurn();
    }
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const { connections, writerStatements, readerStatements } = this.#options;
    if (this.#ownsTurn) return run<Row>(writerStatements, query);
    const readsOnly = query.query.kind === 'SelectQueryNode';
    if (readsOnly && connections.reader !== connections.writer)
      return this.#patiently(() => run<Row>(readerStatements, query));
    await this.#turns.take();
    try {
      const result = await this.#patiently(() => run<Row>(writerStatements, query));
      // A raw statement may be the one that cuts the log.
      if (query.query.kind !== 'RawNode') connections.onCommitted?.();
      return result;
    } catch (failure) {
      if (isBusy(failure)) this.#turns.refuseWaiting(failure);
      throw failure;
    } finally {
      this.#turns.give();
    }
  }

  streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('this store reads by pages, not by streams');
  }

  #endTurn(): void {
    if (this.#options.defersSync) this.#writer.pragma('synchronous = full');
    this.#ownsTurn = false;
    this.#turns.give();
  }

  /** Retries while another process holds the file, and lets other work run in between. */
  async #patiently<Result>(attempt: () => Result): Promise<Result> {
    const deadline = performance.now() + this.#options.connections.lockWaitMs;
    for (let pause = FIRST_RETRY_MS; ; pause = Math.min(2 * pause, MAX_RETRY_MS))
      try {
        return attempt();
      } catch (failure) {
        if (!isBusy(failure) || performance.now() + pause > deadline) throw failure;
        await setTimeout(pause);
      }
  }
}

function run<Row>(
  statements: StatementCache,
  query: CompiledQuery | RowsQuery<Row>,
): QueryResult<Row> {
  const statement = statements.prepare<Row>(query.sql);
  const rows = 'rows' in query ? query.rows : [query.parameters];
  if (statement.reader) return { rows: rows.flatMap((row) => statement.all(...row)) };
  let changes = 0n;
  let insertId = 0n;
  for (const row of rows) {
    const result = statement.run(...row);
    changes += BigInt(result.changes);
    insertId = BigInt(result.lastInsertRowid);
  }
  return { rows: [], numAffectedRows: changes, insertId };
}

const isBusy = (failure: unknown): boolean =>
  String((failure as { code?: unknown } | undefined)?.code).startsWith('SQLITE_BUSY');

/** SQLite is synchronous; what it throws becomes a rejection. */
const promised = (act: () => void): Promise<void> =>
  new Promise((resolve) => {
    act();
    resolve();
  });
