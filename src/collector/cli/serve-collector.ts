import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Hono } from 'hono';
import type { CampaignDocument } from 'campaign-widgets/contract';
import { createCollector } from '../collector.ts';
import { prepareGracefulClose } from '../http/graceful-close.ts';
import { listen } from '../http/listen.ts';
import { MIN_TOKEN_LENGTH } from '../organiser/token-hash.ts';
import { openPostgresStore } from '../store/postgres/postgres-store.ts';
import type { Asset } from '../public/public-routes.ts';
import { createMailAllowance } from '../notifications/mail-allowance.ts';
import {
  createNotifier,
  DEFAULT_MAX_MAIL_PER_DAY,
  type NotifyOptions,
} from '../notifications/notifier.ts';
import { ErasureList } from '../people/erasure-list.ts';
import { RetentionBackups } from '../people/retention-backups.ts';
import { RetentionKeeper } from '../people/run-retention.ts';
import { readVersion } from './package-files.ts';
import { openSecretFile } from './secret-file.ts';
import { openServedStore, refuseDamagedLog } from './open-served-store.ts';
import type { StoreOptions } from '../store/sql-store.ts';
import { openSqliteStore } from '../store/sqlite/sqlite-store.ts';
import type { Store } from '../store/store.ts';

/** Only this machine: a proxy in front gives the collector to everybody, or whoever sets another address. */
const DEFAULT_HOST = '127.0.0.1';

/** The settings of a running collector, as environment variables. Each has a default. */
export interface Environment {
  /** The address to listen on: `127.0.0.1`, so that only this machine reaches it, or `0.0.0.0` for every interface. */
  HOST?: string;
  /** The port to listen on; 0 takes a free one. */
  PORT?: string;
  /** The folder of the database and of the token. */
  DATA?: string;
  /** A PostgreSQL to keep everything in, `postgres://user:password@host:5432/database`: several collectors may share it. */
  DATABASE_URL?: string;
  /** The folder of campaign documents, one JSON file each. */
  CAMPAIGNS?: string;
  /** The address by which others reach the collector. */
  PUBLIC_URL?: string;
  /** How many proxies in front add to `X-Forwarded-For`. */
  TRUST_PROXY?: string;
  /** `yes` starts once although the database is missing, empty or damaged where one was expected. */
  ACCEPT_DATA_LOSS?: string;
  /** Opens the organiser's pages: at least 20 characters. Left out, one is made and kept in the data folder. */
  ORGANISER_TOKEN?: string;
  /** Submissions a minute and address, or `off`. */
  RATE_LIMIT?: string;
  /** Seconds under which nobody fills a form in: what comes sooner from a web page is held. 0 holds nothing for that. */
  LEAST_SECONDS?: string;
  /** The key of private pages and of what is kept of forgotten people. Left out, one is made and kept in the data folder; with another, links that were given end. */
  SECRET?: string;
  /** The file of the list of erasures, `erasures` in the data folder if left out: keep it where the backups are. */
  ERASURES?: string;
  /** Where each new sign-up is posted, without personal data. */
  NOTIFY_WEBHOOK?: string;
  /** The mail server that thanks people: `smtps://user:password@host:465`. */
  SMTP_URL?: string;
  /** Whom its messages come from. Needed with `SMTP_URL`. */
  SMTP_FROM?: string;
  /** The most thank-you messages of one campaign on one day. */
  MAX_MAIL_PER_DAY?: string;
  /** The organiser's address, for a line about each new sign-up without personal data. Needs `SMTP_URL`. */
  NOTIFY_TO?: string;
  /** The service that finds the wards of a postcode, in the answer shape of postcodes.io: `https://api.postcodes.io/postcodes`. */
  AREA_LOOKUP?: string;
  /** Hosts with their port, `postcodes:8000,localhost:8788`, that services may have although their address is private. */
  ALLOW_PRIVATE?: string;
}

export interface Running {
  url: string;
  organiserToken: string;
  campaigns: { id: string }[];
  /** Answers what has come in, then closes the port and the database. */
  stop(): Promise<void>;
}

/**
 * Opens the database and the port: the one place that reads the environment.
 * @param embed the folder of the built embed script, whose files are served beside the collector's own routes
 * @throws Error that names the variable, file or key that is wrong
 */
