import type { PostedKind } from '../contract/vocabulary.ts';
import { UpgradableDelivery } from '../delivery/index.ts';
import type { PendingHost, PendingSource } from './pending-host.ts';
import type { PendingPanel } from './pending-panel.ts';
import { retryLoading } from './retry-loading.ts';
import { warn } from './warn.ts';

/** The content of the files beside the script. */
interface LoadedOutbox {
  /** Makes the panel that shows the waiting submissions of a widget. */
  createPendingPanel(
    host: PendingHost,
    source: PendingSource,
    kinds: readonly PostedKind[],
  ): PendingPanel;
}

let loaded: LoadedOutbox | undefined;
let host: Element | undefined;
const listeners = new Set<() => void>();

/** Delivers for all forms of the page: in memory, and with the outbox once its files are loaded. */
export const pageDelivery: UpgradableDelivery = new UpgradableDelivery(() => loadOutbox());

/** The outbox and its view, once they are loaded. */
export const loadedOutbox = (): LoadedOutbox | undefined => loaded;

/**
 * Calls once the outbox is loaded, if it is not yet.
 * @returns a function that stops it
 */
export function onOutboxLoaded(listener: () => void): () => void {
  if (!loaded) listeners.add(listener);
  return () => listeners.delete(listener);
}

async function load(): Promise<void> {
  const [{ pageOutbox }, { PendingPanel }] = await Promise.all([
    import('./outbox.ts'),
    import('./pending-panel.ts'),
  ]);
  const outbox = pageOutbox();
  loaded = { createPendingPanel: (...widget) => new PendingPanel(outbox, ...widget) };
  pageDelivery.upgrade(outbox);
  for (const listener of listeners) listener();
  listeners.clear();
}

const start = retryLoading(load, () => {
  if (host) warn(host, "can't load the outbox: nothing is kept on the device");
});

/**
 * Loads the outbox and its view, for all widgets of the page.
 * @param element named in the warning
 * @returns a promise until the files are loaded or have failed
 */
export function loadOutbox(element = host): Promise<void> {
  host = element;
  return start();
}
