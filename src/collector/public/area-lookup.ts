import { createHmac, randomBytes } from 'node:crypto';
import type { AreasFound, CampaignDocument } from 'campaign-widgets/contract';
import type { WardSightings } from '../doctor/ward-sightings.ts';
import { readServiceJson, type ServiceFetch } from '../http/service-fetch.ts';
import { DAY_MS } from '../time-units.ts';

const LOOKUP_TIMEOUT_MS = 5000;
const MAX_ANSWER_BYTES = 100_000;
const MAX_CACHED_POSTCODES = 10_000;
const CACHE_MS = DAY_MS;
const MAX_NAME_LENGTH = 120;

export type Areas = AreasFound['areas'];
/**
 * Finds the wards of a postcode, for a form of a campaign.
 * @throws Error if the service gives no valid answer
 */
export type AreaLookup = (postcode: string, campaign: CampaignDocument) => Promise<Areas>;

export interface AreaLookupOptions {
  /**
   * The service, with answers in the form of postcodes.io: its address up to the postcode, or with
   * `{postcode}` in it.
   */
  url: string;
  fetchService: ServiceFetch;
  now: () => Date;
  /** Is told of wards that the campaign has under another code. */
  wardSightings: Pick<WardSightings, 'note'>;
}

/**
 * Makes a look-up that caches results for a day, the last ten thousand at most; under keyed
 * hashes, so that no list of postcodes ever exists.
 */
export function createAreaLookup({ wardSightings, ...options }: AreaLookupOptions): AreaLookup {
  const findAreas = createCachedLookup(options);
  return async (postcode, campaign) => {
    const areas = await findAreas(postcode);
    wardSightings.note(campaign, areas);
    return areas;
  };
}

function createCachedLookup({
  url,
  fetchService,
  now,
}: Omit<AreaLookupOptions, 'wardSightings'>): (postcode: string) => Promise<Areas> {
  const secret = randomBytes(32);
  const cache = new Map<string, { found: Promise<Areas>; until: number }>();
  return (postcode) => {
    const key = createHmac('sha256', secret).update(postcode).digest('base64url');
    const known = cache.get(key);
    if (known && now().getTime() < known.until) return known.found;
    const found = askService(fetchService, url, postcode);
    cache.delete(key);
    cache.set(key, { found, until: now().getTime() + CACHE_MS });
    const [oldest] = cache.keys();
    if (cache.size > MAX_CACHED_POSTCODES && oldest) cache.delete(oldest);
    // Failures are not cached.
    found.catch(() => cache.get(key)?.found === found && cache.delete(key));
    return found;
  };
}

/** Some services return one ward, some a list if a postcode lies in several. */
interface ServiceAnswer {
  result?: { admin_ward?: unknown; codes?: { admin_ward?: unknown } } | null;
}

async function askService(
  fetchService: ServiceFetch,
  lookupUrl: string,
  postcode: string,
): Promise<Areas> {
  const encoded = encodeURIComponent(postcode);
  const url = lookupUrl.includes('{postcode}')
    ? lookupUrl.replace('{postcode}', encoded)
    : `${lookupUrl.replace(/\/+$/, '')}/${encoded}`;
  const response = await fetchService(url, {
    headers: { Accept: 'application/json' },
    maxBytes: MAX_ANSWER_BYTES,
    timeoutMs: LOOKUP_TIMEOUT_MS,
  });
  if (response.status === 404) {
    await response.body?.cancel();
    return [];
  }
  if (!response.ok) throw new Error(`status ${response.status}`);
  const { result } = (await readServiceJson(response)) as ServiceAnswer;
  const codes = [result?.codes?.admin_ward].flat();
  const names = [result?.admin_ward].flat();
  return codes.flatMap((code, at) =>
    isWard(code) ? [{ code, name: areaName(names[at]) ?? areaName(names[0]) ?? code }] : [],
  );
}

const areaName = (name: unknown) =>
  typeof name === 'string' ? name.slice(0, MAX_NAME_LENGTH) : undefined;

/**
 * A ward's code, and no pseudo-code: ONS gives 99999999 to the Channel Islands and the Isle of Man.
 */
const isWard = (code: unknown): code is string =>
  typeof code === 'string' && /^[EWSN](?!9{8})\d{8}$/.test(code);
