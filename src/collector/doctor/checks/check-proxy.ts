import { type Examination, isLocalAddress, probePublicAddress } from '../examination.ts';
import type { Finding } from '../finding.ts';
import type { Arrival } from '../probe.ts';

const check = 'proxy';

/** Whether the proxies in front are those of TRUST_PROXY. */
export async function checkProxy(examination: Examination): Promise<Finding[]> {
  const arrival = await findArrival(examination);
  return [arrival ? compare(arrival) : unseen(examination.trustProxy)];
}

/** A request that came as people's do: a probe by the public address, or the one that asks now. */
async function findArrival(examination: Examination): Promise<Arrival | undefined> {
  const { publicUrl, arrival } = examination;
  if (isLocalAddress(publicUrl)) return arrival;
  const answer = await probePublicAddress(examination);
  if (answer?.kind === 'same') return answer.arrival;
  return arrival?.host === new URL(publicUrl).host ? arrival : undefined;
}

function compare({ forwardedFor, trustProxy }: Arrival): Finding {
  if (forwardedFor > 0 && trustProxy === 0)
    return {
      check,
      state: 'wrong',
      code: 'untrusted',
      seen: ({ proxy }) => proxy.untrusted,
      advice: ({ proxy }) => proxy.untrustedAdvice,
    };
  if (forwardedFor < trustProxy)
    return {
      check,
      state: 'wrong',
      code: 'too-few',
      seen: ({ proxy }) => proxy.tooFew(trustProxy, forwardedFor),
      advice: ({ proxy }) => proxy.tooFewAdvice,
    };
  return trustProxy === 0
    ? { check, state: 'right', code: 'none', seen: ({ proxy }) => proxy.none }
    : { check, state: 'right', code: 'right', seen: ({ proxy }) => proxy.right(trustProxy) };
}

const unseen = (trustProxy: number): Finding => ({
  check,
  state: 'unseen',
  code: 'unseen',
  seen: ({ proxy }) => proxy.unseen(trustProxy),
});
