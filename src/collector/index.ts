/**
 * The reference endpoint: takes submissions, keeps them, and shows an organiser what people said.
 * Imports the contract, hono and a database driver; nothing of the browser's rooms.
 * @module
 */
export { type CollectorOptions, createCollector } from './collector.ts';
export type { EntryState } from './entry-state.ts';
export { type Asset } from './public.ts';
export { openApi, jsonSchema } from './openapi.ts';
export { openPostgresStore, type PostgresOptions } from './postgres.ts';
export { openSqliteStore } from './sqlite.ts';
export type * from './register/register.ts';
export type { StoreOptions } from './sql-store.ts';
export type {
  Added,
  Decision,
  Entry,
  KeptDocument,
  ResponseFilter,
  ResponseRow,
  SourceDay,
  Store,
  Tally,
  Wave,
} from './store.ts';
