import { Hono } from 'hono';
import { BALLOT_KIND, PostedSubmission } from 'campaign-widgets/contract';
import { createTakeVote } from '../ballots/take-vote.ts';
import { jsonBody } from '../http/body-limits.ts';
import { HttpProblem } from '../http/http-problem.ts';
import type { Services } from '../services.ts';
import { requireListedOrigin } from './listed-origin.ts';
import { createTakeSubmission } from './take-submission.ts';

/** The most bytes of a submission, in whatever form it comes. */
export const MAX_SUBMISSION_BYTES = 16 * 1024;

/**
 * `POST /submissions`: takes every kind, from any origin that the campaign allows, and answers only
 * after a durable commit.
 */
export function submissionRoutes(services: Services): Hono {
  const { campaigns, limits, publicUrl } = services;
  const routes = new Hono();
  const takeSubmission = createTakeSubmission(services);
  const takeVote = createTakeVote(services);
  const submissionBody = jsonBody({
    maxBytes: MAX_SUBMISSION_BYTES,
    schema: PostedSubmission,
    rateLimit: limits.submission,
  });

  // A browser sends a preflight before it posts JSON to another origin; other types it posts at
  // once: OWASP ASVS 5.0, 3.5.2.
  routes.post('/submissions', submissionBody, async (c) => {
    const submission = c.req.valid('json');
    const campaign = campaigns.get(submission.campaign);
    if (campaign) requireListedOrigin(c, campaign, publicUrl);
    const taken =
      submission.kind === BALLOT_KIND
        ? await takeVote(c, submission)
        : await takeSubmission(submission);
    if (taken.outcome === 'other')
      throw new HttpProblem(
        409,
        'This id belongs to another answer. Make a new id for new content.',
      );
    const status = taken.outcome === 'new' ? 201 : 200;
    return c.json(taken.receipt, status, { 'Cache-Control': 'no-store' });
  });
  return routes;
}
