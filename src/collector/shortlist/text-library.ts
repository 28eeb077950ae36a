import { createHash } from 'node:crypto';
import type { Store } from '../store/store.ts';
import { TextIndex } from './text/text-index.ts';
import type { SortedText } from './theme-records.ts';

/** More texts than this are sorted ward by ward. */
export const MAX_SORTED_TEXTS = 20_000;
const MAX_KEPT_INDEXES = 8;

export interface TextShelf {
  /** The texts of one language, with the themes that they are in now. */
  texts: readonly SortedText[];
  index: TextIndex;
  /** Every language of the texts with the number of its texts, the most frequent first. */
  languages: readonly (readonly [language: string, texts: number])[];
  /** Whether the campaign has more texts than one page can sort. */
  isCut: boolean;
}

export interface TextShelfQuery {
  campaign: string;
  area: string | undefined;
  /** Left out: the most frequent one. */
  language: string | undefined;
  /** The language of texts whose own is not shown. */
  defaultLanguage: string;
}

/**
 * The texts of campaigns, ready to be sorted. What was read from a text is kept in memory while no
 * text comes or goes; the themes are read anew for each page.
 */
export class TextLibrary {
  readonly #store: Pick<Store, 'themes'>;
  /** By campaign, area, language and texts; the one used longest ago comes first. */
  readonly #indexes = new Map<string, Promise<TextIndex>>();

  constructor(store: Pick<Store, 'themes'>) {
    this.#store = store;
  }

  async open({ campaign, area, language, defaultLanguage }: TextShelfQuery): Promise<TextShelf> {
    const all = await this.#store.themes.texts(campaign, {
      ...(area !== undefined && { area }),
      language: defaultLanguage,
      limit: MAX_SORTED_TEXTS + 1,
    });
    const isCut = all.length > MAX_SORTED_TEXTS;
    const kept = isCut ? all.slice(0, MAX_SORTED_TEXTS) : all;
    const languages = countLanguages(kept);
    const chosen =
      languages.find(([each]) => each === language)?.[0] ?? languages[0]?.[0] ?? defaultLanguage;
    const texts = kept.filter((text) => text.language === chosen);
    const index = await this.#indexOf(JSON.stringify([campaign, area, chosen]), texts, chosen);
    return { texts, index, languages, isCut };
  }

  #indexOf(place: string, texts: readonly SortedText[], language: string): Promise<TextIndex> {
    const key = `${place} ${idsDigest(texts)}`;
    const index = this.#indexes.get(key) ?? TextIndex.build(texts, language);
    this.#indexes.delete(key);
    this.#indexes.set(key, index);
    index.catch(() => this.#indexes.delete(key));
    for (const [oldest] of this.#indexes) {
      if (this.#indexes.size <= MAX_KEPT_INDEXES) break;
      this.#indexes.delete(oldest);
    }
    return index;
  }
}

function countLanguages(texts: readonly SortedText[]): [language: string, texts: number][] {
  const counts = new Map<string, number>();
  for (const { language } of texts) counts.set(language, (counts.get(language) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}

/** A text never changes, so the ids tell whether an index is still right. */
function idsDigest(texts: readonly SortedText[]): string {
  const hash = createHash('sha256');
  for (const { id } of texts) hash.update(id);
  return hash.digest('base64');
}
