/**
 * Sends submissions, and loads documents and reports. It does not depend on the look of a page.
 * Imports the contract, and idb-keyval.
 * @module
 */
export { deliver } from './deliver.ts';
export type { DeliverOptions, DeliveryProgress, Transport } from './delivery.ts';
export { expiryOf } from './entry-expiry.ts';
export { DeletedError, DeliveryError, RefusedError } from './errors.ts';
export { fetchJson, loadDocument } from './load.ts';
export { loadResults } from './load-results.ts';
export { Outbox } from './outbox.ts';
export type { Encoding, OutboxEntry } from './outbox-entry.ts';
export type { OutboxEvent, OutboxListener, PendingEntry } from './outbox-listener.ts';
export type { OutboxEnvironment } from './outbox-environment.ts';
export { MemoryStore, type OutboxStore } from './outbox-store.ts';
export { pageOutbox } from './page-outbox.ts';
export { followReport, type ReportNews } from './report.ts';
export { UpgradableDelivery } from './upgradable-delivery.ts';
export { whenVisible } from './when-visible.ts';
