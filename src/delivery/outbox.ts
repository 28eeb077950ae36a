import type { PostedSubmission } from '../contract/submission/form-reader.ts';
import type { Receipt } from '../contract/receipt/reader.ts';
import { attemptDelivery } from './attempt-delivery.ts';
import { createEntry } from './create-entry.ts';
import {
  type Delivery,
  type DeliverOptions,
  type DeliveryProgress,
  NOT_TRIED,
  type Transport,
} from './delivery.ts';
import { EndpointPauses } from './endpoint-pauses.ts';
import { DeletedError, DeliveryError, RefusedError } from './errors.ts';
import { type OutboxListener, OutboxListeners } from './outbox-listener.ts';
import { OutboxEntries } from './outbox-entries.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import type { OutboxEnvironment, SettledMessage } from './outbox-environment.ts';
import { remainingDelayMs } from './retry-policy.ts';
import { RetryingStore } from './retrying-store.ts';
import { scheduleTimeout } from './schedule.ts';
import { send } from './send.ts';
import { takeLease, withSendLock } from './send-lock.ts';

const MIN_WAKE_DELAY_MS = 1_000;
const UNFORESEEN_RETRY_DELAY_MS = 30_000;

/** Undefined where there is nothing to send any more, or not yet. */
type TryOutcome = 'sent' | 'failed' | undefined;

/**
 * Keeps submissions until an endpoint has them. Each is stored before it is first sent, and
 * removed only after a checked receipt, a final refusal, or at the person's request. Only one is
 * sent at a time, over all tabs.
 */
export class Outbox implements Delivery {
  readonly #environment: OutboxEnvironment &
    Required<Pick<OutboxEnvironment, 'schedule' | 'now' | 'random' | 'send'>>;
  readonly #device: RetryingStore;
  readonly #entries: OutboxEntries;
  readonly #listeners = new OutboxListeners();
  readonly #pauses = new EndpointPauses();
  readonly #trying = new Set<string>();
  #passes: Promise<unknown> = Promise.resolve();
  #cancelWake: (() => void) | undefined;
  #endHints: (() => void) | undefined;
  #channel: ReturnType<NonNullable<OutboxEnvironment['broadcast']>> | undefined;

