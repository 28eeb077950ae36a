import type { CampaignDocument } from 'campaign-widgets/contract';
import { type Examination, isLocalAddress, probePublicAddress } from '../examination.ts';
import type { Finding } from '../finding.ts';

const MAX_ENDPOINTS = 20;
const check = 'address';

/** Whether PUBLIC_URL is https, leads here, and is what people use. */
export async function checkAddress(examination: Examination): Promise<Finding[]> {
  const { publicUrl, arrival } = examination;
  const isLocal = isLocalAddress(publicUrl);
  const own = isLocal ? localFinding(publicUrl) : await publicFinding(examination);
  const isForeign =
    arrival !== undefined && URL.canParse(publicUrl) && arrival.host !== new URL(publicUrl).host;
  const host = isForeign && !(isLocal && isLocalAddress(`http://${arrival.host}`));
  return [
    own,
    ...(host ? [otherHost(arrival.host, publicUrl)] : []),
    ...(await foreignEndpoints(examination)),
  ];
}

const localFinding = (address: string): Finding => ({
  check,
  state: 'right',
  code: 'local',
  seen: ({ address: words }) => words.local(address),
  advice: ({ address: words }) => words.localAdvice,
});

async function publicFinding(examination: Examination): Promise<Finding> {
  const { publicUrl: address, arrival } = examination;
  if (!address.startsWith('https:'))
    return {
      check,
      state: 'wrong',
      code: 'http',
      seen: ({ address: words }) => words.http(address),
      advice: ({ address: words }) => words.httpAdvice,
    };
  const answer = await probePublicAddress(examination);
  switch (answer?.kind) {
    case undefined:
      return {
        check,
        state: 'unseen',
        code: 'unchecked',
        seen: ({ address: words }) => words.unchecked(address),
      };
    case 'same':
      return {
        check,
        state: 'right',
        code: 'right',
        seen: ({ address: words }) => words.right(address),
      };
    case 'other':
      return {
        check,
        state: 'wrong',
        code: 'other',
        seen: ({ address: words }) => words.other(address),
        advice: ({ address: words }) => words.otherAdvice,
      };
    case 'unreachable':
      return arrival?.host === new URL(address).host
        ? notFromHere(address, answer.reason)
        : unreachable(address, answer.reason);
  }
}

/** Many routers let nobody inside reach their public address: the reader did, so it works. */
const notFromHere = (address: string, reason: string): Finding => ({
  check,
  state: 'unseen',
  code: 'not-from-here',
  seen: ({ address: words }) => words.notFromHere(address, reason),
});

const unreachable = (address: string, reason: string): Finding => ({
  check,
  state: 'wrong',
  code: 'unreachable',
  seen: ({ address: words }) => words.unreachable(address, reason),
  advice: ({ address: words }) => words.unreachableAdvice,
});

const otherHost = (host: string, address: string): Finding => ({
  check,
  state: 'wrong',
  code: 'other-host',
  seen: ({ address: words }) => words.otherHost(host, address),
  advice: ({ address: words }) => words.otherHostAdvice,
});

/** Campaigns whose answers go to an address where this collector does not answer. */
async function foreignEndpoints({
  campaigns,
  publicUrl,
  probes,
  fetchService,
}: Examination): Promise<Finding[]> {
  if (!probes || isLocalAddress(publicUrl)) return [];
  const elsewhere = new Map<string, CampaignDocument>();
  for (const campaign of campaigns) {
    const origin = URL.parse(campaign.endpoint)?.origin;
    if (origin && origin !== new URL(publicUrl).origin) elsewhere.set(origin, campaign);
  }
  const found = [...elsewhere].slice(0, MAX_ENDPOINTS).map(async ([origin, { id }]) => {
    const answer = await probes.ask(origin, fetchService);
    if (answer.kind === 'same') return [];
    const finding: Finding = {
      check,
      state: 'wrong',
      code: 'endpoint',
      seen: ({ address: words }) => words.endpoint(id, origin),
      advice: ({ address: words }) => words.endpointAdvice,
    };
    return [finding];
  });
  return (await Promise.all(found)).flat();
}
