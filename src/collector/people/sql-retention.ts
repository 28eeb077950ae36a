import { setImmediate } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { CampaignDocument, checkValue } from 'campaign-widgets/contract';
import type { Tables } from '../store/tables.ts';
import { inTransaction } from '../store/transaction.ts';
import type {
  DueReason,
  DueSubject,
  RetentionMark,
  RetentionRecords,
  RetentionRound,
  RetentionStop,
} from './retention-records.ts';
import { expirePeople, expireSignups } from './personal-rights.ts';

const PAGE_SIZE = 500;

export class SqlRetention implements RetentionRecords {
  readonly #db: Kysely<Tables>;
  readonly #afterErasure: () => Promise<unknown>;

  constructor(db: Kysely<Tables>, afterErasure: () => Promise<unknown>) {
    this.#db = db;
    this.#afterErasure = afterErasure;
  }

  async due(
    campaign: string,
    limits: { lastContactBefore: string; withoutConsentBefore: string },
  ): Promise<DueSubject[]> {
    const people = await this.#db
      .selectFrom('people')
      .select('id')
      .where('campaign', '=', campaign)
      .where('last_contact_at', '<', limits.lastContactBefore)
      .execute();
    const due: DueSubject[] = people.map(({ id }) => ({ subject: id, reason: 'last-contact' }));
    const known = await this.#keepStatements(campaign);
    let after = '';
    for (;;) {
      const page = await this.#db
        .selectFrom('signups')
        .select(['id', 'kind', 'state', 'version', 'received_at'])
        .where('campaign', '=', campaign)
        .where('id', '>', after)
        .orderBy('id')
        .limit(PAGE_SIZE)
        .execute();
      const old = page.filter(
        ({ kind, state, received_at }) =>
          kind !== 'import' && state !== 'erased' && received_at < limits.withoutConsentBefore,
      );
      const kept = await this.#keptSignups(old, known);
      for (const { id } of old) if (!kept.has(id)) due.push({ subject: id, reason: 'no-consent' });
      const last = page.at(-1);
      if (!last || page.length < PAGE_SIZE) return due;
      after = last.id;
      await setImmediate();
    }
  }

  /** The statements that let this campaign keep a name, of every version that was ever served. */
  async #keepStatements(campaign: string): Promise<Set<string>> {
    const rows = await this.#db
      .selectFrom('campaigns')
      .select(['version', 'document'])
      .where('id', '=', campaign)
      .execute();
    return new Set(
      rows.flatMap(({ version, document }) => {
        const kept = checkValue(CampaignDocument, JSON.parse(document));
        const consents = kept.ok ? (kept.value.consents ?? []) : [];
        return consents
          .filter(({ channel }) => channel === 'keep')
          .map((consent) => JSON.stringify([version, consent.id, consent.version]));
      }),
    );
  }

  /** Those of these sign-ups in which a statement that lets the campaign keep the name stands as granted. */
  async #keptSignups(
    signups: { id: string; version: number }[],
    known: ReadonlySet<string>,
  ): Promise<Set<string>> {
    if (signups.length === 0) return new Set();
    const versions = new Map(signups.map(({ id, version }) => [id, version]));
    const lines = await this.#db
      .selectFrom('consents')
      .select(['submission', 'statement', 'version', 'granted'])
      .where('submission', 'in', [...versions.keys()])
      .orderBy('submission')
      .orderBy('number')
      .execute();
    const standing = new Map(
      lines.map((line) => [JSON.stringify([line.submission, line.statement]), line]),
    );
    const kept = [...standing.values()].filter(
      ({ submission, statement, version, granted }) =>
        granted === 1 && known.has(JSON.stringify([versions.get(submission), statement, version])),
    );
    return new Set(kept.map(({ submission }) => submission));
  }

  async countPeople(campaign: string): Promise<number> {
    const { count } = await this.#db
      .selectFrom('people')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('campaign', '=', campaign)
      .executeTakeFirstOrThrow();
    return count;
  }

  async marks(campaign: string): Promise<RetentionMark[]> {
    const rows = await this.#db
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
    for (const page of pages(subjects)) {
      await this.#db
        .insertInto('retention_marks')
        .values(page.map((subject) => ({ campaign, ...subject, first_seen_at: at })))
        .onConflict((clash) => clash.doNothing())
        .execute();
      await setImmediate();
    }
  }

  async unmark(campaign: string, subjects: string[]): Promise<void> {
    for (const page of pages(subjects)) {
      await this.#db
        .deleteFrom('retention_marks')
        .where('campaign', '=', campaign)
        .where('subject', 'in', page)
        .execute();
      await setImmediate();
    }
  }

  async round(campaign: string): Promise<RetentionRound | undefined> {
    const row = await this.#db
      .selectFrom('retention_rounds')
      .selectAll()
      .where('campaign', '=', campaign)
      .executeTakeFirst();
    return row && { lastLookAt: row.last_look_at, lastDeletionAt: row.last_deletion_at };
  }

  async saveRound(campaign: string, round: RetentionRound): Promise<void> {
    const columns = { last_look_at: round.lastLookAt, last_deletion_at: round.lastDeletionAt };
    await this.#db
      .insertInto('retention_rounds')
      .values({ campaign, ...columns })
      .onConflict((clash) => clash.column('campaign').doUpdateSet(columns))
      .execute();
  }

  async remove(
    campaign: string,
    subjects: DueSubject[],
    lastContactBefore: string,
    at: string,
  ): Promise<number> {
    const of = (wanted: DueReason) =>
      subjects.filter(({ reason }) => reason === wanted).map(({ subject }) => subject);
    const removed = await inTransaction(
      this.#db,
      async (trx) =>
        (await expirePeople(trx, campaign, of('last-contact'), lastContactBefore)) +
        (await expireSignups(trx, of('no-consent'), at)),
    );
    if (removed > 0) await this.#afterErasure();
    return removed;
  }

  async rows(campaign: string, subjects: DueSubject[]): Promise<Record<string, unknown>[]> {
    const found: Record<string, unknown>[] = [];
    for (const { subject, reason } of subjects) {
      const signups = await this.#db
        .selectFrom('signups')
        .selectAll()
        .where(reason === 'last-contact' ? 'person' : 'id', '=', subject)
        .where('campaign', '=', campaign)
        .execute();
      const consents = await this.#db
        .selectFrom('consents')
        .selectAll()
        .where('submission', 'in', ['', ...signups.map(({ id }) => id)])
        .execute();
      const person = reason === 'last-contact' ? subject : (signups[0]?.person ?? '');
      const rowsOf = (table: 'meetings' | 'trainings' | 'changes') =>
        this.#db
          .selectFrom(table)
          .selectAll()
          .where('campaign', '=', campaign)
          .where('person', '=', person)
          .execute();
      const people = await this.#db
        .selectFrom('people')
        .selectAll()
        .where('campaign', '=', campaign)
        .where('id', '=', person)
        .execute();
      found.push({
        reason,
        people,
        signups,
        consents,
        meetings: await rowsOf('meetings'),
        trainings: await rowsOf('trainings'),
        changes: await rowsOf('changes'),
      });
    }
    return found;
  }

  async openStops(): Promise<RetentionStop[]> {
    const rows = await this.#db
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
    await this.#db
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
    const { numUpdatedRows } = await this.#db
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
    await this.#db
      .updateTable('retention_stops')
      .set({ closed_at: at })
      .where('id', '=', id)
      .execute();
  }
}

function* pages<Item>(items: Item[]): Generator<Item[]> {
  for (let from = 0; from < items.length; from += PAGE_SIZE)
    yield items.slice(from, from + PAGE_SIZE);
}
