/**
 * Carries a submission out, and a document or a report home. Knows nothing of what a page looks like.
 * Imports the contract.
 * @module
 */
export { deliver, type DeliverOptions } from './deliver.ts';
export { DeliveryError, RefusedError } from './errors.ts';
export { findAreas, loadDocument, loadResults } from './load.ts';
export { followReport, type News, whenSeen } from './report.ts';
