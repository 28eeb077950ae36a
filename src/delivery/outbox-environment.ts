import type { Receipt } from '../contract/receipt/reader.ts';
import type { OutboxStore } from './outbox-store.ts';
import type { Schedule } from './schedule.ts';
import type { send } from './send.ts';

/**
 * Runs a job while nobody else holds the lock of this name. `steal` takes the lock from its
 * holder.
 */
export type RunLocked = (name: string, job: () => Promise<void>, steal?: boolean) => Promise<void>;

/** The parts of the browser that an outbox uses. */
export interface OutboxEnvironment {
  /** The storage that survives the page. */
  store?: OutboxStore;
  /** If left out, a lease in the store prevents two tabs from sending the same entry. */
  lock?: RunLocked | undefined;
  /** Messages between the outboxes of several tabs. */
  broadcast?: (onMessage: (message: SettledMessage) => void) => {
    post: (message: SettledMessage) => void;
    close: () => void;
  };
  /**
   * Calls when a try may succeed now.
   * @returns a function that stops it
   */
  onConnectivityHint?: (hurry: () => void) => () => void;
  schedule?: Schedule;
  now?: () => number;
  random?: () => number;
  send?: typeof send;
}

/** An entry is gone: sent, or deleted. */
export interface SettledMessage {
  id: string;
  /** Left out if it was deleted. */
  sent?: { receipt: Receipt | undefined };
}
