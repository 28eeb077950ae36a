import { cleanLine } from 'campaign-widgets/contract';
import { readDone } from '../organiser/ui/done-messages.ts';
import type { SubmittedForm } from '../organiser/ui/form-fields.ts';
import { paginate } from '../organiser/ui/page-links.ts';
import { findWardCode } from '../organiser/ui/ward-field.ts';
import type { Store } from '../store/store.ts';
import type { ChooseContext } from './choose-context.ts';
import { listCandidates } from './candidates.ts';
import { sampleTexts } from './sample-texts.ts';
import { selectTexts, type TextQuery } from './select-texts.ts';
import type { SortPageData } from './sort-page-data.ts';
import type { TextLibrary } from './text-library.ts';
import type { SortedText, ThemeMove } from './theme-records.ts';

const GROUPS_PER_PAGE = 20;
const MAX_SHOWN_MOVES = 20;
/** A move of more texts than this shows some of them, to be looked at once more. */
const MAX_UNCHECKED_TEXTS = 10;
const MAX_SEARCH_LENGTH = 100;

/** A page of texts that an address asks for. */
export type SortPageQuery = TextQuery & { page: string };

/** Reads which texts an address asks for. It ignores what it does not understand. */
export function readSortQuery(c: ChooseContext, parameters: URLSearchParams): SortPageQuery {
  const text = (name: string): string =>
    cleanLine(parameters.get(name) ?? '').slice(0, MAX_SEARCH_LENGTH);
  return {
    language: text('language'),
    ward: findWardCode(c.var.names, text('ward')),
    under: text('under'),
    term: text('term'),
    search: text('search'),
    looks: text('looks'),
    page: text('page'),
  };
}

/** Everything that the page shows. @param submitted a form that comes back with its problems */
export async function readSortPage(
  c: ChooseContext,
  { store, library }: { store: Store; library: TextLibrary },
  { page, ...asked }: SortPageQuery,
  submitted?: SubmittedForm,
): Promise<SortPageData> {
  const { campaign, language } = c.var;
  const [shelf, themes, moves] = await Promise.all([
    library.open({
      campaign: campaign.id,
      area: asked.ward || undefined,
      language: asked.language || undefined,
      defaultLanguage: campaign.languages[0] ?? 'en',
    }),
    store.themes.list(campaign.id),
    store.themes.moves(campaign.id, MAX_SHOWN_MOVES),
  ]);
  const query = { ...asked, language: shelf.texts[0]?.language ?? asked.language };
  const headings = listCandidates(campaign, themes, language);
  const { groups, ...selected } = selectTexts(shelf, query, headings);
  const done = submitted ? undefined : readDone(c);
  const move = moves.find(({ id }) => id === done?.at);
  return {
    ...selected,
    query,
    list: paginate(groups, page, GROUPS_PER_PAGE),
    all: shelf.texts.length,
    languages: shelf.languages,
    isCut: shelf.isCut,
    headings,
    themes: headings.slice(headings.length - themes.length),
    textsIn: countByTheme(shelf.texts),
    moves,
    sample: move && (await readSample(c, store, move, shelf.texts)),
    done,
    submitted,
  };
}

function countByTheme(texts: readonly { theme: string | null }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { theme } of texts)
    if (theme !== null) counts.set(theme, (counts.get(theme) ?? 0) + 1);
  return counts;
}

async function readSample(
  c: ChooseContext,
  store: Store,
  move: ThemeMove,
  texts: readonly SortedText[],
): Promise<SortPageData['sample']> {
  if (move.texts <= MAX_UNCHECKED_TEXTS || move.undoneBy !== null) return undefined;
  const moved = new Set(await store.themes.movedTexts(c.var.campaign.id, move.id));
  return {
    move,
    texts: sampleTexts(
      texts.filter(({ id }) => moved.has(id)),
      MAX_UNCHECKED_TEXTS,
    ),
  };
}
