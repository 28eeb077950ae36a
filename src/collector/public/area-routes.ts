import { createHmac, randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import {
  AreaQuestion,
  type AreasFound,
  type CampaignDocument,
  checkValue,
  createProblem,
  normalisePostcode,
} from 'campaign-widgets/contract';
import { jsonBody, jsonOf, noBody } from '../http/body-limits.ts';
import type { Client } from '../http/client-address.ts';
import { readServiceJson, describeFailure, type ServiceFetch } from '../http/service-fetch.ts';
import type { RateLimits } from '../http/rate-limits.ts';
import { HttpProblem } from '../http/http-problem.ts';

const MAX_QUESTION_BYTES = 1024;
const ANSWER_TIMEOUT_MS = 5000;
const MAX_ANSWER_BYTES = 100_000;
const MOST_KEPT = 10_000;
const KEPT_FOR = 24 * 60 * 60 * 1000;
const RETRY_AFTER = 30;

export interface AreaOptions {
  campaigns: ReadonlyMap<string, CampaignDocument>;
  /** The service that is asked, in the answer shape of postcodes.io: its address up to the postcode, or with `{postcode}` in it. */
  lookup: string | undefined;
  fetchService: ServiceFetch;
  limits: RateLimits;
  clientOf: (c: Context) => Client;
  now: () => Date;
}

type Areas = AreasFound['areas'];

/** `POST /areas`: the wards of a postcode. It is asked for, answered, and forgotten: never stored, and in no log. */
export function areaRoutes({
  campaigns,
  lookup,
  fetchService,
  limits,
  clientOf,
  now,
}: AreaOptions): Hono {
  const routes = new Hono();
  if (!lookup) {
    routes.post('/areas', noBody(), () => {
      throw new HttpProblem(404, 'This collector looks no postcodes up: AREA_LOOKUP is not set.');
    });
    return routes;
  }
  const find = remembering((postcode) => ask(fetchService, lookup, postcode), now);
  const limitedJson = jsonBody({
    maxBytes: MAX_QUESTION_BYTES,
    rateLimit: (c) => limits.lookup(clientOf(c)),
  });

  routes.post('/areas', limitedJson, async (c) => {
    const asked = checkValue(AreaQuestion, jsonOf(c));
    if (!asked.ok) throw new HttpProblem(422, 'See "problems".', { problems: asked.problems });
    const campaign = campaigns.get(asked.value.campaign);
    if (!campaign)
      throw new HttpProblem(422, 'See "problems".', {
        problems: [createProblem('campaign', 'unknown', 'is not a campaign of this collector')],
      });
    if (campaign.hosts && !campaign.hosts.includes(c.req.header('Origin') ?? ''))
      throw new HttpProblem(
        403,
        'This campaign is asked from the origins that its document lists under "hosts".',
      );
    const postcode = normalisePostcode(asked.value.postcode);
    if (!postcode)
      throw new HttpProblem(422, 'See "problems".', {
        problems: [createProblem('postcode', 'format', 'must be a full UK postcode, like B17 9PL')],
      });

    const areas = await find(postcode).catch((failure: unknown) => {
      // By its name only: what else it says may hold the postcode.
      throw new HttpProblem(503, 'The look-up of postcodes is not available just now.', {
        retryAfter: RETRY_AFTER,
        cause: describeFailure(failure),
      });
    });
    return c.json({ areas } satisfies AreasFound, 200, { 'Cache-Control': 'no-store' });
  });
  return routes;
}

/** Remembers what was found for a day, and the last ten thousand at most; under keyed hashes, so that no list of postcodes is ever there. */
function remembering(
  find: (postcode: string) => Promise<Areas>,
  now: () => Date,
): (postcode: string) => Promise<Areas> {
  const secret = randomBytes(32);
  const kept = new Map<string, { found: Promise<Areas>; until: number }>();
  return (postcode) => {
    const key = createHmac('sha256', secret).update(postcode).digest('base64url');
    const known = kept.get(key);
    if (known && now().getTime() < known.until) return known.found;
    const found = find(postcode);
    kept.delete(key);
    kept.set(key, { found, until: now().getTime() + KEPT_FOR });
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest) kept.delete(oldest);
    // A failure is not remembered.
    found.catch(() => kept.get(key)?.found === found && kept.delete(key));
    return found;
  };
}

/** Some services give one ward, some a list where a postcode lies in several. */
interface Answer {
  result?: { admin_ward?: unknown; codes?: { admin_ward?: unknown } } | null;
}

/** @throws Error where the service does not answer as it should */
async function ask(fetchService: ServiceFetch, lookup: string, postcode: string): Promise<Areas> {
  const encoded = encodeURIComponent(postcode);
  const url = lookup.includes('{postcode}')
    ? lookup.replace('{postcode}', encoded)
    : `${lookup.replace(/\/+$/, '')}/${encoded}`;
  const response = await fetchService(url, {
    headers: { Accept: 'application/json' },
    maxBytes: MAX_ANSWER_BYTES,
    timeoutMs: ANSWER_TIMEOUT_MS,
  });
  if (response.status === 404) {
    await response.body?.cancel();
    return [];
  }
  if (!response.ok) throw new Error(`status ${response.status}`);
  const { result } = (await readServiceJson(response)) as Answer;
  const codes = [result?.codes?.admin_ward].flat();
  const names = [result?.admin_ward].flat();
  return codes.flatMap((code, at) =>
    isWard(code) ? [{ code, name: nameOf(names[at]) ?? nameOf(names[0]) ?? code }] : [],
  );
}

const nameOf = (name: unknown) => (typeof name === 'string' ? name.slice(0, 120) : undefined);

/** A ward's code, and no pseudo-code: ONS gives 99999999 to the Channel Islands and the Isle of Man. */
const isWard = (code: unknown): code is string =>
  typeof code === 'string' && /^[EWSN](?!9{8})\d{8}$/.test(code);
