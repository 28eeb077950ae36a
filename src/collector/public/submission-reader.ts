import {
  CampaignDocument,
  campaignOpenness,
  checkAgainstCampaign,
  checkValue,
  startOfDay,
  type Submission,
} from 'campaign-widgets/contract';
import { publishThresholdOf } from '../answers/publish-results.ts';
import { invalidRequest, throwStoreUnavailable } from '../http/http-problem.ts';
import type { Services } from '../services.ts';
import type { SubmissionEntry } from './submission-records.ts';
import { referenceOf } from './receipt-reference.ts';

/**
 * Checks submissions against the version of the campaign that they refer to, and makes entries
 * from them.
 */
export class SubmissionReader {
  readonly #services: Pick<Services, 'store' | 'now' | 'leastSeconds'>;
  // Versions never change, and reading a long list of wards again for each answer would cost more
  // than the answer.
  readonly #olderVersions = new Map<string, CampaignDocument>();

  constructor(services: Pick<Services, 'store' | 'now' | 'leastSeconds'>) {
    this.#services = services;
  }

  /** @throws HttpProblem 422 if the submission does not fit its campaign */
  async toEntry(current: CampaignDocument, submission: Submission): Promise<SubmissionEntry> {
    const { id, campaignVersion, kind } = submission;
    const answered =
      campaignVersion === current.version
        ? current
        : await this.#olderVersion(current.id, campaignVersion);
    const problems = answered ? checkAgainstCampaign(answered, submission) : [];
    if (problems.length > 0) throw invalidRequest(problems);
    const heldBecause = this.#reasonToHold(current, answered, submission);
    const receivedAt = this.#services.now().toISOString();
    return {
      submission,
      state: heldBecause ? 'held' : 'counted',
      ...(heldBecause && { heldBecause }),
      receipt: {
        id,
        reference: referenceOf(id),
        // A contact often comes just after an answer: its time would show which one.
        receivedAt: kind === 'champion-signup' ? receivedAt : startOfDay(receivedAt),
      },
      batchSize: publishThresholdOf(current),
    };
  }

  /** The deadline follows the collector's clock: a browser's can be set. */
  #reasonToHold(
    current: CampaignDocument,
    answered: CampaignDocument | undefined,
    { signals, channel }: Submission,
  ): string | undefined {
    const { now, leastSeconds } = this.#services;
    if (!answered) return 'unknown-version';
    const openness = campaignOpenness(current, now().getTime());
    if (openness !== 'open') return openness === 'before' ? 'not-open' : 'closed';
    if (signals?.honeypot) return 'honeypot';
    // People who enter others' answers, at a door or from paper, know the form well.
    return channel === 'online' && signals?.seconds !== undefined && signals.seconds < leastSeconds
      ? 'too-fast'
      : undefined;
  }

  async #olderVersion(id: string, version: number): Promise<CampaignDocument | undefined> {
    const key = `${id} ${version}`;
    const known = this.#olderVersions.get(key);
    if (known) return known;
    const document = await this.#services.store.campaigns
      .find(id, version)
      .catch(throwStoreUnavailable);
    const checked = checkValue(CampaignDocument, document);
    if (!checked.ok) return undefined;
    this.#olderVersions.set(key, checked.value);
    return checked.value;
  }
}
