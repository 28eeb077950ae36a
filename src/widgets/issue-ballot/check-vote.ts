import type { PublicBallot } from '../../contract/ballot/reader.ts';
import {
  type BallotSubmission,
  checkVoteForm,
  readVoteForm,
  type VoteContext,
} from '../../contract/ballot/vote-form.ts';
import type { Campaign } from '../../contract/campaign/reader.ts';
import type { CheckResult } from '../../contract/problem/problem.ts';

/** The value of the radio button "None of these". */
export const NONE_CHOICE = 'none';

/** Reads and checks the form of a vote. */
export function checkVote(
  ballot: PublicBallot,
  data: FormData,
  campaign: Pick<Campaign, 'areas' | 'version'>,
  about: VoteContext,
): CheckResult<BallotSubmission> {
  // Where one is chosen, "None of these" is one of its radio buttons.
  if (data.get('choices') === NONE_CHOICE) {
    data.delete('choices');
    data.set(NONE_CHOICE, 'on');
  }
  return checkVoteForm(ballot, readVoteForm(data, campaign, ballot, about));
}
