import type { CampaignDocument } from 'campaign-widgets/contract';
import type { DisplayNames } from '../campaigns/display-names.ts';
import type { LanguageTag } from '../organiser/ui/page-languages.ts';
import { groupBy } from '../store/group-by.ts';
import type { Store } from '../store/store.ts';
import { OTHER_ISSUE } from '../answers/answer-records.ts';
import { listCandidates } from './candidates.ts';
import type { MemberWeighing, SavedShortlist } from './shortlist-records.ts';

/** An issue or a theme in one ward. */
export interface WardCandidate {
  id: string;
  label: string;
  /** How many published answers of the ward name it. */
  named: number;
}

/** One ward with all that it could choose from, the most named first. */
export interface WardChoices {
  code: string;
  name: string;
  candidates: WardCandidate[];
  /** How many answers named something else that is not sorted. */
  unsorted: number;
  weighings: MemberWeighing[];
  shortlist?: SavedShortlist | undefined;
}

interface ChoicesContext {
  campaign: CampaignDocument;
  names: DisplayNames;
  language: LanguageTag;
}

/** Every ward of the document, in its order, and wards of older versions that have answers. */
export async function readWardChoices(
  { campaign, names, language }: ChoicesContext,
  { themes, shortlists }: Pick<Store, 'themes' | 'shortlists'>,
): Promise<WardChoices[]> {
  const [counts, ownThemes, weighings, current] = await Promise.all([
    themes.countCandidates(campaign.id),
    themes.list(campaign.id),
    shortlists.weighings(campaign.id),
    shortlists.current(campaign.id),
  ]);
  const headings = listCandidates(campaign, ownThemes, language);
  const countsByArea = groupBy(counts, ({ area }) => area);
  const weighingsByArea = groupBy(weighings, ({ area }) => area);
  const shortlistByArea = new Map(current.map((list) => [list.area, list]));
  const codes = new Set([
    ...campaign.areas.wards.map(({ code }) => code),
    ...[...countsByArea.keys()].filter((code) => code !== 'unknown' && code !== 'outside'),
  ]);
  return [...codes].map((code) => {
    const named = new Map(
      (countsByArea.get(code) ?? []).map(({ candidate, count }) => [candidate, count]),
    );
    const former = [...named.keys()].filter(
      (id) => id !== OTHER_ISSUE && !headings.some(([known]) => known === id),
    );
    const all = [...headings, ...former.map((id) => [id, names.issue(id)] as const)];
    return {
      code,
      name: names.area(code),
      candidates: all
        .map(([id, label]) => ({ id, label, named: named.get(id) ?? 0 }))
        .sort((a, b) => b.named - a.named),
      unsorted: named.get(OTHER_ISSUE) ?? 0,
      weighings: weighingsByArea.get(code) ?? [],
      shortlist: shortlistByArea.get(code),
    };
  });
}

/** Where a candidate of a ward is now, why, and what the campaign would ask for. */
export interface CandidatePlace {
  place: 'on' | 'out' | 'neither';
  reason: string;
  ask: string;
}

/** The place of a candidate by the newest shortlist. */
export function candidatePlace({ shortlist }: WardChoices, id: string): CandidatePlace {
  const { options = [], leftOut = [] } = shortlist?.document ?? {};
  const option = options.find(({ candidate }) => candidate === id);
  if (option) return { place: 'on', reason: option.why, ask: option.ask };
  const left = leftOut.find(({ candidate }) => candidate === id);
  if (left) return { place: 'out', reason: left.because, ask: '' };
  return { place: 'neither', reason: '', ask: '' };
}
