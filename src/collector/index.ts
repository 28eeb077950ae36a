/**
 * The reference endpoint: takes submissions, keeps them, and shows an organiser what people said.
 * Imports the contract, hono and a database driver; nothing of the browser's rooms.
 * @module
 */
export { type CollectorOptions, createCollector } from './collector.ts';
export { type Asset } from './public.ts';
export { openApi, jsonSchema } from './openapi.ts';
export { openPostgresStore } from './postgres.ts';
export { openSqliteStore } from './sqlite.ts';
export type { Added, ContactRow, Decision, Entry, KeptDocument, ResponseFilter, ResponseRow, State, Store, Tally } from './store.ts';