  constructor(environment: OutboxEnvironment = {}) {
    this.#environment = {
      schedule: scheduleTimeout,
      now: () => Date.now(),
      random: Math.random,
      send,
      ...environment,
    };
    const { store, schedule, now } = this.#environment;
    this.#device = new RetryingStore(store, schedule);
    this.#entries = new OutboxEntries(this.#device, now, {
      onStoredLate: () => void this.#refresh(),
      onFoundLate: () => this.#queue(false),
      onExpired: (id) => this.#settle({ id }, true),
    });
  }

  async deliver(
    submission: PostedSubmission,
    options: DeliverOptions,
    { attempt, ...progress }: DeliveryProgress = NOT_TRIED,
  ): Promise<Receipt | undefined> {
    const { id } = submission;
    const { transport, keep = true, onPending } = options;
    const entry = createEntry(submission, options, progress, this.#environment.now());
    return new Promise<Receipt | undefined>((resolve, reject) => {
      const form = { transport, onPending, resolve, reject };
      const page = { entry, isStored: undefined, shouldStore: keep, storeTries: 0, attempt, form };
      this.#listen();
      void this.#entries.add(page).then(() => {
        const isPaused = progress.tries > 0 && !attempt;
        if (isPaused) this.#entries.tellForm(id, new DeliveryError('it was tried before'));
        this.#queue(false, isPaused ? [] : [id]);
      });
    });
  }

  /** Shows waiting entries to a listener, and sends them. @returns a function that stops it */
  subscribe(listener: OutboxListener): () => void {
    const unsubscribe = this.#listeners.add(listener);
    this.#hurry();
    return unsubscribe;
  }

  release(id: string): void {
    const page = this.#entries.onPage(id);
    if (page) page.form = undefined;
    void this.#refresh();
  }

  retryNow(...ids: string[]): void {
    this.#queue(false, ids);
  }

  /**
   * Deletes entries, because the person asked for it. Entries that the device can't delete stay,
   * and are still shown.
   */
  async delete(...ids: string[]): Promise<void> {
    for (const id of ids)
      if (this.#entries.onPage(id)?.isStored === false) await this.#settle({ id }, true);
      else
        await this.#device.ask((store) => store.remove(id).then(() => this.#settle({ id }, true)));
    await this.#refresh();
  }

  readonly #hurry = (): void => this.#queue(true);

  #queue(hurry: boolean, wished: string[] = []): void {
    this.#passes = this.#passes
      .then(() => this.#pass(hurry, wished))
      .catch((failure: unknown) => {
        // An unexpected error. Its message may contain typed text. Trying continues in any case.
        console.error(`campaign outbox: ${failure instanceof Error ? failure.name : 'failure'}`);
        this.#wakeIn(UNFORESEEN_RETRY_DELAY_MS);
      });
  }

  #wakeIn(delayMs: number): void {
    this.#cancelWake?.();
    this.#cancelWake =
      delayMs < Infinity
        ? this.#environment.schedule(Math.max(MIN_WAKE_DELAY_MS, delayMs), () => this.#queue(false))
        : undefined;
  }

  /**
   * Tries the entries that are due, one after another. After an endpoint has failed, its next
   * entry is not tried.
   */
  async #pass(hurry: boolean, wished: string[]): Promise<void> {
    this.#entries.storeAgain();
    const failed = new Set<string>();
    const isWished = ({ id }: OutboxEntry) => wished.includes(id);
    // Entries that have failed often come last.
    const entries = (await this.#entries.all()).sort(
      (a, b) => Number(isWished(b)) - Number(isWished(a)) || a.tries - b.tries,
    );
    for (const entry of entries) {
      if (!this.#isDue(entry, hurry, isWished(entry))) continue;
      const attempt = () => this.#try(entry, hurry, isWished(entry));
      // The page's own transport may be slow: nothing else waits for it.
      if (entry.hasTransport) void attempt().then(() => this.#refresh());
      else if (failed.has(entry.endpoint))
        this.#entries.tellForm(entry.id, new DeliveryError('its endpoint has just failed'));
      else {
        const outcome = await attempt();
        hurry ||= outcome === 'sent';
        if (outcome === 'failed') failed.add(entry.endpoint);
      }
    }
    await this.#refresh();
  }

  #isDue(entry: OutboxEntry, hurry: boolean, wished: boolean): boolean {
    return this.#canSend(entry) && (wished || this.#remainingDelayMs(entry, hurry) <= 0);
  }

  #canSend(entry: OutboxEntry): boolean {
    return !entry.refused && (!entry.hasTransport || !!this.#transportFor(entry));
  }

  /** Nothing at its deadline: what reaches the endpoint then is taken, or refused for good. */
  #remainingDelayMs(entry: OutboxEntry, hurry: boolean): number {
    const { endpoint, notBefore, pausedUntil, until = Infinity } = entry;
    const now = this.#environment.now();
    const times = { notBefore: Math.max(notBefore, this.#pauses.endOf(endpoint)), pausedUntil };
    return Math.min(remainingDelayMs(times, now, hurry), Math.max(0, until - now));
  }

  /** Sends one entry, while no other tab sends. */
  async #try(entry: OutboxEntry, hurry: boolean, wished: boolean): Promise<TryOutcome> {
    const { id } = entry;
    const { lock, schedule, now } = this.#environment;
    if (this.#trying.has(id)) return undefined;
    this.#trying.add(id);
    let outcome: TryOutcome;
    const job = async () => {
      // Another tab may have sent it, or tried to.
      const current = (await this.#entries.all()).find((one) => one.id === id);
      if (current && this.#isDue(current, hurry, wished)) outcome = await this.#send(current);
    };
    const onBusy = () => this.#entries.tellForm(id, new DeliveryError('another tab is sending'));
    try {
      if (lock && entry.hasTransport) await lock(`campaign-outbox ${id}`, job);
      else if (lock) await withSendLock(lock, schedule, job, onBusy);
      else if (await takeLease(this.#device, id, now())) await job();
      else onBusy();
    } finally {
      this.#trying.delete(id);
    }
    return outcome;
  }

  async #send(entry: OutboxEntry): Promise<TryOutcome> {
    const { schedule, send } = this.#environment;
    const page = this.#entries.onPage(entry.id);
    const transport = entry.hasTransport ? this.#transportFor(entry) : undefined;
    try {
      const receipt = await (page?.attempt ?? attemptDelivery(entry, transport, schedule, send));
      this.#pauses.end(entry.endpoint);
      await this.#settle({ id: entry.id, sent: { receipt } }, true, entry);
      return 'sent';
    } catch (failure) {
      if (page) page.attempt = undefined;
      if (failure instanceof RefusedError) await this.#onRefused(entry, failure);
      else if (failure instanceof DeliveryError) {
        await this.#onFailed(entry, failure);
        return 'failed';
      } else throw failure;
      return undefined;
    }
  }

  async #onRefused(entry: OutboxEntry, refusal: RefusedError): Promise<void> {
    const form = this.#entries.onPage(entry.id)?.form;
    if (form) {
      // The form has the typed text, and the reason.
      await this.#entries.forget(entry.id);
      form.reject(refusal);
    } else if (!this.#entries.isSettled(entry.id)) {
      const { status, problems } = refusal;
      const refused = { status, problems, proven: true };
      await this.#entries.change(entry.id, (entry) => ({ ...entry, refused }));
      this.#listeners.onSettled({ entry, refusal });
    }
  }

  async #onFailed(entry: OutboxEntry, error: DeliveryError): Promise<void> {
    const { now, random } = this.#environment;
    if (now() >= (entry.until ?? Infinity)) return this.#onLate(entry);
    const times = this.#pauses.begin(entry, error, now(), random());
    await this.#entries.change(entry.id, (entry) => ({
      ...entry,
      ...times,
      tries: entry.tries + 1,
      lease: 0,
    }));
    this.#entries.tellForm(entry.id, error);
    if (!this.#entries.onPage(entry.id)?.form) this.#listeners.onFailure(entry, error);
  }

  /** It is of no use any more, and the device must not keep it. */
  async #onLate(entry: OutboxEntry): Promise<void> {
    const { form } = this.#entries.onPage(entry.id) ?? {};
    await this.#settle({ id: entry.id }, true);
    if (!form) this.#listeners.onSettled({ entry, isLate: true });
  }

  /** Reports to all who wait for an entry that it is sent or deleted, and removes it. */
  async #settle(message: SettledMessage, isOurs: boolean, entry?: OutboxEntry): Promise<void> {
    const { id, sent } = message;
    const form = this.#entries.onPage(id)?.form;
    // Before the removal, or another tab would think that the browser had lost it.
    this.#listen();
    if (isOurs) this.#channel?.post(message);
    if (sent) form?.resolve(sent.receipt);
    else form?.reject(new DeletedError('it was deleted'));
    await this.#entries.forget(id);
    if (sent && entry && !form) this.#listeners.onSettled({ entry, receipt: sent.receipt });
  }

  #transportFor(entry: OutboxEntry): Transport | undefined {
    const form = this.#entries.onPage(entry.id)?.form;
    return form ? form.transport : this.#listeners.transportFor(entry);
  }

  /** Reports waiting entries to the listeners, and listens and wakes up while there are some. */
  async #refresh(): Promise<void> {
    const all = await this.#entries.all();
    const sendable = all.filter((entry) => this.#canSend(entry));
    const delaysMs = sendable.map((entry) => this.#remainingDelayMs(entry, false));
    this.#wakeIn(Math.min(this.#entries.retryDelayMs, ...delaysMs));
    if (sendable[0] || !this.#entries.isPageEmpty) this.#listen();
    else {
      this.#endHints?.();
      this.#channel?.close();
      this.#endHints = this.#channel = undefined;
    }
    this.#listeners.onChange(this.#entries.withoutForm(all));
  }

  #listen(): void {
    this.#endHints ??= this.#environment.onConnectivityHint?.(this.#hurry);
    this.#channel ??= this.#environment.broadcast?.(
      (message) => void this.#settle(message, false).then(() => this.#refresh()),
    );
  }
}
