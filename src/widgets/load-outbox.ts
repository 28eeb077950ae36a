import type { SubmissionKind } from '../contract/vocabulary.ts';
import { UpgradableDelivery } from '../delivery/index.ts';
import type { PendingHost, PendingSource } from './pending-host.ts';
import type { PendingPanel } from './pending-panel.ts';
import { retryLoading } from './retry-loading.ts';
import { warn } from './warn.ts';

/** What the files beside the script give. */
interface LoadedOutbox {
  /** Makes the panel that shows what waits of a widget. */
  createPendingPanel(
    host: PendingHost,
    source: PendingSource,
    kinds: readonly SubmissionKind[],
  ): PendingPanel;
}

let loaded: LoadedOutbox | undefined;
let host: Element | undefined;
const listeners = new Set<() => void>();

/** What all forms of the page deliver by: in memory, and by the outbox once its files are here. */
export const pageDelivery: UpgradableDelivery = new UpgradableDelivery(() => loadOutbox());

/** The outbox and what shows it, once they are here. */
export const loadedOutbox = (): LoadedOutbox | undefined => loaded;

/** Calls once the outbox is here, if it is not here yet. @returns what ends it */
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
  if (host)
    warn(host, "can't load the outbox, a file beside the script: nothing is kept on the device");
});

/**
 * Loads the outbox, and what shows it, for all widgets of the page.
 * @param element the widget that the warning names
 * @returns settled once the files are here, or can't be loaded just now
 */
export function loadOutbox(element = host): Promise<void> {
  host = element;
  return start();
}
