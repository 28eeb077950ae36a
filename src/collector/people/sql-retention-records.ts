import { workInSteps, yieldToRequests } from '../store/work-in-steps.ts';
import { findDueSubjects } from './find-due-subjects.ts';
import type { PeopleTransaction } from './people-transaction.ts';
import { readSubjectRows } from './read-subject-rows.ts';
import { inPeopleTransaction, type RegisterDatabase } from './register-database.ts';
import type {
  DueReason,
  DueSubject,
  RetentionMark,
  RetentionRecords,
  RetentionRound,
  RetentionStop,
} from './retention-records.ts';

const PAGE_SIZE = 100;
/** How many are deleted in one transaction: requests that come meanwhile wait for these only. */
const MAX_DELETIONS_PER_TRANSACTION = 5;

/**
 * Due deletions, in queries that SQLite and PostgreSQL share. They may take longer than a request.
 */
export class SqlRetentionRecords implements RetentionRecords {
  readonly #database: RegisterDatabase;

  constructor(database: RegisterDatabase) {
    this.#database = database;
  }

  due(
    campaign: string,
    limits: { lastContactBefore: string; withoutConsentBefore: string },
  ): Promise<DueSubject[]> {
    return findDueSubjects(this.#database.maintenance, campaign, limits);
  }

  async countPeople(campaign: string): Promise<number> {
    const { count } = await this.#database.maintenance
      .selectFrom('people')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('campaign', '=', campaign)
      .executeTakeFirstOrThrow();
    return count;
  }

  async marks(campaign: string): Promise<RetentionMark[]> {
    const rows = await this.#database.maintenance
      .selectFrom('retention_marks')
      .selectAll()
      .where('campaign', '=', campaign)
      .orderBy('first_seen_at')
      .orderBy('subject')
      .execute();
    return rows.map(({ subject, reason, first_seen_at }) => ({
      subject,
      reason,
      firstSeenAt: first_seen_at,
    }));
  }

  async mark(campaign: string, subjects: DueSubject[], at: string): Promise<void> {
    for (const page of inPages(subjects)) {
      await this.#database.maintenance
        .insertInto('retention_marks')
        .values(page.map((subject) => ({ campaign, ...subject, first_seen_at: at })))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      await yieldToRequests();
    }
  }

  async unmark(campaign: string, subjects: string[]): Promise<void> {
    for (const page of inPages(subjects)) {
      await this.#database.maintenance
        .deleteFrom('retention_marks')
        .where('campaign', '=', campaign)
        .where('subject', 'in', page)
        .execute();
      await yieldToRequests();
    }
  }

  async round(campaign: string): Promise<RetentionRound | undefined> {
    const row = await this.#database.maintenance
      .selectFrom('retention_rounds')
      .selectAll()
      .where('campaign', '=', campaign)
      .executeTakeFirst();
    return row && { lastLookAt: row.last_look_at, lastDeletionAt: row.last_deletion_at };
  }

  async saveRound(campaign: string, round: RetentionRound): Promise<void> {
    const columns = { last_look_at: round.lastLookAt, last_deletion_at: round.lastDeletionAt };
    await this.#database.maintenance
      .insertInto('retention_rounds')
      .values({ campaign, ...columns })
      .onConflict((conflict) => conflict.column('campaign').doUpdateSet(columns))
      .execute();
  }

  async remove(
    campaign: string,
    subjects: DueSubject[],
    lastContactBefore: string,
    at: string,
  ): Promise<number> {
    const { maintenance, steps = maintenance, suppression, afterErasure } = this.#database;
    const actor = { name: 'retention', at };
    const removed = await workInSteps(subjects, MAX_DELETIONS_PER_TRANSACTION, (step, isLast) =>
      inPeopleTransaction(
        // The last step waits for the disk, for all of them.
        { write: isLast ? maintenance : steps, suppression },
        campaign,
        actor,
        (work) => expire(work, step, lastContactBefore),
      ),
    );
    const count = removed.reduce((sum, each) => sum + each, 0);
    if (count > 0) await afterErasure();
    return count;
  }

  rows(campaign: string, subjects: DueSubject[]): Promise<Record<string, unknown>[]> {
    return readSubjectRows(this.#database.maintenance, campaign, subjects);
  }

  async openStops(): Promise<RetentionStop[]> {
    const rows = await this.#database.maintenance
      .selectFrom('retention_stops')
      .selectAll()
      .where('closed_at', 'is', null)
      .orderBy('at')
      .orderBy('id')
      .execute();
    return rows.map((row) => ({
      id: row.id,
      campaign: row.campaign,
      at: row.at,
      due: row.due,
      people: row.people,
      reason: row.reason,
      decision: row.decision,
      decidedBy: row.decided_by,
      decidedAt: row.decided_at,
    }));
  }

  async addStop({ decidedBy, decidedAt, ...stop }: RetentionStop): Promise<void> {
    await this.#database.maintenance
      .insertInto('retention_stops')
      .values({ ...stop, decided_by: decidedBy, decided_at: decidedAt, closed_at: null })
      .execute();
  }

  async decideStop(
    id: string,
    seen: number,
    decision: 'confirmed' | 'postponed',
    by: string,
    at: string,
  ): Promise<boolean> {
    const { numUpdatedRows } = await this.#database.maintenance
      .updateTable('retention_stops')
      .set({ decision, decided_by: by, decided_at: at })
      .where('id', '=', id)
      .where('due', '=', seen)
      .where('decision', 'is', null)
      .where('closed_at', 'is', null)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  async closeStop(id: string, at: string): Promise<void> {
    await this.#database.maintenance
      .updateTable('retention_stops')
      .set({ closed_at: at })
      .where('id', '=', id)
      .execute();
  }
}

function* inPages<Item>(items: Item[]): Generator<Item[]> {
  for (let from = 0; from < items.length; from += PAGE_SIZE)
    yield items.slice(from, from + PAGE_SIZE);
}

/** @returns how many people and sign-ups, each a number */
async function expire(
  work: PeopleTransaction,
  subjects: DueSubject[],
  lastContactBefore: string,
): Promise<number[]> {
  const subjectsOf = (wanted: DueReason) =>
    subjects.filter(({ reason }) => reason === wanted).map(({ subject }) => subject);
  return [
    await work.expirePeople(subjectsOf('last-contact'), lastContactBefore),
    await work.expireSignups(subjectsOf('no-consent')),
  ];
}
