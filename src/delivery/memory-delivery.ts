import type { PostedSubmission } from '../contract/submission/form-reader.ts';
import type { Receipt } from '../contract/receipt/reader.ts';
import { attemptDelivery } from './attempt-delivery.ts';
import {
  type Delivery,
  type DeliverOptions,
  type DeliveryProgress,
  NOT_TRIED,
} from './delivery.ts';
import { RefusedError, toDeliveryError } from './errors.ts';
import { remainingDelayMs, retryTimes } from './retry-policy.ts';
import { scheduleTimeout } from './schedule.ts';
import { serializeJson } from './serialize-json.ts';

/** Thrown by `deliver` when another delivery takes over: the result is open. */
export class DeliveryInterruption extends Error {}

/** Delivers while the page is open, and keeps nothing on the device. */
export class MemoryDelivery implements Delivery {
  /** Ends the pause of a submission, by its id. */
  readonly #wake = new Map<string, () => void>();
  /** Makes every `deliver` throw a `DeliveryInterruption`. */
  interrupt: () => void = () => undefined;
  readonly #interruption = new Promise<never>((_resolve, reject) => {
    this.interrupt = () => reject(new DeliveryInterruption());
  });

  constructor() {
    // Its caller learns of the failure from `deliver`.
    this.#interruption.catch(() => undefined);
  }

  /** @param progress of its delivery: kept up to date for the next delivery */
  async deliver(
    submission: PostedSubmission,
    { endpoint = '', encoding, transport, onPending }: DeliverOptions,
    progress: DeliveryProgress = { ...NOT_TRIED },
  ): Promise<Receipt | undefined> {
    const { id } = submission;
    for (;;) {
      try {
        progress.attempt ??= attemptDelivery(
          { endpoint, id, encoding, body: serializeJson(submission) },
          transport,
        );
        return await Promise.race([progress.attempt, this.#interruption]);
      } catch (failure) {
        if (failure instanceof RefusedError || failure instanceof DeliveryInterruption)
          throw failure;
        const error = toDeliveryError(failure);
        progress.attempt = undefined;
        progress.tries++;
        onPending?.(error, undefined);
        Object.assign(progress, retryTimes(error, progress.tries, Date.now(), Math.random()));
      }
      await Promise.race([this.#pause(id, progress), this.#interruption]);
    }
  }

  retryNow(...ids: string[]): void {
    for (const id of ids) this.#wake.get(id)?.();
  }

  release(): void {
    // A submission that is only on this page is sent on, with or without a form.
  }

  /**
   * Ends early if the person wants to try again, or if the browser is online and the endpoint has
   * not asked for a pause.
   */
  #pause(id: string, progress: DeliveryProgress): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        cancel();
        removeEventListener('online', end);
        this.#wake.delete(id);
        resolve();
      };
      const cancel = scheduleTimeout(remainingDelayMs(progress, Date.now(), false), end);
      if (!progress.pausedUntil) addEventListener('online', end);
      this.#wake.set(id, end);
    });
  }
}
