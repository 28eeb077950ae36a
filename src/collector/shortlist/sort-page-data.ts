import { describeActor } from '../organiser/actor-name.ts';
import type { NamedOption } from '../organiser/ui/display-names.ts';
import type { DoneNotice } from '../organiser/ui/done-messages.ts';
import type { SubmittedForm } from '../organiser/ui/form-fields.ts';
import type { CampaignContext } from '../organiser/ui/page-context.ts';
import { campaignPath } from '../organiser/ui/page-layout.ts';
import type { ListPage } from '../organiser/ui/page-links.ts';
import type { SelectedTexts, TextGroup, TextQuery } from './select-texts.ts';
import type { SortedText, ThemeMove } from './theme-records.ts';

export interface SortPageData extends Pick<SelectedTexts, 'found' | 'terms' | 'looks' | 'sorted'> {
  query: TextQuery;
  list: ListPage<TextGroup>;
  /** Of the language that the page shows. */
  all: number;
  languages: readonly (readonly [language: string, texts: number])[];
  isCut: boolean;
  /** The issues of the document, then the themes. */
  headings: readonly NamedOption[];
  themes: readonly NamedOption[];
  textsIn: ReadonlyMap<string, number>;
  moves: readonly ThemeMove[];
  /** A large move that was just made, with some of its texts. */
  sample: { move: ThemeMove; texts: readonly SortedText[] } | undefined;
  done: DoneNotice | undefined;
  submitted: SubmittedForm | undefined;
}

export const SORT_PATH = '/choose';

/** The address of the page with a query; what is left out stays as it is. */
export function sortPath(
  { campaign }: Pick<CampaignContext, 'campaign'>,
  query: TextQuery,
  changes: Partial<TextQuery> & { page?: number } = {},
): string {
  const entries = Object.entries({ ...query, ...changes }).filter(
    ([name, value]) => value !== '' && !(name === 'page' && value === 1),
  );
  const search = new URLSearchParams(entries.map(([name, value]) => [name, String(value)]));
  return campaignPath(
    campaign,
    search.size === 0 ? SORT_PATH : `${SORT_PATH}?${search.toString()}`,
  );
}

/** Who moved texts, and when. */
export const moveActor = (context: CampaignContext, { by, on }: ThemeMove): string =>
  context.messages.choose.sort.byOn(describeActor(context, by), context.format.day(on));
