import {
  BallotDefinition,
  BallotDraft,
  type CampaignDocument,
  type CheckResult,
  checkValue,
  createProblem,
  type Problem,
} from 'campaign-widgets/contract';
import type { StoredBallot } from './ballot-records.ts';

/** What is missing before a draft can be published; a published ballot must lack nothing. */
export function findMissing(draft: BallotDraft, campaign: CampaignDocument): Problem[] {
  const checked = checkValue(BallotDefinition, draft);
  return [...(checked.ok ? [] : checked.problems), ...wardProblems(draft, campaign)];
}

/**
 * Checks a changed ballot: a draft may be unfinished, a published one may not.
 * @param current undefined for a new one
 */
export function checkBallotDraft(
  draft: unknown,
  campaign: CampaignDocument,
  current: StoredBallot | undefined,
): CheckResult<BallotDraft> {
  const checked = checkValue(BallotDraft, draft);
  if (!checked.ok) return checked;
  const problems =
    current?.state === 'published'
      ? findMissing(checked.value, campaign)
      : wardProblems(checked.value, campaign);
  return problems[0] ? { ok: false, problems } : checked;
}

function wardProblems({ contests }: BallotDraft, { areas }: CampaignDocument): Problem[] {
  const known = new Set(areas.wards.map(({ code }) => code));
  return contests.flatMap(({ wards }, contest) =>
    wards.flatMap((ward, at) =>
      known.has(ward)
        ? []
        : [
            createProblem(
              `contests.${contest}.wards.${at}`,
              'unknown',
              'is not a ward of this campaign',
            ),
          ],
    ),
  );
}

/** A stored draft; its document was checked when it was written. */
export const draftOf = ({ document }: StoredBallot): BallotDraft => BallotDraft.parse(document);
