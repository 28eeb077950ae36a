import { setTimeout as wait } from 'node:timers/promises';
import type { Context } from 'hono';
import { BallotDefinition, type CampaignDocument, createProblem } from 'campaign-widgets/contract';
import { HttpProblem, invalidRequest, throwStoreUnavailable } from '../../http/http-problem.ts';
import type { Services } from '../../services.ts';
import { deadlineOf } from '../ballot-deadlines.ts';
import type { StoredBallot } from '../ballot-records.ts';
import { CODE_MAIL } from './code-mail.ts';
import { noticeSubjectOf } from './code-request-records.ts';

/**
 * Every request is answered after this time: how long the work took does not tell whether the
 * address is new, known, or has voted.
 */
const ANSWER_AFTER_MS = 400;

type AskServices = Pick<
  Services,
  'store' | 'limits' | 'emailCodeKeys' | 'ballotKeys' | 'notifier' | 'publicUrl' | 'now'
>;

/** Somebody asks for a code. */
export interface CodeAsked {
  readonly campaign: CampaignDocument;
  readonly ballot: StoredBallot;
  readonly email: string;
  readonly locale: string;
}

/**
 * Whether the collector can send codes: it has a mail server, an address for the link, and a secret,
 * without which a code would be unknown after a restart.
 */
export const canSendCodes = ({
  ballotKeys,
  notifier,
  publicUrl,
}: Pick<AskServices, 'ballotKeys' | 'notifier' | 'publicUrl'>): boolean =>
  notifier.sendsMail && ballotKeys.areLasting && publicUrl !== '';

/** What decides whether a ballot sends codes by email. */
type CodeOffer = Pick<BallotDefinition, 'ways' | 'closes' | 'onlineCloses'> &
  Pick<StoredBallot, 'state'>;

export const codeOffer = ({ state, document }: StoredBallot): CodeOffer => ({
  ...BallotDefinition.parse(document),
  state,
});

/** Whether a ballot sends codes by email now, and if not, why. */
export function emailRefusal(
  ballot: CodeOffer,
  services: Pick<AskServices, 'ballotKeys' | 'notifier' | 'publicUrl' | 'now'>,
): 'no-email' | 'closed' | undefined {
  if (!ballot.ways.includes('email') || !canSendCodes(services)) return 'no-email';
  const until = deadlineOf(ballot, { event: undefined, validTo: undefined });
  const isOver = services.now().getTime() >= Date.parse(until);
  return isOver || !['published', 'open'].includes(ballot.state) ? 'closed' : undefined;
}

/** The ways of a ballot that this collector has: a page must offer no code that is never sent. */
export const offeredWays = (
  { ways }: Pick<BallotDefinition, 'ways'>,
  services: Parameters<typeof canSendCodes>[0],
): BallotDefinition['ways'] => {
  const others = ways.filter((way) => way !== 'email');
  return others[0] === undefined || canSendCodes(services) ? ways : others;
};

const REFUSALS = {
  'no-email': 'sends no codes by email',
  closed: 'sends no more codes',
} as const;

/**
 * Queues a mail with a code for an address. What is answered, and when, is the same for a new, a
 * known and a used address.
 * @throws HttpProblem 422, 429 or 503
 */
export async function askForCode(
  c: Context,
  services: AskServices,
  { campaign, ballot: stored, email, locale }: CodeAsked,
): Promise<void> {
  const { store, limits, emailCodeKeys, notifier, now } = services;
  await limits.codeRequest(c);
  const refusal = emailRefusal(codeOffer(stored), services);
  if (refusal) throw invalidRequest([createProblem('ballot', refusal, REFUSALS[refusal])]);
  const answered = wait(ANSWER_AFTER_MS);
  const ballot = { campaign: campaign.id, id: stored.id };
  const hashes = emailCodeKeys.hashesOf(ballot, email);
  if (await mayBeMailed(services, hashes.emailHash))
    await store.codeRequests
      .ask({
        ballot,
        ...hashes,
        day: now().toISOString().slice(0, 10),
        notice: {
          campaign: campaign.id,
          kind: CODE_MAIL,
          subject: noticeSubjectOf(ballot),
          reference: stored.id,
          recipient: email,
          data: { ballot: stored.id, locale },
        },
      })
      .catch(throwStoreUnavailable);
  await answered;
  notifier.wake();
}

/** An address that was mailed often today gets no more; whoever asks is not told. */
async function mayBeMailed(
  { limits }: Pick<AskServices, 'limits'>,
  emailHash: string,
): Promise<boolean> {
  try {
    await limits.codeAddress(emailHash);
    return true;
  } catch (failure) {
    if (failure instanceof HttpProblem && failure.status === 429) return false;
    throw failure;
  }
}
