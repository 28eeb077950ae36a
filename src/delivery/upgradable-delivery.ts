import type { PostedSubmission } from '../contract/submission/form-reader.ts';
import type { Receipt } from '../contract/receipt/reader.ts';
import {
  type Delivery,
  type DeliverOptions,
  type DeliveryProgress,
  NOT_TRIED,
} from './delivery.ts';
import { DeletedError, failureName, RefusedError, toDeliveryError } from './errors.ts';
import { DeliveryInterruption, MemoryDelivery } from './memory-delivery.ts';
import { scheduleTimeout } from './schedule.ts';

/**
 * How long a submission waits for the outbox, which can store it on the device before it is sent.
 */
const UPGRADE_TIMEOUT_MS = 2_000;
const UNFORESEEN_RETRY_DELAY_MS = 10_000;

/**
 * Delivers in memory until the outbox is loaded. Then the outbox takes over the unfinished
 * deliveries, with their ids, tries and pauses; it waits for a request that has begun, and sends
 * no second one at the same time. If the outbox fails unexpectedly, the page continues in memory.
 */
export class UpgradableDelivery implements Delivery {
  #memory = new MemoryDelivery();
  readonly #load: () => Promise<unknown>;
  #outbox: Delivery | undefined;
  /** Ends the pause after an unexpected error. */
  #wake: (() => void) | undefined;

  /** @param load loads the outbox, and calls `upgrade` with it; never rejects */
  constructor(load: () => Promise<unknown>) {
    this.#load = load;
  }

  upgrade(outbox: Delivery): void {
    const before = this.#memory;
    this.#outbox = outbox;
    this.#memory = new MemoryDelivery();
    before.interrupt();
  }

  async deliver(
    submission: PostedSubmission,
    options: DeliverOptions,
    progress: DeliveryProgress = { ...NOT_TRIED },
  ): Promise<Receipt | undefined> {
    if (!this.#outbox)
      await Promise.race([
        this.#load(),
        new Promise<void>((resolve) => scheduleTimeout(UPGRADE_TIMEOUT_MS, resolve)),
      ]);
    let hasOutboxFailed = false;
    for (;;) {
      const outbox = hasOutboxFailed ? undefined : this.#outbox;
      try {
        return await (outbox ?? this.#memory).deliver(submission, options, progress);
      } catch (failure) {
        if (failure instanceof RefusedError || failure instanceof DeletedError) throw failure;
        if (failure instanceof DeliveryInterruption) continue;
        console.error(`campaign outbox: ${failureName(failure)}`);
        if (hasOutboxFailed) {
          options.onPending?.(toDeliveryError(failure), undefined);
          await new Promise<void>((resolve) => {
            this.#wake = resolve;
            scheduleTimeout(UNFORESEEN_RETRY_DELAY_MS, resolve);
          });
        }
        hasOutboxFailed = true;
      }
    }
  }

  retryNow(...ids: string[]): void {
    if (!this.#outbox) void this.#load();
    this.#wake?.();
    this.#memory.retryNow(...ids);
    this.#outbox?.retryNow(...ids);
  }

  release(id: string): void {
    this.#outbox?.release(id);
  }
}
