import type { Receipt, Submission } from 'campaign-widgets/contract';
import { invalidRequest, throwStoreUnavailable } from '../http/http-problem.ts';
import { contactKeys } from '../people/contact-keys.ts';
import type { Services } from '../services.ts';
import { missingCampaign } from './missing-campaign.ts';
import { SubmissionReader } from './submission-reader.ts';

/** The result of a submission: `other` if its id belongs to other content. */
export type TakenSubmission = { outcome: 'new' | 'same'; receipt: Receipt } | { outcome: 'other' };

/**
 * Takes a checked submission, however it was sent: counts who sends it, checks it against the
 * version of the campaign that it answers, and answers only after a durable commit.
 * @throws HttpProblem 422, 429 or 503
 */
export type TakeSubmission = (submission: Submission) => Promise<TakenSubmission>;

/** Makes the one way in for submissions. */
export function createTakeSubmission(services: Services): TakeSubmission {
  const { store, campaigns, limits, privateKeys, publicUrl, notifier } = services;
  const reader = new SubmissionReader(services);
  return async (submission) => {
    const campaign = campaigns.get(submission.campaign);
    if (!campaign) throw invalidRequest([await missingCampaign(store, submission.campaign)]);
    const named = submission.kind === 'issue-response' ? undefined : submission;
    const keys = named ? contactKeysOf(named) : [];
    await Promise.all([limits.campaign(campaign.id), ...keys.map((key) => limits.contact(key))]);

    const entry = await reader.toEntry(campaign, submission);
    const held = entry.state === 'held';
    const notices = named
      ? notifier.noticesOf({ campaign, submission: named, receipt: entry.receipt, held })
      : [];
    const added = await store.submissions
      .add(notices.length > 0 ? { ...entry, notices } : entry)
      .catch(throwStoreUnavailable);
    if (added.outcome === 'other') return added;
    const receipt: Receipt = {
      ...added.receipt,
      ...(named && privateKeys && { mine: `${publicUrl}/mine#${privateKeys.of(submission.id)}` }),
    };
    if (notices.length > 0 && added.outcome === 'new') notifier.wake();
    return { outcome: added.outcome, receipt };
  };
}

const contactKeysOf = ({
  answers,
  area,
}: Exclude<Submission, { kind: 'issue-response' }>): string[] =>
  contactKeys({ ...answers, area: area.code });
