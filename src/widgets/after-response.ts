/**
 * Shown and announced only after an endpoint has answered. There is a connection then, so this
 * file is loaded on first use.
 * @module
 */
export { refusedEntry, sentNotice } from './settled-view.ts';
export { warnOfEndpoint } from './warn-of-endpoint.ts';
