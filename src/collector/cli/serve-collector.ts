import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { type CollectorOptions, createCollector } from '../collector.ts';
import { prepareGracefulClose } from '../http/graceful-close.ts';
import { listen } from '../http/listen.ts';
import { createConsoleLogger, type Logger } from '../http/logger.ts';
import { createMailAllowance } from '../notifications/mail-allowance.ts';
import { createNotifier, type Notifier } from '../notifications/notifier.ts';
import { ErasureList } from '../people/erasure-list.ts';
import { RetentionBackups } from '../people/retention-backups.ts';
import { RetentionKeeper } from '../people/run-retention.ts';
import type { Store } from '../store/store.ts';
import { CampaignRegistry } from '../campaigns/campaign-registry.ts';
import { type CampaignFiles, readCampaigns } from './campaign-files.ts';
import {
  type CollectorSecrets,
  embeddedFile,
  openSecrets,
  type TokenOrigin,
} from './data-folder.ts';
import { currentAssets, readBuild } from './embed-assets.ts';
import { keepBuilds } from './kept-builds.ts';
import { openServedStore } from './open-served-store.ts';
import { readVersion } from './package-files.ts';
import { type Environment, readSettings } from './read-settings.ts';
import type { Settings } from './settings.ts';

export interface Running {
  url: string;
  organiserToken: string;
  tokenOrigin: TokenOrigin;
  registry: CampaignRegistry;
  settings: Settings;
  /** Answers the requests that have arrived, then closes the port and the database. */
  stop(): Promise<void>;
}

/** Everything that is read and opened before the port. */
interface Prepared {
  settings: Settings;
  files: CampaignFiles;
  secrets: CollectorSecrets;
  store: Store;
  backups: RetentionBackups;
  embedFolder: string;
  logger: Logger;
}

/**
 * Opens the database and the port: the one place that reads the environment.
 * @param embedFolder the built embed script, whose files are served beside the collector's own
 * routes
 * @throws Error that names the setting, file or key that is wrong
 */
export async function serveCollector(
  env: Environment,
  embedFolder: string,
  logger: Logger = createConsoleLogger({ level: 'info' }),
): Promise<Running> {
  const settings = readSettings(env);
  const files = readCampaigns(settings);
  if (files.isMissing)
    logger.info(
      {},
      `campaigns: there is no folder "${settings.CAMPAIGNS}", so none is read from files. ` +
        'Make one in the browser: /organiser/new-campaign',
    );
  const secrets = openSecrets(settings);
  const { store, backups } = await openData(settings, secrets, logger);
  try {
    const data = { secrets, store, backups };
    return await servePrepared({ settings, files, ...data, embedFolder, logger });
  } catch (wrong) {
    await store.close();
    throw wrong;
  }
}

/** Opens the database, and repeats the erasures that a restored backup has undone. */
async function openData(
  settings: Settings,
  { secret, wereUsed }: CollectorSecrets,
  logger: Logger,
): Promise<Pick<Prepared, 'store' | 'backups'>> {
  const erasures = new ErasureList(settings.ERASURES, secret);
  if (erasures.foreignLines > 0)
    logger.warn(
      {},
      `erasure: ${erasures.foreignLines} lines of the list of erasures were written under another ` +
        'SECRET. After a restore, those people must be deleted by hand.',
    );
  let backups: RetentionBackups | undefined;
  const store = await openServedStore({
    file: embeddedFile(settings),
    databaseUrl: settings.DATABASE_URL,
    isExpected: wereUsed,
    acceptDataLoss: settings.ACCEPT_DATA_LOSS,
    secret,
    erasures,
    logger,
    onErased: () => backups?.applyErasures(new Date().toISOString()) ?? Promise.resolve(),
  });
  try {
    const folder = join(settings.DATA, 'backups');
    backups = new RetentionBackups({ folder, store, secret, erasures, logger });
    const startedAt = new Date().toISOString();
    const again = await store.signups.reapplyErasures(startedAt);
    if (again > 0)
      logger.info({}, `erasure: ${again} sign-ups that were erased before are erased again`);
    await backups.applyErasures(startedAt);
    return { store, backups };
  } catch (wrong) {
    await store.close();
    throw wrong;
  }
}

