import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import * as z from 'zod';
import { readServiceJson, type ServiceFetch } from '../http/service-fetch.ts';
import { MINUTE_MS } from '../time-units.ts';
import { reasonOf } from './finding.ts';

const PROBE_HEADER = 'X-Collector-Probe';
const TICKET = /^(\d{1,16})\.[\w-]{16,64}\.([\w-]{43})$/;
const MAX_ANSWER_BYTES = 10_000;
const TIMEOUT_MS = 5_000;

const Arrival = z.object({
  /** The `Host` header. */
  host: z.string(),
  /** How many addresses `X-Forwarded-For` has. */
  forwardedFor: z.int(),
  /** `TRUST_PROXY` of the collector that it came to. */
  trustProxy: z.int(),
});
/** How a request came to a collector. */
export type Arrival = z.infer<typeof Arrival>;

const ProbeBody = z.object({ proof: z.string(), arrival: Arrival });

export type ProbeAnswer =
  | { kind: 'same'; arrival: Arrival }
  /** Something answers, and it does not have our SECRET. */
  | { kind: 'other' }
  | { kind: 'unreachable'; reason: string };

/** Asks at an address whether a collector of the same data answers there, and how it was reached. */
export interface Probes {
  ask(address: string, fetchService: ServiceFetch): Promise<ProbeAnswer>;
  /** What to answer to a request for `/healthz`; undefined where it is no probe of ours. */
  answer(c: Context): z.infer<typeof ProbeBody> | undefined;
}

export interface ProbeOptions {
  /** Collectors with the same secret know each other's probes. */
  secret: string;
  trustProxy: number;
  now: () => Date;
}

export function createProbes({ secret, trustProxy, now }: ProbeOptions): Probes {
  const sign = (purpose: string, text: string) =>
    createHmac('sha256', secret).update(`${purpose} ${text}`).digest('base64url');
  const isOurs = (ticket: string): boolean => {
    const [, time = '', signature = ''] = TICKET.exec(ticket) ?? [];
    const isYoung = Math.abs(now().getTime() - Number(time)) < MINUTE_MS;
    const signed = ticket.slice(0, -signature.length - 1);
    return signature !== '' && isYoung && isEqual(signature, sign('doctor ticket', signed));
  };
  return {
    async ask(address, fetchService) {
      const start = `${now().getTime()}.${randomBytes(16).toString('base64url')}`;
      const ticket = `${start}.${sign('doctor ticket', start)}`;
      try {
        const response = await fetchService(`${address}/healthz`, {
          headers: { [PROBE_HEADER]: ticket },
          maxBytes: MAX_ANSWER_BYTES,
          timeoutMs: TIMEOUT_MS,
        });
        // A web server in front that does not reach the collector says so by its status.
        if (response.status >= 500)
          return { kind: 'unreachable', reason: `status ${response.status}` };
        const { data } = ProbeBody.safeParse(await readServiceJson(response).catch(() => null));
        const isSame = data && isEqual(data.proof, sign('doctor proof', ticket));
        return isSame ? { kind: 'same', arrival: data.arrival } : { kind: 'other' };
      } catch (failure) {
        return { kind: 'unreachable', reason: reasonOf(failure) };
      }
    },
    answer(c) {
      const ticket = c.req.header(PROBE_HEADER);
      if (ticket === undefined || !isOurs(ticket)) return undefined;
      return { proof: sign('doctor proof', ticket), arrival: readArrival(c, trustProxy) };
    },
  };
}

/** How this request came. */
export const readArrival = (c: Context, trustProxy: number): Arrival => ({
  host: c.req.header('Host') ?? new URL(c.req.url).host,
  forwardedFor: (c.req.header('X-Forwarded-For') ?? '').split(',').filter((each) => each.trim())
    .length,
  trustProxy,
});

const isEqual = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
