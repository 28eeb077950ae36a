import {
  BALLOT_LIMITS,
  type BallotDraft,
  type CampaignDocument,
  type LocalText,
} from 'campaign-widgets/contract';
import { publishThresholdOf } from '../answers/publish-results.ts';
import { idFromWords, unusedId } from '../editor/new-ids.ts';
import type { AnswerTheme } from './theme-records.ts';
import type { WardChoices } from './ward-candidates.ts';

type Contest = BallotDraft['contests'][number];

interface ContestSources {
  themes: readonly AnswerTheme[];
  wards: readonly WardChoices[];
  /** The contests that there are already: their wards are left out. */
  contests: readonly Contest[];
}

/**
 * A contest for each ward with a shortlist, in the order of the wards. How many named what was left
 * out is told from `publishThreshold` answers on, as in public results. What organisers typed is in
 * the campaign's first language.
 */
export function makeContests(
  campaign: CampaignDocument,
  { themes, wards, contests }: ContestSources,
): Contest[] {
  const labels = new Map<string, LocalText>(
    [...(campaign.survey?.issues ?? []), ...themes].map(({ id, label }) => [id, label]),
  );
  const taken = new Set(contests.flatMap((contest) => contest.wards));
  const known = new Set(campaign.areas.wards.map(({ code }) => code));
  const ids = new Set(['new', ...contests.map(({ id }) => id)]);
  const made: Contest[] = [];
  for (const ward of wards) {
    if (!ward.shortlist || taken.has(ward.code) || !known.has(ward.code)) continue;
    if (contests.length + made.length === BALLOT_LIMITS.contests) break;
    const id = unusedId(idFromWords(ward.name, 'ward'), (used) => ids.has(used));
    ids.add(id);
    made.push({ id, wards: [ward.code], ...describeShortlist(campaign, ward, labels) });
  }
  return made;
}

function describeShortlist(
  campaign: CampaignDocument,
  { candidates, shortlist }: WardChoices,
  labels: ReadonlyMap<string, LocalText>,
): Pick<Contest, 'options' | 'leftOut'> {
  const { options = [], leftOut = [] } = shortlist?.document ?? {};
  const inFirst = (text: string): LocalText => ({ [campaign.languages[0] ?? 'en']: text });
  const candidateOf = (id: string) => candidates.find((candidate) => candidate.id === id);
  const labelOf = (id: string): LocalText => labels.get(id) ?? candidateOf(id)?.label ?? id;
  const threshold = publishThresholdOf(campaign);
  return {
    options: options.map(({ candidate, why, ask }) => ({
      id: candidate,
      label: labelOf(candidate),
      ...(why !== '' && { why: inFirst(why) }),
      ...(ask !== '' && { ask: inFirst(ask) }),
    })),
    ...(leftOut.length > 0 && {
      leftOut: leftOut.slice(0, BALLOT_LIMITS.leftOut).map(({ candidate, because }) => {
        const named = candidateOf(candidate)?.named ?? 0;
        return {
          label: labelOf(candidate),
          ...(named >= threshold && { named }),
          because: inFirst(because),
        };
      }),
    }),
  };
}