export async function serveCollector(env: Environment, embed: string): Promise<Running> {
  const folder = env.CAMPAIGNS || './campaigns';
  const campaigns = readCampaigns(env);
  const port = wholeNumber('PORT', env.PORT, 8787, 0, 65_535);
  const data = dataOf(env);
  const host = env.HOST?.trim() || DEFAULT_HOST;
  const tokenFile = openSecretFile(data, 'organiser-token', 18, env.ORGANISER_TOKEN?.trim());
  const secretFile = openSecretFile(data, 'secret', 32, env.SECRET);
  const organiserToken = checkOrganiserToken(env, data, tokenFile.value);
  const notices = noticesOf(env);
  const secret = secretFile.value;
  const rateLimit =
    env.RATE_LIMIT === 'off'
      ? 'off'
      : wholeNumber('RATE_LIMIT, unless it is "off",', env.RATE_LIMIT, 120, 1);
  const leastSeconds = wholeNumber('LEAST_SECONDS', env.LEAST_SECONDS, 3, 0, 3600);
  const trustProxy = wholeNumber(
    'TRUST_PROXY',
    env.TRUST_PROXY === 'true' ? '1' : env.TRUST_PROXY,
    0,
  );
  const areaLookup = env.AREA_LOOKUP || undefined;
  if (areaLookup && !/^https?:$/.test(URL.parse(areaLookup)?.protocol ?? ''))
    throw new Error(
      `AREA_LOOKUP must be an address like "https://api.postcodes.io/postcodes", not "${areaLookup}"`,
    );
  const allowPrivate = readAllowPrivate(env);
  const maxMailPerDay = wholeNumber(
    'MAX_MAIL_PER_DAY',
    env.MAX_MAIL_PER_DAY,
    DEFAULT_MAX_MAIL_PER_DAY,
  );
  const { version, assets } = readAssets(embed);

  let backups: RetentionBackups | undefined;
  const erasures = new ErasureList(erasuresFile(env), secret);
  if (erasures.foreignLines > 0)
    console.error(
      `erasure: ${erasures.foreignLines} lines of the list of erasures were written under another SECRET. After a restore, those people must be deleted by hand.`,
    );
  const store = await openServedStore({
    file: embeddedFile(env),
    databaseUrl: env.DATABASE_URL,
    isExpected: tokenFile.wasUsed || secretFile.wasUsed,
    acceptDataLoss: acceptsDataLoss(env),
    secret,
    erasures,
    onErased: () => backups?.applyErasures(new Date().toISOString()) ?? Promise.resolve(),
  });
  try {
    backups = new RetentionBackups({ folder: join(data, 'backups'), store, secret, erasures });
    const startedAt = new Date().toISOString();
    const again = await store.reapplyErasures(startedAt);
    if (again > 0)
      console.log(`erasure: ${again} sign-ups that were erased before are erased again`);
    await backups.applyErasures(startedAt);
  } catch (wrong) {
    await store.close();
    throw wrong;
  }
  let app: Promise<Hono>;
  let server: Server;
  try {
    // The port first: which one it is may be known only then, and is in the links that the collector gives.
    server = await listen(async (request, env) => (await app).fetch(request, env), {
      host,
      port,
    });
  } catch (wrong) {
    await store.close();
    throw wrong;
  }
  const closeServer = prepareGracefulClose(server);
  const { port: taken } = server.address() as AddressInfo;
  const publicUrl = (env.PUBLIC_URL || `http://localhost:${taken}`).replace(/\/+$/, '');
  const notifier = createNotifier({
    ...notices,
    publicUrl,
    allowPrivate,
    mailAllowance: createMailAllowance({ records: store.mail, secret, maxPerDay: maxMailPerDay }),
  });
  try {
    app = createCollector({
      store,
      secret,
      arrived: notifier.arrived,
      campaigns,
      organiserToken,
      publicUrl,
      assets,
      version,
      trustProxy,
      rateLimit,
      leastSeconds,
      maxMailPerDay,
      areaLookup,
      allowPrivate,
    }).catch((wrong: unknown) => {
      throw new Error(`${folder}: ${wrong instanceof Error ? wrong.message : String(wrong)}`, {
        cause: wrong,
      });
    });
    await app;
    // Only now: whoever finds these files may expect that the database has been used.
    tokenFile.keep();
    secretFile.keep();
  } catch (wrong) {
    await Promise.all([closeServer(), notifier.close()]);
    await store.close();
    throw wrong;
  }
  const retention = new RetentionKeeper({
    store,
    campaigns: campaigns as CampaignDocument[],
    backUp: (campaign, subjects, at) => backups.write(campaign, subjects, at),
    deleteOldBackups: (at) => backups.deleteOld(at),
  });
  retention.start();
  let stopping: Promise<void> | undefined;
  return {
    url: publicUrl,
    organiserToken,
    campaigns,
    stop: () =>
      (stopping ??= closeServer().then(async () => {
        await Promise.all([notifier.close(), retention.stop()]);
        await store.close();
      })),
  };
}

/** @throws Error if it is too short to open anything */
function checkOrganiserToken(env: Environment, data: string, token: string): string {
  const given = env.ORGANISER_TOKEN?.trim();
  if (token.length < MIN_TOKEN_LENGTH)
    throw new Error(
      `${given ? 'ORGANISER_TOKEN' : join(data, 'organiser-token')} must have at least ${MIN_TOKEN_LENGTH} characters, or strangers could guess it. Leave it out, and the collector makes a good one`,
    );
  return token;
}

