/**
 * Carries a submission out, and a document or a report home. Knows nothing of what a page looks like.
 * Imports the contract, and idb-keyval.
 * @module
 */
export { deliver } from './deliver.ts';
export type { Entry, Way } from './entry.ts';
export { DeliveryError, RefusedError } from './errors.ts';
export { fetchJson, loadDocument } from './load.ts';
export { type Carry, type DeliverOptions, type News, Outbox, type Watcher } from './outbox.ts';
export { pageOutbox } from './page-outbox.ts';
export { loadResults } from './results.ts';
export { followReport, LEAST_PART, type ReportNews, whenSeen } from './report.ts';
export { MemoryStore, type OutboxStore } from './store.ts';
export type { World } from './world.ts';
