/**
 * The reference endpoint: takes submissions, keeps them, and shows an organiser what people said.
 * Imports the contract, hono and a database driver; nothing of the browser's rooms.
 * @module
 */
export { type CollectorOptions, createCollector } from './collector.ts';
export { createConsoleLogger, type Logger } from './http/logger.ts';
export type { EntryState } from './store/entry-state.ts';
export type { Asset } from './public/asset.ts';
export { openApi, jsonSchema } from './public/openapi-document.ts';
export { openPostgresStore, type PostgresOptions } from './store/postgres/postgres-store.ts';
export { openSqliteStore } from './store/sqlite/sqlite-store.ts';
export type * from './people/people-store.ts';
export type { StoreOptions } from './store/sql-store.ts';
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
} from './store/store.ts';
