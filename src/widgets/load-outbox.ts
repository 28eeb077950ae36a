import { UpgradableDelivery } from '../delivery/index.ts';
import { retryDelayMs } from '../delivery/retry-policy.ts';
import { scheduleTimeout } from '../delivery/schedule.ts';
import type * as OutboxFile from './outbox.ts';
import { warn } from './warn.ts';

const MAX_LOAD_DELAY_MS = 600_000;

let file: typeof OutboxFile | undefined;
let loading: Promise<void> | undefined;
let failures = 0;
let cancelRetry: (() => void) | undefined;
let host: Element | undefined;
const listeners = new Set<() => void>();

/** What all forms of the page deliver by: in memory, and by the outbox once its file is here. */
export const pageDelivery: UpgradableDelivery = new UpgradableDelivery(() => loadOutbox());

/** The file of the outbox, once it is here. */
export const loadedOutbox = (): typeof OutboxFile | undefined => file;

/** Calls once the file of the outbox is here, if it is not here yet. @returns what ends it */
export function onOutboxLoaded(listener: () => void): () => void {
  if (!file) listeners.add(listener);
  return () => listeners.delete(listener);
}

const retry = (): void => void loadOutbox();

/**
 * Loads the outbox for all widgets of the page. A file that can't be loaded is asked for again, less and less often.
 * @param element the widget that the warning names
 * @returns settled once the file is here, or can't be loaded just now
 */
export function loadOutbox(element = host): Promise<void> {
  host = element;
  loading ??= import('./outbox.ts').then(onLoaded, onFailed);
  return loading;
}

function onLoaded(found: typeof OutboxFile): void {
  file = found;
  removeEventListener('online', retry);
  pageDelivery.upgrade(found.pageOutbox());
  for (const listener of listeners) listener();
  listeners.clear();
}

function onFailed(): void {
  loading = undefined;
  if (host)
    warn(
      host,
      "can't load the outbox, a file beside the script: until it is there, nothing is kept on the device",
    );
  cancelRetry?.();
  cancelRetry = scheduleTimeout(retryDelayMs(++failures, MAX_LOAD_DELAY_MS), retry);
  addEventListener('online', retry);
}
