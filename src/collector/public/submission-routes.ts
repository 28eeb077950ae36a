import { Hono } from 'hono';
import { createProblem, type Problem, type Receipt, Submission } from 'campaign-widgets/contract';
import { jsonBody } from '../http/body-limits.ts';
import { HttpProblem, invalidRequest, throwStoreUnavailable } from '../http/http-problem.ts';
import { contactKeys } from '../people/contact-keys.ts';
import type { Services } from '../services.ts';
import type { Store } from '../store/store.ts';
import { requireListedOrigin } from './listed-origin.ts';
import { SubmissionReader } from './submission-reader.ts';

const MAX_SUBMISSION_BYTES = 16 * 1024;

/**
 * `POST /submissions`: takes every kind, from any origin that the campaign allows, and answers only
 * after a durable commit.
 */
export function submissionRoutes(services: Services): Hono {
  const { store, campaigns, limits, privateKeys, publicUrl, onArrival } = services;
  const routes = new Hono();
  const reader = new SubmissionReader(services);
  const submissionBody = jsonBody({
    maxBytes: MAX_SUBMISSION_BYTES,
    schema: Submission,
    rateLimit: limits.submission,
  });

  // A browser asks before it sends JSON to another origin; other types it would send at once: OWASP
  // ASVS 5.0, 3.5.2.
  routes.post('/submissions', submissionBody, async (c) => {
    const submission = c.req.valid('json');
    const campaign = campaigns.get(submission.campaign);
    if (!campaign) throw invalidRequest([await missingCampaign(store, submission.campaign)]);
    requireListedOrigin(c, campaign);
    const named = submission.kind === 'issue-response' ? undefined : submission;
    const keys = named ? contactKeysOf(named) : [];
    await Promise.all([limits.campaign(campaign.id), ...keys.map((key) => limits.contact(key))]);

    const entry = await reader.toEntry(campaign, submission);
    const added = await store.submissions.add(entry).catch(throwStoreUnavailable);
    if (added.outcome === 'other')
      throw new HttpProblem(
        409,
        'This id belongs to another answer. Make a new id for new content.',
      );
    const receipt: Receipt = {
      ...added.receipt,
      ...(named && privateKeys && { mine: `${publicUrl}/mine#${privateKeys.of(submission.id)}` }),
    };
    const isNew = added.outcome === 'new';
    if (named && isNew)
      onArrival({ campaign, submission: named, receipt, held: entry.state === 'held' });
    return c.json(receipt, isNew ? 201 : 200, { 'Cache-Control': 'no-store' });
  });
  return routes;
}

const contactKeysOf = ({
  answers,
  area,
}: Exclude<Submission, { kind: 'issue-response' }>): string[] =>
  contactKeys({ ...answers, area: area.code });

/** A campaign that was served once, and is no longer, has been taken down. */
async function missingCampaign(store: Store, id: string): Promise<Problem> {
  const kept = (await store.campaigns.listNewest().catch(throwStoreUnavailable)) as {
    id?: unknown;
  }[];
  return kept.some((document) => document.id === id)
    ? createProblem('campaign', 'withdrawn', 'was taken down and takes no more answers')
    : createProblem('campaign', 'unknown', 'is not a campaign of this collector');
}
