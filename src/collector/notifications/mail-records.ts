import type { DatabaseHandles } from '../store/database-handles.ts';
import { inTransaction } from '../store/transaction.ts';

/** One message that is about to be sent. */
export interface MailRequest {
  /** The day, `2026-11-21`. */
  day: string;
  campaign: string;
  /** Keyed hash of the address. */
  recipientHash: string;
}

/** Counts messages, so that a restart does not start again at 0. */
export interface MailRecords {
  /**
   * Records a message, and deletes earlier days.
   * @returns how many messages the campaign has sent on that day, with this one; undefined if the
   * address already had one one already
   */
  count(request: MailRequest): Promise<number | undefined>;
  /**
   * How many messages of a campaign were recorded on a day, including those that were held back.
   */
  countOf(campaign: string, day: string): Promise<number>;
}

/** In queries that SQLite and PostgreSQL share. */
export class SqlMailRecords implements MailRecords {
  readonly #database: DatabaseHandles;

  constructor(database: DatabaseHandles) {
    this.#database = database;
  }

  count({ day, campaign, recipientHash }: MailRequest): Promise<number | undefined> {
    return inTransaction(this.#database.write, async (trx) => {
      await trx.deleteFrom('mail_recipients').where('day', '<', day).execute();
      await trx.deleteFrom('mail_counts').where('day', '<', day).execute();
      const added = await trx
        .insertInto('mail_recipients')
        .values({ day, recipient_hash: recipientHash })
        .onConflict((conflict) => conflict.doNothing())
        .returning('day')
        .executeTakeFirst();
      if (!added) return undefined;
      const { count } = await trx
        .insertInto('mail_counts')
        .values({ day, campaign, count: 1 })
        .onConflict((conflict) =>
          conflict
            .columns(['day', 'campaign'])
            .doUpdateSet(({ ref, eb }) => ({ count: eb(ref('mail_counts.count'), '+', 1) })),
        )
        .returning('count')
        .executeTakeFirstOrThrow();
      return count;
    });
  }

  async countOf(campaign: string, day: string): Promise<number> {
    const row = await this.#database.read
      .selectFrom('mail_counts')
      .select('count')
      .where('day', '=', day)
      .where('campaign', '=', campaign)
      .executeTakeFirst();
    return row?.count ?? 0;
  }
}

/** For a notifier without a store: the counts last as long as the process. */
export class MemoryMailRecords implements MailRecords {
  #day = '';
  readonly #recipients = new Set<string>();
  readonly #counts = new Map<string, number>();

  count({ day, campaign, recipientHash }: MailRequest): Promise<number | undefined> {
    if (day !== this.#day) {
      this.#day = day;
      this.#recipients.clear();
      this.#counts.clear();
    }
    if (this.#recipients.has(recipientHash)) return Promise.resolve(undefined);
    this.#recipients.add(recipientHash);
    const count = (this.#counts.get(campaign) ?? 0) + 1;
    this.#counts.set(campaign, count);
    return Promise.resolve(count);
  }

  countOf(campaign: string, day: string): Promise<number> {
    return Promise.resolve(day === this.#day ? (this.#counts.get(campaign) ?? 0) : 0);
  }
}
