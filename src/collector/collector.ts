import { Hono } from 'hono';
import { CampaignDocument, checkValue } from 'campaign-widgets/contract';
import { areaRoutes } from './public/area-routes.ts';
import { limitRequests } from './http/body-limits.ts';
import { createClientOf } from './http/client-address.ts';
import { findBrokenTexts, plainPath, plainQuery } from './http/plain-text.ts';
import { answerPreflight } from './http/preflight.ts';
import { createServiceFetch, type ServiceFetch } from './http/service-fetch.ts';
import { MIN_TOKEN_LENGTH } from './organiser/token-hash.ts';
import { organiserRoutes } from './organiser/organiser-routes.ts';
import { createReports } from './progress/report-cache.ts';
import { progressRoutes } from './progress/public-progress-routes.ts';
import { type Asset, publicRoutes } from './public/public-routes.ts';
import { createPrivateKeys } from './private-page/private-key.ts';
import { privatePageRoutes } from './private-page/private-page-routes.ts';
import type { Arrival } from './notifications/message-texts.ts';
import { createRateLimits } from './http/rate-limits.ts';
import { onError, HttpProblem } from './http/http-problem.ts';
import { publishDueAnswers, publishThresholdOf } from './answers/publish-results.ts';
import type { KeptDocument, Store } from './store/store.ts';
import { submissionRoutes } from './public/submission-routes.ts';

/** The largest is a submission. */
const MAX_PUBLIC_REQUEST_BYTES = 16 * 1024;

export interface CollectorOptions {
  store: Store;
  /** Campaign documents, as read: each is checked. */
  campaigns: unknown[];
  /** What opens the organiser's pages and routes: at least 20 characters. */
  organiserToken: string;
  /** Where the collector is reached from outside, without a slash at the end: for the snippet that the organiser copies. */
  publicUrl?: string;
  /** Files to serve to pages; with none, pages take the script from elsewhere. */
  assets?: Asset[];
  version?: string;
  /** Makes the keys of private pages, where people see, change and delete what they gave: give the same each time, or their links end. Left out, there are no such pages. */
  secret?: string;
  /** How many proxies stand in front and add to `X-Forwarded-For`; 0 trusts nobody. */
  trustProxy?: number;
  /** Submissions a minute and address; public pages and figures are read 30 times as often. */
  rateLimit?: number | 'off';
  /** Seconds under which nobody fills a form in, 3 if left out: what comes sooner from a web page is held. */
  leastSeconds?: number;
  /** The most thank-you messages of a campaign on one day, where some are sent: its page tells how many were held back. */
  maxMailPerDay?: number;
  /** Told of each named entry that was stored, once. It must return at once. */
  arrived?: (arrival: Arrival) => void;
  /** The service that finds the wards of a postcode, in the answer shape of postcodes.io; with none, none are found. */
  areaLookup?: string | undefined;
  /** Hosts with their port, `postcodes:8000`, that services may have although their address is private; they may speak http. */
  allowPrivate?: readonly string[];
  /** Asks services; left out, one that refuses private addresses and redirects, and bounds bytes and time. */
  fetch?: ServiceFetch;
  now?: () => Date;
}

/**
 * Makes the reference endpoint: a function from Request to Response. It reads no environment and opens no port.
 * @returns a Hono app, once every campaign document is kept in the store
 * @throws Error if a document is wrong, or changed without a new version
 */