function wholeNumber(
  name: string,
  given: string | undefined,
  fallback: number,
  least = 0,
  most = 1_000_000,
): number {
  if (!given) return fallback;
  const number = /^\d+$/.test(given) ? Number(given) : NaN;
  if (!(number >= least && number <= most))
    throw new Error(`${name} must be a whole number from ${least} to ${most}, not "${given}"`);
  return number;
}

const dataOf = ({ DATA }: Environment) => DATA || './data';

/** Where the embedded database is, used or not. */
export const embeddedFile = (env: Environment): string => join(dataOf(env), 'collector.db');

/** Where the list of erasures is, whether there is one or not. */
export const erasuresFile = (env: Environment): string =>
  env.ERASURES || join(dataOf(env), 'erasures');

/**
 * Opens the PostgreSQL that is named, or the database in the data folder, making both where there is none.
 * @throws Error that names the database or the file, or says what of it is lost
 */
export function openStore(env: Environment, options: StoreOptions = {}): Promise<Store> {
  if (env.DATABASE_URL) return openPostgresStore(env.DATABASE_URL, options);
  refuseLostCommits(env);
  return openSqliteStore(embeddedFile(env), options);
}

/** For commands on the embedded database. @throws Error that says what to do if commits of its log would be lost by opening it */
export const refuseLostCommits = (env: Environment): void =>
  refuseDamagedLog(embeddedFile(env), { acceptDataLoss: acceptsDataLoss(env) });

const acceptsDataLoss = (env: Environment): boolean => env.ACCEPT_DATA_LOSS === 'yes';

/** Reads every campaign document of the folder, unchecked. @throws Error that names the folder or file that is wrong */
export function readCampaigns(env: Environment): { id: string }[] {
  const folder = env.CAMPAIGNS || './campaigns';
  if (!existsSync(folder)) throw new Error(`CAMPAIGNS: there is no folder "${folder}"`);
  const files = readdirSync(folder).filter((name) => extname(name) === '.json');
  if (files.length === 0) throw new Error(`CAMPAIGNS: the folder "${folder}" has no .json file`);
  return files.map((name) => {
    try {
      return JSON.parse(readUtf8(join(folder, name))) as { id: string };
    } catch (cause) {
      throw new Error(`${join(folder, name)} is not JSON: ${(cause as Error).message}`, { cause });
    }
  });
}

/** Reads a text file, with or without a byte order mark. @throws TypeError where it is not UTF-8 */
function readUtf8(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw cause;
    throw new TypeError('its text must be UTF-8', { cause });
  }
}

/** Whom to tell of new sign-ups, and how. */
function noticesOf({
  NOTIFY_WEBHOOK: webhook,
  SMTP_URL: url,
  SMTP_FROM: from,
  NOTIFY_TO: organiser,
}: Environment): Pick<NotifyOptions, 'webhook' | 'smtp' | 'organiser'> {
  if (webhook && !/^https?:$/.test(protocolOf(webhook)))
    throw new Error('NOTIFY_WEBHOOK must be an address that starts with https:// or http://');
  if (url && !/^smtps?:$/.test(protocolOf(url)))
    throw new Error('SMTP_URL must be an address like smtps://user:password@host:465');
  if (url && !from)
    throw new Error('SMTP_FROM must be given with SMTP_URL: whom messages come from');
  if (organiser && !url)
    throw new Error('SMTP_URL must be given with NOTIFY_TO: the server that sends its messages');
  return {
    ...(webhook && { webhook }),
    ...(url && from && { smtp: { url, from } }),
    ...(organiser && { organiser }),
  };
}

/** @throws Error that names the entry that is no host with a port */
function readAllowPrivate({ ALLOW_PRIVATE = '' }: Environment): string[] {
  const hosts = ALLOW_PRIVATE.split(/[\s,]+/).filter(Boolean);
  for (const host of hosts)
    if (!/^([\w.-]+|\[[\da-f:.]+\]):\d{1,5}$/i.test(host))
      throw new Error(
        `ALLOW_PRIVATE must be hosts with their ports, like "postcodes:8000,localhost:8788", not "${host}"`,
      );
  return hosts;
}

const protocolOf = (address: string): string =>
  URL.canParse(address) ? new URL(address).protocol : '';

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};

/** The embed script under its plain name, and everything again under its version, where it never changes. */
function readAssets(folder: string): { version: string; assets: Asset[] } {
  const names = existsSync(folder)
    ? readdirSync(folder).filter((name) => extname(name) in TYPES)
    : [];
  const version = readVersion();
  const assets = names.flatMap((name) => {
    const body = readFileSync(join(folder, name));
    const asset = { type: TYPES[extname(name)] as string, body, brotli: brotliCompressSync(body) };
    return [
      { ...asset, path: name, immutable: false },
      { ...asset, path: `${version}/${name}`, immutable: true },
    ];
  });
  return { version, assets };
}
