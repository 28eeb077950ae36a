import { type Kysely, sql } from 'kysely';
import type { Dialect } from './migrations/dialect.ts';
import { migrations } from './migrate-schema.ts';
import type { Tables } from './tables.ts';

/** What a database tells of itself. */
export interface StoreFacts {
  /** Compares its tables with those of this version. */
  compareSchema(): Promise<SchemaState>;
  /** The time of its own clock, ISO 8601 in UTC; undefined if it has none of its own. */
  readClock(): Promise<string | undefined>;
  /** How much it takes on the disk of its own server; undefined if that disk is this machine's. */
  readServerBytes(): Promise<number | undefined>;
}

export interface SchemaState {
  /** The steps that the next start makes. */
  missing: string[];
  /** The steps of a newer version. */
  unknown: string[];
  /** Whether it has no tables at all. */
  isNew: boolean;
}

/** The facts of a database, which is not changed for them: its tables may be of any version. */
export class SqlStoreFacts implements StoreFacts {
  readonly #db: Kysely<Tables>;
  readonly #dialect: Dialect;

  constructor(db: Kysely<Tables>, dialect: Dialect) {
    this.#db = db;
    this.#dialect = dialect;
  }

  async compareSchema(): Promise<SchemaState> {
    const known = Object.keys(migrations(this.#dialect));
    const applied = await this.#readApplied();
    if (applied === undefined) return { missing: [], unknown: [], isNew: true };
    return {
      isNew: false,
      missing: known.filter((name) => !applied.includes(name)),
      unknown: applied.filter((name) => !known.includes(name)),
    };
  }

  async #readApplied(): Promise<string[] | undefined> {
    try {
      const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(
        this.#db,
      );
      return rows.map(({ name }) => name);
    } catch (failure) {
      if (isMissingTable(failure)) return undefined;
      throw failure;
    }
  }

  async readClock(): Promise<string | undefined> {
    if (this.#dialect === 'sqlite') return undefined;
    const { rows } = await sql<{ at: Date }>`select clock_timestamp() as at`.execute(this.#db);
    return rows[0] && new Date(rows[0].at).toISOString();
  }

  async readServerBytes(): Promise<number | undefined> {
    if (this.#dialect === 'sqlite') return undefined;
    const { rows } = await sql<{
      bytes: number | string;
    }>`select pg_database_size(current_database()) as bytes`.execute(this.#db);
    return rows[0] && Number(rows[0].bytes);
  }
}

/** https://www.postgresql.org/docs/current/errcodes-appendix.html; SQLite has words alone. */
const isMissingTable = (failure: unknown): boolean =>
  failure instanceof Error &&
  ((failure as { code?: string }).code === '42P01' || failure.message.includes('no such table'));
