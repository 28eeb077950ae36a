import type { Receipt } from '../contract/receipt/reader.ts';
import type { OutboxStore } from './outbox-store.ts';
import type { Schedule } from './schedule.ts';
import type { send } from './send.ts';

/**
 * Runs a job while nobody else holds the lock of this name. `steal` takes the lock away from
 * whoever holds it.
 */
export type RunLocked = (name: string, job: () => Promise<void>, steal?: boolean) => Promise<void>;

/** What an outbox uses of the browser. */
export interface OutboxEnvironment {
  /** What survives the page. */
  store?: OutboxStore;
  /** Left out: a lease in the store keeps two tabs from sending the same. */
  lock?: RunLocked | undefined;
  /** Messages between the outboxes of several tabs. */
  broadcast?: (onMessage: (message: SettledMessage) => void) => {
    post: (message: SettledMessage) => void;
    close: () => void;
  };
  /** Calls when a try may succeed now. @returns what ends it */
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
