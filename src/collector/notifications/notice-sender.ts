import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from '../http/logger.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../time-units.ts';
import type { ClaimedNotice, NoticeRecords } from './notice-records.ts';
import { describeFailure } from '../http/service-fetch.ts';
import { NotificationError } from './notification-error.ts';

/** Delivers the notices of one kind. */
export interface NoticeKind {
  /** Whom a notice tells, for the log: `the person of BCD-FGH-JKL`. It identifies nobody. */
  describe(notice: ClaimedNotice): string;
  /**
   * Delivers a notice, or does nothing if it is not needed any more.
   * @throws NotificationError
   */
  deliver(notice: ClaimedNotice): Promise<void>;
}

export interface NoticeSenderOptions {
  records: NoticeRecords;
  kinds: ReadonlyMap<string, NoticeKind>;
  /** Milliseconds before each further try; after the last, a notice is dropped. */
  retryDelaysMs?: readonly number[];
  /** How often to look for notices that another collector has left. */
  pollMs?: number;
  /** How long closing waits for deliveries in progress. */
  closeTimeoutMs?: number;
  logger: Logger;
}

/** A day in all. */
const RETRY_DELAYS_MS = [
  5 * MINUTE_MS,
  15 * MINUTE_MS,
  HOUR_MS,
  2 * HOUR_MS,
  4 * HOUR_MS,
  8 * HOUR_MS,
  8 * HOUR_MS,
];
/**
 * Longer pauses end at a multiple of this: the time of a next try does not tell when a contact
 * came, which would show whose answer came just before.
 */
const RETRY_GRID_MS = 5 * MINUTE_MS;
const POLL_MS = MINUTE_MS;
/** Longer than any try can last: a notice whose collector has died is taken over after it. */
const CLAIM_MS = 10 * MINUTE_MS;
const DELIVERY_TIMEOUT_MS = 2 * MINUTE_MS;
const MAX_DELIVERIES = 10;
/** For so long, the organiser sees what was dropped, and a notice waits for its mail server to be set. */
const NOTICE_KEPT_MS = 30 * DAY_MS;
const CLOSE_TIMEOUT_MS = 5000;

/**
 * Delivers the notices of the database in the background, at once and again after pauses. A notice
 * that could not be delivered stays in the database until it is, or is dropped.
 */
export class NoticeSender {
  readonly #options: NoticeSenderOptions;
  readonly #running = new Set<Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #filling: Promise<void> | undefined;
  #isAskedAgain = false;
  #cleanedOn = '';
  #isClosed = false;

  constructor(options: NoticeSenderOptions) {
    this.#options = options;
  }

  /** Looks for notices that are due. It returns at once, and never throws. */
  wake(): void {
    if (this.#isClosed) return;
    if (this.#filling) {
      this.#isAskedAgain = true;
      return;
    }
    this.#filling = this.#fill()
      .catch((cause: unknown) => {
        this.#options.logger.error({ cause }, 'notify: the queue of messages can’t be read');
        this.#wakeAfter(this.#pollMs);
      })
      .finally(() => {
        this.#filling = undefined;
        if (!this.#isAskedAgain) return;
        this.#isAskedAgain = false;
        this.wake();
      });
  }

  /**
   * Waits for deliveries in progress, five seconds at most unless set otherwise. All others stay in
   * the database.
   */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#filling;
    await Promise.race([
      Promise.all(this.#running),
      wait(this.#options.closeTimeoutMs ?? CLOSE_TIMEOUT_MS, undefined, { ref: false }),
    ]);
  }

  get #pollMs(): number {
    return this.#options.pollMs ?? POLL_MS;
  }

  /** Claims as many due notices as may be under way, and starts their deliveries. */
  async #fill(): Promise<void> {
    const { records, kinds } = this.#options;
    await this.#deleteOld();
    if (this.#isClosed) return;
    const now = Date.now();
    const free = MAX_DELIVERIES - this.#running.size;
    const names = [...kinds.keys()];
    const claimed =
      free > 0
        ? await records.claim({
            kinds: names,
            at: toIsoTime(now),
            until: toIsoTime(now + CLAIM_MS),
            limit: free,
          })
        : [];
    for (const notice of claimed) this.#start(notice);
    // Each delivery that ends looks for the next.
    if (claimed.length === free) return;
    const due = await records.nextDue(names);
    const dueMs = due === undefined ? this.#pollMs : Date.parse(due || toIsoTime(now)) - Date.now();
    this.#wakeAfter(Math.max(0, Math.min(this.#pollMs, dueMs)));
  }

  async #deleteOld(): Promise<void> {
    const day = toIsoTime(Date.now() - NOTICE_KEPT_MS).slice(0, 10);
    if (this.#cleanedOn === day) return;
    await this.#options.records.deleteOld(day);
    this.#cleanedOn = day;
  }

  #wakeAfter(delayMs: number): void {
    clearTimeout(this.#timer);
    if (this.#isClosed) return;
    this.#timer = setTimeout(() => {
      this.wake();
    }, delayMs).unref();
  }

  #start(notice: ClaimedNotice): void {
    const running = this.#deliver(notice)
      .catch((cause: unknown) => {
        // The claim ends, and the notice is tried again.
        this.#options.logger.error({ cause }, 'notify: the queue of messages can’t be written');
      })
      .finally(() => {
        this.#running.delete(running);
        this.wake();
      });
    this.#running.add(running);
  }

  async #deliver(notice: ClaimedNotice): Promise<void> {
    const { kinds, records } = this.#options;
    const kind = kinds.get(notice.kind);
    if (!kind) return;
    try {
      await withMailTimeout(kind.deliver(notice));
    } catch (failure) {
      await this.#recordFailure(notice, kind, failure);
      return;
    }
    await records.finish(notice);
  }

  async #recordFailure(notice: ClaimedNotice, kind: NoticeKind, failure: unknown): Promise<void> {
    const { records, logger, retryDelaysMs = RETRY_DELAYS_MS } = this.#options;
    const isKnown = failure instanceof NotificationError;
    const error = isKnown ? failure.message : `failed: ${describeFailure(failure)}`;
    const delayMs = isKnown && failure.isFinal ? undefined : retryDelaysMs[notice.earlierTries];
    const next = delayMs === undefined ? 'given up' : `tried again in ${delayMs / 1000} s`;
    logger.error({}, `notify: ${kind.describe(notice)} was not told (${error}); ${next}`);
    if (delayMs === undefined) await records.drop(notice, error);
    else await records.postpone(notice, { error, dueAt: toIsoTime(roundUp(Date.now(), delayMs)) });
  }
}

const toIsoTime = (ms: number): string => new Date(ms).toISOString();

const roundUp = (now: number, delayMs: number): number =>
  delayMs < RETRY_GRID_MS
    ? now + delayMs
    : Math.ceil((now + delayMs) / RETRY_GRID_MS) * RETRY_GRID_MS;

/** A server that never ends its answer must not hold up the others. */
async function withMailTimeout(delivery: Promise<void>): Promise<void> {
  const ended = new AbortController();
  const timeout = wait(DELIVERY_TIMEOUT_MS, undefined, { ref: false, signal: ended.signal });
  const late = timeout.then(() => {
    throw new NotificationError('unreachable', 'no answer in time', false);
  });
  // Without this, ending the timer would look like an error that nobody handled.
  late.catch(() => undefined);
  try {
    await Promise.race([delivery, late]);
  } finally {
    ended.abort();
  }
}
