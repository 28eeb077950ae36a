import type { BallotList, BallotState, CampaignDocument, Results } from 'campaign-widgets/contract';
import { hostedResults, type HostedWard, type ViewContext } from 'campaign-widgets/hosted';
import { groupBy } from '../store/group-by.ts';
import type { PageLanguage } from './page-language.ts';
import { pagePath } from './page-ways.ts';

/** A page with more would be long to read and slow on a telephone. */
const WARDS_PER_PAGE = 50;

/** Results may include wards of earlier versions of the campaign: these are on the last page. */
export const countResultPages = ({ areas }: CampaignDocument): number =>
  Math.max(1, Math.ceil(areas.wards.length / WARDS_PER_PAGE));

/** The content of a page of results. */
export interface ResultsInput {
  readonly campaign: CampaignDocument;
  readonly speech: PageLanguage;
  readonly results: Results;
  /** Of a long list of wards, from 1. */
  readonly number: number;
  /** The campaign's public ballots, the newest first. */
  readonly ballots: BallotList['ballots'];
}

/** The states in which a ballot has something to say to whoever reads the results of the survey. */
const BALLOT_LINKS: Partial<Record<BallotState, 'vote' | 'choice'>> = {
  open: 'vote',
  declared: 'choice',
  corrected: 'choice',
};

/**
 * The results ward by ward, in the campaign's order, with the released texts and how they were
 * made.
 */
export function resultsView(
  context: ViewContext,
  { campaign, speech, results, number, ballots }: ResultsInput,
): unknown {
  const { survey, areas } = campaign;
  const released = groupBy(results.words, ({ area }) => area);
  const names = [...areas.wards, ...(results.formerNames?.wards ?? [])];
  const wards = names.flatMap(({ code, name }): HostedWard[] => {
    const area = results.areas.find((one) => one.code === code);
    return area ? [{ area, name, released: released.get(code) ?? [] }] : [];
  });
  const from = (number - 1) * WARDS_PER_PAGE;
  const isLast = wards.length <= from + WARDS_PER_PAGE;
  const next = `${pagePath(campaign, 'results')}?lang=${speech.language}&page=${number + 1}`;
  return hostedResults(context, {
    survey,
    results,
    words: speech.words.results,
    wards: wards.slice(from, isLast ? undefined : from + WARDS_PER_PAGE),
    elsewhere: isLast ? (released.get(undefined) ?? []) : [],
    next: isLast ? undefined : next,
    ballots: ballots.flatMap(({ id, state, title }) => {
      const label = BALLOT_LINKS[state];
      const query = new URLSearchParams({ ballot: id, lang: speech.language });
      const href = `${pagePath(campaign, 'ballot')}?${query.toString()}`;
      return label ? [{ href, title, words: speech.words.go[label] }] : [];
    }),
  });
}
