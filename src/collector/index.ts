/**
 * The reference endpoint: takes submissions, keeps them, and shows an organiser what people said.
 * Imports the contract, hono and a database driver; nothing of the browser's rooms.
 * @module
 */
export {
  CampaignRegistry,
  type OfferedDocument,
  type PublishResult,
  type RegistryOptions,
  type RejectedDocument,
} from './campaigns/campaign-registry.ts';
export { type CollectorOptions, createCollector } from './collector.ts';
export { createConsoleLogger, type Logger } from './http/logger.ts';
export type { EntryState } from './store/entry-state.ts';
export type { Asset } from './public/asset.ts';
export { openApi, jsonSchema } from './public/openapi-document.ts';
export { openPostgresStore, type PostgresOptions } from './store/postgres/postgres-store.ts';
export { openSqliteStore } from './store/sqlite/sqlite-store.ts';
export type * from './answers/answer-records.ts';
export type * from './organiser/session-records.ts';
export type * from './organiser/token-records.ts';
export type * from './people/import/import-records.ts';
export type * from './people/people-records.ts';
export type * from './people/person.ts';
export type * from './people/retention-records.ts';
export type * from './people/signup-records.ts';
export type * from './progress/progress-records.ts';
export type * from './campaigns/campaign-records.ts';
export type * from './public/submission-records.ts';
export type { StoreOptions } from './store/sql-store.ts';
export type { HealthCheck, Store } from './store/store.ts';
