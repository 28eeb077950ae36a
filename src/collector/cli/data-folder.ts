import { join } from 'node:path';
import { MIN_TOKEN_LENGTH } from '../organiser/token-hash.ts';
import { openPostgresStore } from '../store/postgres/postgres-store.ts';
import type { StoreOptions } from '../store/sql-store.ts';
import { openSqliteStore } from '../store/sqlite/sqlite-store.ts';
import type { Store } from '../store/store.ts';
import { refuseDamagedLog } from './open-served-store.ts';
import { openSecretFile, readSecretFile, type SecretFile } from './secret-file.ts';
import { type Settings, TOKEN_TOO_SHORT } from './settings.ts';

const TOKEN_BYTES = 18;
const SECRET_BYTES = 32;

/** The path of the embedded database, used or not. */
export const embeddedFile = ({ DATA }: Pick<Settings, 'DATA'>): string =>
  join(DATA, 'collector.db');

/** The path of the organiser token, unless a setting gives the token. */
export const tokenFile = ({ DATA }: Pick<Settings, 'DATA'>): string =>
  join(DATA, 'organiser-token');

/**
 * For commands on the embedded database.
 * @throws Error that says what to do if commits of its log would be lost by opening it
 */
export const refuseLostCommits = (settings: Settings): void =>
  refuseDamagedLog(embeddedFile(settings), { acceptDataLoss: settings.ACCEPT_DATA_LOSS });

/**
 * Opens the PostgreSQL database of the settings, or the one in the data folder; makes both if they
 * do not exist.
 * @throws Error that names the database or the file, or says which part of it is lost
 */
export function openStore(settings: Settings, options: StoreOptions = {}): Promise<Store> {
  if (settings.DATABASE_URL) return openPostgresStore(settings.DATABASE_URL, options);
  refuseLostCommits(settings);
  return openSqliteStore(embeddedFile(settings), options);
}

/**
 * Opens the store of these settings, also beside a collector that serves it; does some work;
 * closes it.
 */
export async function withStore<Result>(
  settings: Settings,
  work: (store: Store) => Promise<Result>,
): Promise<Result> {
  const store = await openStore(settings);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** The secret of a collector that has served; undefined before its first start. */
export const readSecret = ({ SECRET, DATA }: Settings): string | undefined =>
  SECRET ?? readSecretFile(DATA, 'secret');

/** The origin of the owner's token: a setting, an existing file, or this start. */
export type TokenOrigin = 'setting' | 'file' | 'made';

export interface CollectorSecrets {
  organiserToken: string;
  tokenOrigin: TokenOrigin;
  /** The key of private pages and of the list of erasures. */
  secret: string;
  /** Whether a collector has served with one of them before, so that its database must exist. */
  wereUsed: boolean;
  /** Keeps the new files: from now on they mean that the database was used. */
  keep(): void;
}

/**
 * Reads or makes the organiser token and the secret. @throws Error if the token is too short to
 * open anything
 */
export function openSecrets(settings: Settings): CollectorSecrets {
  const { DATA, ORGANISER_TOKEN, SECRET } = settings;
  const token = openSecretFile(DATA, 'organiser-token', TOKEN_BYTES, ORGANISER_TOKEN);
  const secret = openSecretFile(DATA, 'secret', SECRET_BYTES, SECRET);
  if (token.value.length < MIN_TOKEN_LENGTH)
    throw new Error(`${tokenFile(settings)} ${TOKEN_TOO_SHORT}`);
  return {
    organiserToken: token.value,
    tokenOrigin: originOf(token, ORGANISER_TOKEN),
    secret: secret.value,
    wereUsed: token.wasUsed || secret.wasUsed,
    keep: () => {
      token.keep();
      secret.keep();
    },
  };
}

function originOf({ wasUsed }: SecretFile, given: string | undefined): TokenOrigin {
  if (given) return 'setting';
  return wasUsed ? 'file' : 'made';
}
