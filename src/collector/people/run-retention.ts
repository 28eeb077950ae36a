import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { CampaignDocument } from 'campaign-widgets/contract';
import { deleteOldApplications } from '../applications/delete-old-applications.ts';
import { deleteEndedBallots } from '../ballots/delete-ended-ballots.ts';
import { createConsoleLogger, type Logger } from '../http/logger.ts';
import type { Store } from '../store/store.ts';
import { DRAFT_DAYS } from './import/draft-records.ts';
import type { DueSubject, RetentionStop } from './retention-records.ts';
import { DAY_MS, HOUR_MS } from '../time-units.ts';

const LOOK_INTERVAL_MS = HOUR_MS;
/** How long every check must find somebody due before they are deleted. */
const MIN_DUE_MS = 20 * HOUR_MS;
/**
 * After a longer gap between two checks, the collector may have been off or its clock may be
 * wrong.
 */
const MAX_LOOK_GAP_MS = 7 * DAY_MS;
const MAX_CLOCK_DRIFT_MS = HOUR_MS;
const POSTPONED_MS = 7 * DAY_MS;
const DAYS_WITHOUT_CONSENT = 30;
/** How long it is kept when an organiser was here last, and whom they have ticked. */
const VISIT_DAYS = 90;
const TICK_DAYS = 7;
/**
 * A deletion of more people than this, and of a larger share of the register than that, needs a
 * decision.
 */
const MAX_DELETED_PEOPLE = 20;
const MAX_SHARE = 0.1;
/** A submission waits for one step at most: a person takes about a millisecond. */
const STEP_SIZE = 5;
const STEP_PAUSE_MS = 10;

export interface RetentionOptions {
  store: Pick<
    Store,
    | 'ballots'
    | 'ballotCounts'
    | 'devices'
    | 'codeRequests'
    | 'importDrafts'
    | 'retention'
    | 'ticks'
    | 'applications'
    | 'today'
    | 'campaigns'
    | 'truncateLog'
  >;
  /** The live documents; for other campaigns, the newest stored document. */
  listCampaigns: () => Promise<readonly CampaignDocument[]>;
  /** Backs up what is about to be deleted. If the backup fails, nothing is deleted. */
  backUp?: (campaign: string, subjects: DueSubject[], at: Date) => Promise<unknown>;
  /** Deletes backups that are too old. */
  deleteOldBackups?: (at: Date) => Promise<unknown>;
  now?: () => Date;
  /** Milliseconds that have passed, independent of the clock. */
  monotonic?: () => number;
  /** Left out, the log goes to the console. */
  logger?: Logger;
}

/**
 * Deletes people whose last contact is longer ago than their campaign keeps people
 * (`controller.retentionDays`), and entries without a consent to be kept, also of campaigns that
 * are no longer served: UK GDPR, article 5(1)(e). It checks every hour, and a single check deletes
 * nobody: for twenty hours, a wrong clock or a wrong number can be corrected.
 */
export class RetentionKeeper {
  readonly #store: RetentionOptions['store'];
  readonly #listCampaigns: RetentionOptions['listCampaigns'];
  readonly #backUp: RetentionOptions['backUp'];
  readonly #deleteOldBackups: RetentionOptions['deleteOldBackups'];
  readonly #now: () => Date;
  readonly #monotonic: () => number;
  readonly #logger: Logger;
  #lastLook: { wallMs: number; monotonicMs: number } | undefined;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #ended = false;

  constructor({
    store,
    listCampaigns,
    backUp,
    deleteOldBackups,
    now = () => new Date(),
    monotonic = () => performance.now(),
    logger = createConsoleLogger({ level: 'info' }),
  }: RetentionOptions) {
    this.#store = store;
    this.#listCampaigns = listCampaigns;
    this.#backUp = backUp;
    this.#deleteOldBackups = deleteOldBackups;
    this.#now = now;
    this.#monotonic = monotonic;
    this.#logger = logger;
  }

