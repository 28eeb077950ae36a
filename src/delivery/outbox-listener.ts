import type { Receipt } from '../contract/receipt/reader.ts';
import type { Transport } from './delivery.ts';
import type { DeliveryError, RefusedError } from './errors.ts';
import type { OutboxEntry } from './outbox-entry.ts';

/**
 * The result of an entry; `receipt` is undefined from a blind endpoint. `isLate`: it could not be
 * sent in time, and is deleted.
 */
export type OutboxEvent = { entry: OutboxEntry } & (
  { receipt: Receipt | undefined } | { refusal: RefusedError } | { isLate: true }
);

/** An entry that no open form shows; `isStored` if it is on the device. */
export type PendingEntry = OutboxEntry & { isStored: boolean };

/** A widget that shows waiting entries. */
export interface OutboxListener {
  /** Called when something may have changed, with the waiting entries that no open form shows. */
  onChange(entries: PendingEntry[]): void;
  /**
   * Called with the result of an entry that no open form waits for.
   * @returns whether the entry belongs to the listener: then no other is called
   */
  onSettled(event: OutboxEvent): boolean;
  /** Called when an entry that no open form waits for could not be sent. */
  onFailure?(entry: OutboxEntry, error: DeliveryError): void;
  /** The page's own transport for an entry from an earlier visit. */
  transportFor(entry: OutboxEntry): Transport | undefined;
}

/** The listeners of an outbox, in the order in which they came. */
export class OutboxListeners {
  readonly #listeners = new Set<OutboxListener>();

  /** @returns a function that removes it */
  add(listener: OutboxListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  onChange(entries: PendingEntry[]): void {
    for (const listener of this.#listeners) listener.onChange(entries);
  }

  onFailure(entry: OutboxEntry, error: DeliveryError): void {
    for (const listener of this.#listeners) listener.onFailure?.(entry, error);
  }

  /** Calls the first listener that the entry belongs to. */
  onSettled(event: OutboxEvent): void {
    for (const listener of this.#listeners) if (listener.onSettled(event)) return;
  }

  /** The first transport that a listener has. */
  transportFor(entry: OutboxEntry): Transport | undefined {
    for (const listener of this.#listeners) {
      const transport = listener.transportFor(entry);
      if (transport) return transport;
    }
    return undefined;
  }
}
