import { readTerms, type TextTerm } from './text-terms.ts';

/** A theme, or an issue of the campaign, that texts are sorted into. */
export interface SortingTheme {
  id: string;
  /** Its name in the language of the texts. */
  label: string;
}

/** What a text may be about, and the words that say so. */
export interface ThemeSuggestion {
  theme: string;
  because: string[];
}

/** A term tells a theme where this share of its sorted texts are in the theme. */
const TELLING_SHARE = 0.7;
const MIN_TELLING_TEXTS = 2;
const MAX_REASONS = 3;

/**
 * Suggests themes by the words in their names and by the words of the texts that organisers have
 * sorted already.
 */
export class ThemeSuggester {
  /** The theme that each term tells. A term that tells two themes tells none. */
  readonly #themeByTerm = new Map<string, string>();

  /** @param sorted the terms of each text that has a theme */
  constructor(
    themes: readonly SortingTheme[],
    sorted: Iterable<{ theme: string; terms: readonly TextTerm[] }>,
    language: string,
  ) {
    this.#learnTerms(sorted);
    this.#readLabels(themes, language);
  }

  /** @returns the theme that most terms of the text tell; undefined where none or two are told */
  suggest(terms: readonly TextTerm[]): ThemeSuggestion | undefined {
    const reasons = new Map<string, Map<string, string>>();
    for (const { key, words } of terms) {
      const theme = this.#themeByTerm.get(key);
      if (theme === undefined) continue;
      const because = reasons.get(theme) ?? new Map<string, string>();
      because.set(key, words);
      reasons.set(theme, because);
    }
    const [best, second] = [...reasons].sort(([, a], [, b]) => b.size - a.size);
    if (!best || second?.[1].size === best[1].size) return undefined;
    return { theme: best[0], because: [...best[1].values()].slice(0, MAX_REASONS) };
  }

  #learnTerms(sorted: Iterable<{ theme: string; terms: readonly TextTerm[] }>): void {
    const counts = new Map<string, Map<string, number>>();
    for (const { theme, terms } of sorted)
      for (const key of new Set(terms.map((term) => term.key))) {
        const byTheme = counts.get(key) ?? new Map<string, number>();
        byTheme.set(theme, (byTheme.get(theme) ?? 0) + 1);
        counts.set(key, byTheme);
      }
    for (const [key, byTheme] of counts) {
      const all = [...byTheme.values()].reduce((sum, count) => sum + count, 0);
      const [theme, count] = [...byTheme].sort(([, a], [, b]) => b - a)[0] ?? ['', 0];
      if (count >= MIN_TELLING_TEXTS && count >= TELLING_SHARE * all)
        this.#themeByTerm.set(key, theme);
    }
  }

  #readLabels(themes: readonly SortingTheme[], language: string): void {
    const shared = new Set<string>();
    const told = new Map<string, string>();
    for (const { id, label } of themes)
      for (const key of new Set(readTerms(label, language).map((term) => term.key))) {
        if (told.has(key)) shared.add(key);
        told.set(key, id);
      }
    for (const [key, id] of told) if (!shared.has(key)) this.#themeByTerm.set(key, id);
  }
}
