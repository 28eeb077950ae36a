import type { DatabaseHandles } from '../../store/database-handles.ts';
import type { LogEntry, LogRecords } from './log-records.ts';

/** What organisers did, in queries that SQLite and PostgreSQL share. */
export class SqlLogRecords implements LogRecords {
  readonly #database: DatabaseHandles;

  constructor(database: DatabaseHandles) {
    this.#database = database;
  }

  async add(campaign: string, { by, ...entry }: LogEntry): Promise<void> {
    await this.#database.write
      .insertInto('organiser_log')
      .values({ campaign, ...entry, made_by: by })
      .execute();
  }

  async list(
    campaign: string,
    { before, limit }: { before?: string; limit: number },
  ): Promise<LogEntry[]> {
    const pages = await Promise.all(
      [campaign, ''].map((of) => {
        const query = this.#database.read
          .selectFrom('organiser_log')
          .select(['id', 'at', 'made_by as by', 'what', 'detail'])
          .where('campaign', '=', of)
          .orderBy('id', 'desc')
          .limit(limit);
        return (before === undefined ? query : query.where('id', '<', before)).execute();
      }),
    );
    return pages
      .flat()
      .sort((one, other) => (one.id < other.id ? 1 : -1))
      .slice(0, limit);
  }
}
