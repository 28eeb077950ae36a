import { type Context, Hono } from 'hono';
import {
  CampaignDocument,
  campaignOpenness,
  checkAgainstCampaign,
  checkValue,
  createProblem,
  type Problem,
  type Receipt,
  startOfDay,
  Submission,
} from 'campaign-widgets/contract';
import { jsonBody, jsonOf } from '../http/body-limits.ts';
import type { Client } from '../http/client-address.ts';
import type { RateLimits } from '../http/rate-limits.ts';
import { referenceOf } from './receipt-reference.ts';
import { HttpProblem, throwStoreUnavailable } from '../http/http-problem.ts';
import { contactKeys } from '../people/contact-keys.ts';
import type { Arrival } from '../notifications/message-texts.ts';
import { publishThresholdOf } from '../answers/publish-results.ts';
import type { Entry, Store } from '../store/store.ts';

const MAX_SUBMISSION_BYTES = 16 * 1024;
// A hostile body could hold thousands, each longer told than made.
const MOST_PROBLEMS = 50;

export interface SubmissionOptions {
  store: Store;
  /** The current version of each campaign, by id. */
  campaigns: ReadonlyMap<string, CampaignDocument>;
  limits: RateLimits;
  clientOf: (c: Context) => Client;
  now: () => Date;
  /** Seconds under which nobody fills a form in: what is sent sooner is held. */
  leastSeconds: number;
  /** The private page of a named entry, where there are such pages. */
  mineOf?: (id: string) => string;
  arrived?: (arrival: Arrival) => void;
}

/** `POST /submissions`: takes every kind, from any origin that the campaign allows, and answers only after a durable commit. */
export function submissionRoutes({
  store,
  campaigns,
  limits,
  clientOf,
  now,
  leastSeconds,
  mineOf,
  arrived,
}: SubmissionOptions): Hono {
  const routes = new Hono();
  // Versions never change, and reading a long list of wards anew for each answer would cost more than the answer.
  const older = new Map<string, CampaignDocument>();
  const limitedJson = jsonBody({
    maxBytes: MAX_SUBMISSION_BYTES,
    rateLimit: (c) => limits.address(clientOf(c)),
  });

  // A browser asks before it sends JSON to another origin; other types it would send at once: OWASP ASVS 5.0, 3.5.2.
  routes.post('/submissions', limitedJson, async (c) => {
    const checked = checkValue(Submission, jsonOf(c));
    if (!checked.ok) throw refused(checked.problems);
    const submission = checked.value;
    const campaign = campaigns.get(submission.campaign);
    if (!campaign) throw refused([await problemOfCampaign(submission.campaign)]);
    if (campaign.hosts && !campaign.hosts.includes(c.req.header('Origin') ?? ''))
      throw new HttpProblem(
        403,
        'This campaign takes answers from the origins that its document lists under "hosts".',
      );
    await limits.campaign(campaign.id);
    const named = submission.kind === 'issue-response' ? undefined : submission;
    if (named)
      for (const key of contactKeys({ ...named.answers, area: named.area.code }))
        await limits.contact(key);

    const entry = await toEntry(campaign, submission);
    const added = await store.add(entry).catch(throwStoreUnavailable);
    if (added.outcome === 'other')
      throw new HttpProblem(
        409,
        'This id belongs to another answer. Make a new id for new content.',
      );
    const receipt: Receipt = {
      ...added.receipt,
      ...(named && mineOf && { mine: mineOf(submission.id) }),
    };
    if (named && added.outcome === 'new')
      arrived?.({ campaign, submission: named, receipt, held: entry.state === 'held' });
    return c.json(receipt, added.outcome === 'new' ? 201 : 200, { 'Cache-Control': 'no-store' });
  });

  /** A campaign that was served once, and is no longer, has been taken down. */
  async function problemOfCampaign(id: string): Promise<Problem> {
    const kept = (await store.newestDocuments().catch(throwStoreUnavailable)) as { id?: unknown }[];
    return kept.some((document) => document.id === id)
      ? createProblem('campaign', 'withdrawn', 'was taken down and takes no more answers')
      : createProblem('campaign', 'unknown', 'is not a campaign of this collector');
  }

  async function toEntry(current: CampaignDocument, submission: Submission): Promise<Entry> {
    const given =
      submission.campaignVersion === current.version
        ? current
        : await olderVersion(current.id, submission.campaignVersion);
    const problems = given ? checkAgainstCampaign(given, submission) : [];
    if (problems.length) throw refused(problems);
    const heldBecause = reasonToHold(current, given, submission);
    const receivedAt = now().toISOString();
    return {
      submission,
      state: heldBecause ? 'held' : 'counted',
      ...(heldBecause && { heldBecause }),
      receipt: {
        id: submission.id,
        reference: referenceOf(submission.id),
        // A contact is often left just after an answer: its minute would tell which one.
        receivedAt: submission.kind === 'champion-signup' ? receivedAt : startOfDay(receivedAt),
      },
      batchSize: publishThresholdOf(current),
    };
  }

  /** A deadline is kept by the collector's clock: a browser's can be set. */
  function reasonToHold(
    current: CampaignDocument,
    given: CampaignDocument | undefined,
    { signals, channel }: Submission,
  ): string | undefined {
    if (!given) return 'unknown-version';
    const phase = campaignOpenness(current, now().getTime());
    if (phase !== 'open') return phase === 'before' ? 'not-open' : 'closed';
    if (signals?.honeypot) return 'honeypot';
    // Whoever writes down what others say, at a door or from paper, has the form by heart.
    return channel === 'online' && signals?.seconds !== undefined && signals.seconds < leastSeconds
      ? 'too-fast'
      : undefined;
  }

  async function olderVersion(id: string, version: number): Promise<CampaignDocument | undefined> {
    const key = `${id} ${version}`;
    const known = older.get(key);
    if (known) return known;
    const kept = checkValue(
      CampaignDocument,
      await store.document(id, version).catch(throwStoreUnavailable),
    );
    if (!kept.ok) return undefined;
    older.set(key, kept.value);
    return kept.value;
  }

  return routes;
}

const refused = (problems: Problem[]) =>
  new HttpProblem(422, 'See "problems".', { problems: problems.slice(0, MOST_PROBLEMS) });
