/**
 * Carries a submission out, and a document or a report home. Knows nothing of what a page looks like.
 * Imports the contract, and idb-keyval.
 * @module
 */
export { deliver } from './deliver.ts';
export type { Entry, Way } from './entry.ts';
export { DeletedError, DeliveryError, RefusedError } from './errors.ts';
export { fetchJson, loadDocument, loadResults } from './load.ts';
export { type Carry, type DeliverOptions, type News, Outbox, type Watcher } from './outbox.ts';
export { pageOutbox } from './page-outbox.ts';
export { followReport, type ReportNews } from './report.ts';
export { MemoryStore, type OutboxStore } from './store.ts';
export { whenSeen } from './when-seen.ts';
export type { World } from './world.ts';
