import type { Receipt } from '../contract/receipt/reader.ts';
import type { send } from './send.ts';
import type { OutboxStore } from './store.ts';
import type { Schedule } from './timer.ts';

/** What an outbox needs of the world around it. */
export interface World {
  /** What survives the page. */
  store?: OutboxStore;
  /** Runs a job while nobody else runs one of that name. Left out, a lease in the store sees to it. */
  alone?: ((name: string, job: () => Promise<void>) => Promise<void>) | undefined;
  /** Tells the page's other outboxes, in other tabs, that an entry is gone. @returns what ends it */
  others?: (hear: (gone: Gone) => void) => { tell: (gone: Gone) => void; end: () => void };
  /** Calls when something says that it may work now. @returns what ends it */
  hints?: (hurry: () => void) => () => void;
  after?: Schedule;
  now?: () => number;
  random?: () => number;
  send?: typeof send;
}

export interface Gone {
  id: string;
  /** Left out where it was deleted. */
  sent?: { receipt: Receipt | undefined };
}