async function servePrepared(prepared: Prepared): Promise<Running> {
  const { settings, files, secrets, store, logger } = prepared;
  const registry = new CampaignRegistry({ store, logger, now: () => new Date() });
  let app: Promise<Hono>;
  // The port first: its number may be known only then, and the collector's links contain it.
  const server = await listen(async (request, env) => (await app).fetch(request, env), {
    host: settings.HOST,
    port: settings.PORT,
  });
  const closeServer = prepareGracefulClose(server);
  const url = settings.PUBLIC_URL ?? `http://localhost:${portOf(server)}`;
  const notifier = openNotifier(prepared);
  try {
    await registry.start(files.offered, files.rejected);
    app = openApp({ ...prepared, registry, publicUrl: url, notifier });
    await app;
    // Only now: these mean that the database has been used.
    await store.health.markServed();
    secrets.keep();
  } catch (wrong) {
    await Promise.all([closeServer(), notifier.close()]);
    throw wrong;
  }
  const retention = startRetention(prepared, registry);
  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    await closeServer();
    await Promise.all([notifier.close(), retention.stop()]);
    await store.close();
  };
  const { organiserToken, tokenOrigin } = secrets;
  return {
    url,
    organiserToken,
    tokenOrigin,
    registry,
    settings,
    stop: () => (stopping ??= stop()),
  };
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

function openNotifier({ settings, store, secrets: { secret }, logger }: Prepared): Notifier {
  const { SMTP_URL: smtpUrl, SMTP_FROM: from, NOTIFY_WEBHOOK: webhook } = settings;
  return createNotifier({
    ...(webhook && { webhook }),
    ...(smtpUrl && from && { smtp: { url: smtpUrl, from } }),
    ...(settings.NOTIFY_TO && { organiser: settings.NOTIFY_TO }),
    logger,
    allowPrivate: settings.ALLOW_PRIVATE ?? [],
    mailAllowance: createMailAllowance({
      records: store.mail,
      secret,
      maxPerDay: settings.MAX_MAIL_PER_DAY,
    }),
  });
}

function openApp(
  prepared: Prepared & { registry: CampaignRegistry } & Required<
      Pick<CollectorOptions, 'publicUrl' | 'notifier'>
    >,
): Promise<Hono> {
  const { settings, secrets, embedFolder, store, registry, publicUrl, notifier, logger } = prepared;
  const version = readVersion();
  const build = readBuild(embedFolder, version);
  const earlier = keepBuilds(join(settings.DATA, 'builds'), build, logger);
  const assets = [...currentAssets(build), ...earlier];
  return createCollector({
    campaigns: registry,
    store,
    publicUrl,
    notifier,
    version,
    assets,
    logger,
    secret: secrets.secret,
    organiserToken: secrets.organiserToken,
    trustProxy: settings.TRUST_PROXY,
    dataFolder: settings.DATA,
    rateLimit: settings.RATE_LIMIT,
    leastSeconds: settings.LEAST_SECONDS,
    maxMailPerDay: settings.MAX_MAIL_PER_DAY,
    areaLookup: settings.AREA_LOOKUP,
    allowPrivate: settings.ALLOW_PRIVATE ?? [],
  });
}

function startRetention(
  { store, backups, logger }: Prepared,
  registry: CampaignRegistry,
): RetentionKeeper {
  const retention = new RetentionKeeper({
    store,
    listCampaigns: async () => {
      await registry.keepFresh();
      return [...registry.campaigns.values()];
    },
    backUp: (campaign, subjects, at) => backups.write(campaign, subjects, at),
    deleteOldBackups: (at) => backups.deleteOld(at),
    logger,
  });
  retention.start();
  return retention;
}
