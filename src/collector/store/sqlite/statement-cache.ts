import type Database from 'better-sqlite3';

const MAX_CACHED_STATEMENTS = 300;
/** A longer text varies with the number of its parameters, and rarely comes again. */
const MAX_CACHED_SQL_LENGTH = 4_000;

/** Keeps the statements of a connection that were used last, so that each is compiled once. */
export class StatementCache {
  readonly #database: Database.Database;
  readonly #statements = new Map<string, Database.Statement>();

  constructor(database: Database.Database) {
    this.#database = database;
  }

  prepare<Row>(sql: string): Database.Statement<unknown[], Row> {
    const known = this.#statements.get(sql);
    const statement = known ?? this.#database.prepare(sql);
    if (sql.length <= MAX_CACHED_SQL_LENGTH) {
      // The last of the map is the one that was used last.
      if (known) this.#statements.delete(sql);
      this.#statements.set(sql, statement);
      const [oldest = ''] = this.#statements.keys();
      if (this.#statements.size > MAX_CACHED_STATEMENTS) this.#statements.delete(oldest);
    }
    return statement as Database.Statement<unknown[], Row>;
  }
}
