import type { Context } from 'hono';
import {
  BALLOT_KIND,
  type BallotSubmission,
  checkValue,
  PostedSubmission,
} from 'campaign-widgets/contract';
import { spenderOf } from '../ballots/ballot-keys.ts';
import { createTakeVote } from '../ballots/take-vote.ts';
import { HttpProblem, throwStoreUnavailable } from '../http/http-problem.ts';
import { requirePlainJson } from '../http/plain-text.ts';
import { createTakeSubmission } from '../public/take-submission.ts';
import type { Services } from '../services.ts';
import type { StoredDevice } from './device-records.ts';

/** The answers after which a tablet need not send an entry again. */
const FINAL_STATUSES: readonly number[] = [409, 422];

/** Takes one sealed entry of a tablet. @returns whether it is new @throws HttpProblem */
export type TakeEntry = (c: Context, device: StoredDevice, sealed: string) => Promise<boolean>;

/**
 * Makes the one way in for what tablets seal. An entry is opened in memory; where it is refused,
 * nothing of it is kept but that one was refused.
 */
export function createTakeEntry(services: Services): TakeEntry {
  const { store, kioskKeys } = services;
  const takeVote = createTakeVote(services);
  const takeSubmission = createTakeSubmission(services);
  const take = async (c: Context, device: StoredDevice, submission: PostedSubmission) => {
    if (submission.kind !== BALLOT_KIND) return takeSubmission(submission);
    return takeVote(c, { ...submission, channel: 'event' }, device.id);
  };
  return async (c, device, sealed) => {
    const submission = readEntry(kioskKeys.open(device, sealed));
    if (!belongsTo(device, submission)) throw notReadable();
    try {
      const taken = await take(c, device, submission);
      if (taken.outcome === 'other')
        throw new HttpProblem(409, 'This id belongs to another answer.');
      return taken.outcome === 'new';
    } catch (problem) {
      if (problem instanceof HttpProblem && FINAL_STATUSES.includes(problem.status))
        await store.devices
          .refuse(device.id, spenderOf(submission.id), problem.problems?.[0]?.code ?? 'other')
          .catch(throwStoreUnavailable);
      throw problem;
    }
  };
}

function readEntry(text: string | undefined): PostedSubmission {
  if (text === undefined) throw notReadable();
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw notReadable();
  }
  requirePlainJson(value, text);
  const checked = checkValue(PostedSubmission, value);
  if (!checked.ok) throw notReadable();
  return checked.value;
}

/** A tablet of a ballot brings votes of that ballot, one of a campaign the rest. */
function belongsTo(
  { campaign, ballot }: StoredDevice,
  submission: PostedSubmission | BallotSubmission,
): boolean {
  if (submission.campaign !== campaign) return false;
  return submission.kind === BALLOT_KIND ? submission.ballot === ballot : ballot === '';
}

/** Not 422: the tablet keeps the entry, because another collector or secret may open it. */
const notReadable = (): HttpProblem =>
  new HttpProblem(400, 'This entry was sealed for another collector, or is damaged.');
