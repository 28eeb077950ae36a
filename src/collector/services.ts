import type { CampaignDocument } from 'campaign-widgets/contract';
import { BallotKeys } from './ballots/ballot-keys.ts';
import { EmailCodeKeys } from './ballots/email/email-code-keys.ts';
import {
  CampaignRegistry,
  type OfferedDocument,
  type RegistryOptions,
} from './campaigns/campaign-registry.ts';
import type { CollectorOptions } from './collector-options.ts';
import { createProbes, type Probes } from './doctor/probe.ts';
import { createWardSightings, type WardSightings } from './doctor/ward-sightings.ts';
import { createClientOf } from './http/client-address.ts';
import { createConsoleLogger, type Logger } from './http/logger.ts';
import { createRateLimits, type RateLimits } from './http/rate-limits.ts';
import { PreparedCache } from './http/prepared-cache.ts';
import { createServiceFetch, type ServiceFetch } from './http/service-fetch.ts';
import { createKioskKeys, type KioskKeys } from './kiosk/kiosk-keys.ts';
import { type Notifier, SILENT_NOTIFIER } from './notifications/notifier.ts';
import { MIN_TOKEN_LENGTH } from './organiser/token-hash.ts';
import { createSealedTokens, type SealedTokens } from './pages/sealed-tokens.ts';
import { createPrivateKeys, type PrivateKeys } from './private-page/private-key.ts';
import { createReports, type MakeReport } from './progress/reports.ts';
import type { Asset } from './public/asset.ts';
import type { Store } from './store/store.ts';

/**
 * The objects that the collector's routes use. Each room's `routes(services)` takes those it
 * needs.
 */
export interface Services {
  readonly store: Store;
  readonly registry: CampaignRegistry;
  /**
   * The live version of each campaign, by id. It changes at any time: look it up at each request.
   */
  readonly campaigns: ReadonlyMap<string, CampaignDocument>;
  readonly makeReport: MakeReport;
  /** The bytes of public answers. Every write makes them stale. */
  readonly publicCopies: PreparedCache;
  readonly limits: RateLimits;
  readonly fetchService: ServiceFetch;
  readonly logger: Logger;
  readonly now: () => Date;
  /** Makes and reads the keys of private pages; undefined where there are no such pages. */
  readonly privateKeys: PrivateKeys | undefined;
  /** Makes the hashes that are kept of a ballot's codes. */
  readonly ballotKeys: BallotKeys;
  /** Opens what tablets in a hall have sealed. */
  readonly kioskKeys: KioskKeys;
  /** Derives the codes that are sent by email. */
  readonly emailCodeKeys: EmailCodeKeys;
  /** Seals what a page of a campaign gives away and gets back. */
  readonly sealedTokens: SealedTokens;
  /** Sends the messages that are queued in `store.notices`. */
  readonly notifier: Notifier;
  readonly organiserToken: string;
  readonly publicUrl: string;
  readonly assets: readonly Asset[];
  readonly version: string;
  readonly leastSeconds: number;
  /** The most thank-you messages of a campaign on one day; `Infinity` where none are sent. */
  readonly maxMailPerDay: number;
  readonly areaLookup: string | undefined;
  readonly trustProxy: number;
  readonly dataFolder: string | undefined;
  /** Asks whether a collector of this data answers at an address. */
  readonly probes: Probes | undefined;
  readonly wardSightings: WardSightings;
}

async function openRegistry(
  { campaigns }: CollectorOptions,
  options: RegistryOptions,
): Promise<CampaignRegistry> {
  if (campaigns instanceof CampaignRegistry) return campaigns;
  const registry = new CampaignRegistry(options);
  await registry.start(campaigns.map(toOffered));
  return registry;
}

/** A document without a file is named by its id. */
const toOffered = (document: unknown): OfferedDocument => {
  const { id } = (document ?? {}) as { id?: unknown };
  return { source: typeof id === 'string' ? `the document "${id}"` : 'a document', document };
};

const DEFAULT_RATE_LIMIT = 120;
const DEFAULT_LEAST_SECONDS = 3;

/**
 * Makes the services of one collector, once every correct campaign document is in the store.
 * @throws Error if the organiser's token is too short
 */
export async function createServices(options: CollectorOptions): Promise<Services> {
  const { store, organiserToken, publicUrl = '', now = () => new Date() } = options;
  const { secret, trustProxy = 0 } = options;
  if (organiserToken.length < MIN_TOKEN_LENGTH)
    throw new Error(
      `organiserToken must have at least ${MIN_TOKEN_LENGTH} characters: it opens the organiser pages, and a shorter one can be guessed`,
    );
  const logger = options.logger ?? createConsoleLogger();
  const fetchService = options.fetch ?? createServiceFetch(options.allowPrivate);
  const publicCopies = new PreparedCache({ now });
  const ballotKeys = new BallotKeys(options.secret);
  const registry = await openRegistry(options, { store, logger, now });
  registry.onChanged(() => {
    publicCopies.invalidate();
  });
  return {
    store,
    registry,
    campaigns: registry.campaigns,
    makeReport: createReports({
      store,
      registry,
      publicUrl,
      now,
      fetchService,
      logger,
      changed: () => {
        publicCopies.invalidate();
      },
    }),
    publicCopies,
    limits: createRateLimits({
      perMinute: options.rateLimit ?? DEFAULT_RATE_LIMIT,
      logger,
      ...(store.rateLimits && { database: store.rateLimits }),
      ...(options.secret && { secret: options.secret }),
      clientOf: createClientOf(trustProxy, logger),
    }),
    fetchService,
    logger,
    now,
    privateKeys: options.secret ? createPrivateKeys(options.secret) : undefined,
    ballotKeys,
    emailCodeKeys: new EmailCodeKeys(options.secret, ballotKeys),
    kioskKeys: createKioskKeys(options.secret),
    sealedTokens: createSealedTokens(options.secret),
    notifier: options.notifier ?? SILENT_NOTIFIER,
    organiserToken,
    publicUrl,
    assets: options.assets ?? [],
    version: options.version ?? '0',
    leastSeconds: options.leastSeconds ?? DEFAULT_LEAST_SECONDS,
    maxMailPerDay: options.maxMailPerDay ?? Infinity,
    areaLookup: options.areaLookup,
    trustProxy,
    dataFolder: options.dataFolder,
    probes: secret ? createProbes({ secret, trustProxy, now }) : undefined,
    wardSightings: createWardSightings(),
  };
}