export async function createCollector(options: CollectorOptions): Promise<Hono> {
  const {
    store,
    organiserToken,
    publicUrl = '',
    assets = [],
    version = '0',
    secret,
    trustProxy = 0,
    rateLimit = 120,
    leastSeconds = 3,
    maxMailPerDay,
    arrived,
    areaLookup,
    now = () => new Date(),
  } = options;
  if (organiserToken.length < MIN_TOKEN_LENGTH)
    throw new Error(
      `organiserToken must have at least ${MIN_TOKEN_LENGTH} characters: it opens the organiser pages, and a shorter one can be guessed`,
    );
  const campaigns = new Map<string, CampaignDocument>();
  const documents = new Map<string, unknown>();
  for (const document of options.campaigns) {
    const campaign = readCampaign(document);
    if (campaigns.has(campaign.id)) throw new Error(`two documents have the id "${campaign.id}"`);
    await store.keepDocument(document as KeptDocument);
    campaigns.set(campaign.id, campaign);
    documents.set(campaign.id, document);
  }
  await publishFinishedCampaigns(store, campaigns, now());

  const limits = createRateLimits(rateLimit);
  const clientOf = createClientOf(trustProxy);
  const fetchService = options.fetch ?? createServiceFetch(options.allowPrivate);
  const reports = createReports({
    store,
    publicUrl,
    now,
    fetchService,
  });
  const app = new Hono();
  app.onError(onError);
  app.notFound(async (c) => {
    // Whoever reads was counted already, whatever it found.
    if (!['GET', 'HEAD'].includes(c.req.method)) await limits.read(clientOf(c));
    throw new HttpProblem(404, 'There is nothing at this address.');
  });
  app.use(async (c, next) => {
    // Whichever request is the first through a proxy that nobody has set up: the log tells it.
    clientOf(c);
    await next();
  });
  app.use(plainQuery());
  app.use('/organiser/*', plainPath());
  app.use(async (c, next) => {
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'no-referrer');
    await next();
  });
  app.use(async (c, next) => {
    await next();
    if (!['GET', 'HEAD', 'OPTIONS'].includes(c.req.method) && c.res.status < 400) reports.changed();
  });
  app.route(
    '/organiser',
    organiserRoutes({
      store,
      reports,
      campaigns,
      organiserToken,
      publicUrl,
      maxMailPerDay,
      limits,
      clientOf,
      now,
    }),
  );
  const keys = secret ? createPrivateKeys(secret) : undefined;
  if (keys)
    app.route(
      '/mine',
      privatePageRoutes({ store, campaigns, keys, publicUrl, limits, clientOf, now }),
    );
  app.use(async (c, next) => {
    c.header('Access-Control-Allow-Origin', '*');
    c.header('Access-Control-Expose-Headers', 'Retry-After,ETag,Date,Age');
    await next();
  });
  app.use(limitRequests(MAX_PUBLIC_REQUEST_BYTES));
  app.options('*', answerPreflight);
  app.get('*', async (c, next) => {
    // Whatever watches over the collector is not turned away because others read much.
    if (c.req.path !== '/healthz') await limits.read(clientOf(c));
    await next();
  });
  app.route(
    '/',
    submissionRoutes({
      store,
      campaigns,
      limits,
      clientOf,
      now,
      leastSeconds,
      ...(arrived && { arrived }),
      ...(keys && { mineOf: (id) => `${publicUrl}/mine#${keys.of(id)}` }),
    }),
  );
  app.route(
    '/',
    areaRoutes({ campaigns, lookup: areaLookup, fetchService, limits, clientOf, now }),
  );
  app.route('/', progressRoutes({ campaigns, reports }));
  app.route('/', publicRoutes({ store, campaigns, documents, assets, version, now }));
  return app;
}

/** Publishes what waits of campaigns that are served no more, or are closed, or have a lower threshold now. */
async function publishFinishedCampaigns(
  store: Store,
  campaigns: ReadonlyMap<string, CampaignDocument>,
  now: Date,
): Promise<void> {
  for (const campaign of campaigns.values()) await publishDueAnswers(store, campaign, now);
  for (const document of await store.newestDocuments()) {
    const { id, publishThreshold } = document as CampaignDocument;
    if (!campaigns.has(id))
      await store.publishWaiting(id, {
        least: 1,
        batchSize: publishThresholdOf({ publishThreshold }),
      });
  }
}

/** @throws Error with every problem of the document, one a line */
function readCampaign(document: unknown): CampaignDocument {
  const checked = checkValue(CampaignDocument, document);
  const broken = findBrokenTexts(document);
  if (checked.ok && broken.length === 0) return checked.value;
  const { id } = (document ?? {}) as { id?: unknown };
  throw new Error(
    `${typeof id === 'string' ? `the campaign document "${id}"` : 'a campaign document'} is wrong:\n${(broken.length > 0 || checked.ok ? broken : checked.problems).map(({ message }) => `  ${message}`).join('\n')}`,
  );
}
