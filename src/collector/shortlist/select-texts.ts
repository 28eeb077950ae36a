import { ThemeSuggester, type ThemeSuggestion } from './text/suggest-themes.ts';
import type { TextShelf } from './text-library.ts';
import type { SortedText } from './theme-records.ts';

/** Means texts that are under no heading, and texts under any or none. */
export const NOT_SORTED = '';
export const ANY_THEME = '*';

/** The texts that the page was asked for, as they stand in its address. */
export interface TextQuery {
  language: string;
  ward: string;
  /** An id of an issue or a theme, `NOT_SORTED` or `ANY_THEME`. */
  under: string;
  /** The key of a recurring term. */
  term: string;
  search: string;
  /** The id of a heading that texts may belong under. */
  looks: string;
}

/** Texts that say nearly the same. */
export interface TextGroup {
  texts: readonly [SortedText, ...SortedText[]];
  suggestion: ThemeSuggestion | undefined;
}

export interface CountedTerm {
  key: string;
  words: string;
  texts: number;
}

export interface SelectedTexts {
  /** The largest groups first. */
  groups: TextGroup[];
  /** How many texts are in them. */
  found: number;
  /** What recurs in the texts under the chosen heading, whatever the search. */
  terms: CountedTerm[];
  /** How many of these texts may belong under each heading. */
  looks: ReadonlyMap<string, number>;
  sorted: number;
}

/** Chooses the texts of a page. It changes nothing, and leaves no text out that fits the query. */
export function selectTexts(
  { texts, index }: TextShelf,
  query: TextQuery,
  headings: readonly (readonly [id: string, label: string])[],
): SelectedTexts {
  const suggestions = suggestAll({ texts, index }, query.language, headings);
  const under = texts.filter(({ theme }) => hasHeading(theme, query.under));
  const wanted = under.filter(matcherOf(index, query, suggestions));
  return {
    groups: groupTexts(index, wanted, suggestions),
    found: wanted.length,
    terms: countTerms(index, under),
    looks: countLooks(under, suggestions),
    sorted: texts.filter(({ theme }) => theme !== null).length,
  };
}

type Suggestions = ReadonlyMap<string, ThemeSuggestion>;

const hasHeading = (theme: string | null, wanted: string): boolean =>
  wanted === ANY_THEME || (wanted === NOT_SORTED ? theme === null : theme === wanted);

/** A guess for each text that is not sorted. */
function suggestAll(
  { texts, index }: Pick<TextShelf, 'texts' | 'index'>,
  language: string,
  headings: readonly (readonly [id: string, label: string])[],
): Suggestions {
  const suggester = new ThemeSuggester(
    headings.map(([id, label]) => ({ id, label })),
    texts.flatMap(({ id, theme }) => (theme === null ? [] : [{ theme, terms: index.termsOf(id) }])),
    language,
  );
  const suggestions = new Map<string, ThemeSuggestion>();
  for (const { id, theme } of texts) {
    const suggestion = theme === null ? suggester.suggest(index.termsOf(id)) : undefined;
    if (suggestion) suggestions.set(id, suggestion);
  }
  return suggestions;
}

function matcherOf(
  index: TextShelf['index'],
  { term, search, looks }: TextQuery,
  suggestions: Suggestions,
): (text: SortedText) => boolean {
  const withTerm = term === '' ? undefined : index.withTerm(term);
  const matching = search === '' ? undefined : index.matching(search);
  return ({ id }) =>
    (withTerm?.has(id) ?? true) &&
    (matching?.has(id) ?? true) &&
    (looks === '' || suggestions.get(id)?.theme === looks);
}

function groupTexts(
  index: TextShelf['index'],
  wanted: readonly SortedText[],
  suggestions: Suggestions,
): TextGroup[] {
  const byId = new Map(wanted.map((text) => [text.id, text]));
  const groups: TextGroup[] = [];
  for (const { ids } of index.groups) {
    const [first, ...more] = ids.flatMap((id) => byId.get(id) ?? []);
    if (first) groups.push({ texts: [first, ...more], suggestion: suggestions.get(first.id) });
  }
  // The order of equal ones is that of their random ids, so it says nothing about time.
  return groups.sort((a, b) => b.texts.length - a.texts.length);
}

function countTerms(index: TextShelf['index'], texts: readonly SortedText[]): CountedTerm[] {
  const counts = index.countRecurring(texts.map(({ id }) => id));
  return index.recurring
    .map(({ key, words }) => ({ key, words, texts: counts.get(key) ?? 0 }))
    .filter((term) => term.texts > 0)
    .sort((a, b) => b.texts - a.texts);
}

function countLooks(
  texts: readonly SortedText[],
  suggestions: Suggestions,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { id } of texts) {
    const theme = suggestions.get(id)?.theme;
    if (theme !== undefined) counts.set(theme, (counts.get(theme) ?? 0) + 1);
  }
  return counts;
}
