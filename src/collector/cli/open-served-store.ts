import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { createConsoleLogger } from '../http/logger.ts';
import { openPostgresStore } from '../store/postgres/postgres-store.ts';
import { takeServeLock } from '../store/sqlite/serve-lock.ts';
import type { StoreOptions } from '../store/sql-store.ts';
import { openSqliteStore } from '../store/sqlite/sqlite-store.ts';
import type { Store } from '../store/store.ts';
import { countCommitsBehindDamage } from '../store/sqlite/wal-check.ts';

export interface ServedStoreOptions extends StoreOptions {
  /** The embedded database, used if no PostgreSQL address is given. */
  file: string;
  databaseUrl?: string | undefined;
  /**
   * Whether a collector was started with this data folder before, so that its database must exist.
   */
  isExpected: boolean;
  /** Whether an operator has decided to go on without the lost data. */
  acceptDataLoss: boolean;
}

const USED_BEFORE =
  'but the token and the secret beside it say that a collector has used it before.';
const GO_ON =
  'To go on without what is lost, run this once with ACCEPT_DATA_LOSS=yes, after a copy of the whole data folder.';

/**
 * Checks the log of an embedded database before a command opens it: SQLite would drop everything
 * behind a damaged page. A running collector checked the log when it started.
 * @throws Error that says what to do
 */
export function refuseDamagedLog(
  file: string,
  options: Pick<ServedStoreOptions, 'acceptDataLoss'>,
): void {
  if (!existsSync(file)) return;
  let releaseLock: () => void;
  try {
    releaseLock = takeServeLock(file);
  } catch {
    return;
  }
  try {
    refuseLoss(options, describeDamagedLog(file));
  } finally {
    releaseLock();
  }
}

/**
 * Opens the database of a collector that serves it; an embedded database is opened exclusively.
 * @throws Error that says what to do if another collector serves it, or if part of it is lost
 */
export async function openServedStore(options: ServedStoreOptions): Promise<Store> {
  const { file, databaseUrl } = options;
  if (databaseUrl)
    return requireExpectedContent(await openPostgresStore(databaseUrl, options), options);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const releaseLock = takeServeLock(file);
  try {
    if (options.isExpected) refuseLoss(options, describeMissingFile(file));
    refuseLoss(options, describeDamagedLog(file));
    return await requireExpectedContent(
      await openSqliteStore(file, { ...options, onClose: releaseLock }),
      options,
    );
  } catch (wrong) {
    releaseLock();
    throw wrong;
  }
}

async function requireExpectedContent(store: Store, options: ServedStoreOptions): Promise<Store> {
  const isEmpty =
    (await store.campaigns.listNewest()).length === 0 && !(await store.health.wasServed());
  try {
    const name = options.databaseUrl ? 'the database of DATABASE_URL' : options.file;
    refuseLoss(
      options,
      isEmpty && options.isExpected
        ? `${name} is empty, ${USED_BEFORE} Is it the right one? Restore a backup, or correct the settings.`
        : undefined,
    );
  } catch (wrong) {
    await store.close();
    throw wrong;
  }
  return store;
}

const describeMissingFile = (file: string): string | undefined =>
  existsSync(file) && statSync(file).size > 0
    ? undefined
    : [
        `${file} is not there, or empty, ${USED_BEFORE}`,
        'Is DATA the right folder? Restore a backup, or put the file back.',
      ].join(' ');

function describeDamagedLog(file: string): string | undefined {
  const commits = countCommitsBehindDamage(`${file}-wal`);
  return commits > 0
    ? [
        `${file}-wal is damaged: ${commits} commits of answers that were acknowledged stand behind`,
        "a page that can't be read, and SQLite would drop them. Check the disk, and restore a backup",
        'if there is one that is newer.',
      ].join(' ')
    : undefined;
}

function refuseLoss(
  {
    acceptDataLoss,
    logger = createConsoleLogger(),
  }: Pick<ServedStoreOptions, 'acceptDataLoss' | 'logger'>,
  loss: string | undefined,
): void {
  if (loss === undefined) return;
  if (!acceptDataLoss) throw new Error(`${loss} ${GO_ON}`);
  logger.warn({}, `ACCEPT_DATA_LOSS: going on. ${loss}`);
}