  /** Checks now and every hour. */
  start(): void {
    const look = async () => {
      try {
        await this.look();
      } catch (cause) {
        this.#logger.error({ cause }, 'retention: not done, tried again in an hour');
      }
    };
    this.#running = look();
    this.#timer = setInterval(() => {
      this.#running = this.#running.then(look);
    }, LOOK_INTERVAL_MS).unref();
  }

  /** Stops after the current step. */
  async stop(): Promise<void> {
    this.#ended = true;
    clearInterval(this.#timer);
    await this.#running;
  }

  /**
   * Checks every campaign once.
   * @returns how many were deleted, by campaign
   */
  async look(): Promise<Record<string, number>> {
    const now = this.#now();
    const jumped = this.#clockJumped(now);
    const deleted: Record<string, number> = {};
    const ever = [
      ...((await this.#store.campaigns.listNewest()) as CampaignDocument[]),
      ...(await this.#listCampaigns()),
    ];
    for (const [id, document] of new Map(ever.map((each) => [each.id, each]))) {
      deleted[id] = await this.#lookAt(document, now, jumped);
      if (!jumped) await deleteEndedBallots(this.#store, document, now);
    }
    if (!jumped) await this.#forgetOrganisers(now);
    if (!jumped) await deleteOldApplications(this.#store, now);
    const draftsBefore = new Date(now.getTime() - DRAFT_DAYS * DAY_MS);
    await this.#store.importDrafts.removeOld(draftsBefore.toISOString());
    await this.#deleteOldBackups?.(now);
    if (!this.#ended) await this.#store.truncateLog();
    return deleted;
  }

  /** Organisers' own traces: when they were here, and whom they had ticked. */
  async #forgetOrganisers(now: Date): Promise<void> {
    const before = (days: number) => new Date(now.getTime() - days * DAY_MS).toISOString();
    await this.#store.today.expireVisits(before(VISIT_DAYS));
    await this.#store.ticks.expire(before(TICK_DAYS));
  }

  /** Whether the clock was changed since the last check of this process. */
  #clockJumped(now: Date): boolean {
    const last = this.#lastLook;
    const look = { wallMs: now.getTime(), monotonicMs: this.#monotonic() };
    this.#lastLook = look;
    if (!last) return false;
    const drift = look.wallMs - last.wallMs - (look.monotonicMs - last.monotonicMs);
    return Math.abs(drift) > MAX_CLOCK_DRIFT_MS;
  }

  async #lookAt(document: CampaignDocument, now: Date, jumped: boolean): Promise<number> {
    const { id } = document;
    const { retention } = this.#store;
    const at = now.toISOString();
    const before = (days: number) => new Date(now.getTime() - days * DAY_MS).toISOString();
    const lastContactBefore = before(document.controller.retentionDays);

    const last = await retention.round(id);
    const gap = last ? now.getTime() - Date.parse(last.lastLookAt) : 0;
    const startAnew = jumped || gap < 0 || gap > MAX_LOOK_GAP_MS;
    if (startAnew && last)
      this.#logger.warn(
        {},
        `retention: ${id}: the clock was set, or nobody looked for a week; counting anew`,
      );

    const due = await retention.due(id, {
      lastContactBefore,
      withoutConsentBefore: before(DAYS_WITHOUT_CONSENT),
    });
    const marks = await retention.marks(id);
    const isDue = new Set(due.map(({ subject }) => subject));
    await retention.unmark(
      id,
      marks.filter(({ subject }) => startAnew || !isDue.has(subject)).map(({ subject }) => subject),
    );
    await retention.mark(id, due, at);
    const lastDeletionAt = startAnew ? null : (last?.lastDeletionAt ?? null);
    await retention.saveRound(id, { lastLookAt: at, lastDeletionAt });

    const longDue = (await retention.marks(id)).filter(
      ({ firstSeenAt }) => Date.parse(firstSeenAt) <= now.getTime() - MIN_DUE_MS,
    );
    const allowed = await this.#countAllowed(document, longDue.length, now);
    const going = longDue.slice(0, allowed);
    const sinceDeletion = lastDeletionAt ? now.getTime() - Date.parse(lastDeletionAt) : Infinity;
    // At most once a day, so that a large deletion cannot pass as many small ones.
    if (going.length === 0 || sinceDeletion < MIN_DUE_MS) return 0;

    await this.#backUp?.(id, going, now);
    // Recorded before it begins: if a deletion is interrupted, the next one comes a day later and
    // deletes the rest. If it were recorded afterwards, repeated interruptions could delete more in
    // a day than allowed.
    await retention.saveRound(id, { lastLookAt: at, lastDeletionAt: at });
    const count = await this.#deleteInSteps(id, going, lastContactBefore, at);
    for (const stop of await this.#openStops(id))
      if (!this.#ended) await retention.closeStop(stop.id, at);
    return count;
  }

  async #deleteInSteps(
    id: string,
    subjects: DueSubject[],
    lastContactBefore: string,
    at: string,
  ): Promise<number> {
    let count = 0;
    try {
      for (let from = 0; from < subjects.length && !this.#ended; from += STEP_SIZE) {
        const step = subjects.slice(from, from + STEP_SIZE);
        count += await this.#store.retention.remove(id, step, lastContactBefore, at);
        await this.#store.retention.unmark(
          id,
          step.map(({ subject }) => subject),
        );
        await setTimeout(STEP_PAUSE_MS);
      }
      return count;
    } finally {
      if (count > 0) this.#logger.info({}, `retention: ${count} people of ${id} deleted`);
    }
  }

  /**
   * How many may be deleted now: all if they are few or a small share, or as many as an organiser
   * confirmed.
   */
  async #countAllowed(document: CampaignDocument, due: number, now: Date): Promise<number> {
    const { retention } = this.#store;
    const { id, controller } = document;
    const people = await retention.countPeople(id);
    const isLarge = due > MAX_DELETED_PEOPLE && due > people * MAX_SHARE;
    const [stop] = await this.#openStops(id);
    const postponed =
      stop?.decision === 'postponed' &&
      now.getTime() < Date.parse(stop.decidedAt ?? '') + POSTPONED_MS;
    if (postponed) return 0;
    // The organiser confirmed that number of people: more of them need another decision.
    if (stop?.decision === 'confirmed' && due > 0 && due <= stop.due) return due;
    if (stop?.decision === null && isLarge && stop.due === due) return 0;
    // Shown with another number, postponed for long enough, or no longer due.
    if (stop) await retention.closeStop(stop.id, now.toISOString());
    if (!isLarge) return due;
    const reason = `retentionDays is ${controller.retentionDays}, and the clock says ${now.toISOString()}`;
    await retention.addStop({
      id: randomUUID(),
      campaign: id,
      at: now.toISOString(),
      due,
      people,
      reason,
      decision: null,
      decidedBy: null,
      decidedAt: null,
    });
    this.#logger.warn(
      {},
      `retention: ${id}: STOPPED. ${due} of ${people} people are due to be deleted (${reason}). Confirm it or put it off at /organiser/retention.`,
    );
    return 0;
  }

  async #openStops(campaign: string): Promise<RetentionStop[]> {
    return (await this.#store.retention.openStops()).filter((stop) => stop.campaign === campaign);
  }
}
