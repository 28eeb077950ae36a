import MiniSearch from 'minisearch';
import { yieldToRequests } from '../../store/work-in-steps.ts';
import { type FoldedTexts, TextFolder } from './fold-texts.ts';
import { pairsOf, type RecurringTerm, TermCounter } from './recurring-terms.ts';
import { readTerms, searchableKeys, type TextTerm } from './text-terms.ts';

/** One text of a resident. */
export interface TypedText {
  /** The id of the answer. */
  id: string;
  area: string;
  issue: string;
  /** The language of the form it was typed in. */
  language: string;
  text: string;
}

/** How many texts are read before other requests get their turn. */
const STEP_TEXTS = 100;
const MAX_RECURRING_TERMS = 60;
/** A search word of this length may have a slip: a wrong letter, or two changed places. */
const MIN_FUZZY_LETTERS = 5;
const FUZZY_SHARE = 0.25;

/**
 * The texts of one language: what recurs in them, which say the same, and which have a word. It
 * holds no more than the texts that it was built from, and no figure of a theme.
 */
export class TextIndex {
  readonly groups: readonly FoldedTexts[];
  readonly recurring: readonly RecurringTerm[];
  readonly #texts: ReadonlyMap<string, TypedText>;
  readonly #terms: ReadonlyMap<string, readonly TextTerm[]>;
  readonly #search: MiniSearch<TypedText>;

  private constructor(parts: {
    texts: ReadonlyMap<string, TypedText>;
    terms: ReadonlyMap<string, readonly TextTerm[]>;
    groups: readonly FoldedTexts[];
    recurring: readonly RecurringTerm[];
    search: MiniSearch<TypedText>;
  }) {
    this.#texts = parts.texts;
    this.#terms = parts.terms;
    this.groups = parts.groups;
    this.recurring = parts.recurring;
    this.#search = parts.search;
  }

  /** Reads all texts of one language in steps, so that no other request waits for more than one. */
  static async build(texts: readonly TypedText[], language: string): Promise<TextIndex> {
    const terms = new Map<string, readonly TextTerm[]>();
    const search = createSearch(language);
    const folder = new TextFolder();
    const counter = new TermCounter();
    await inSteps(texts, ({ text }) => {
      folder.count(text);
    });
    await inSteps(texts, (typed) => {
      const found = readTerms(typed.text, language);
      terms.set(typed.id, found);
      counter.add(found);
      folder.add(typed.id, typed.text);
      search.add(typed);
    });
    return new TextIndex({
      texts: new Map(texts.map((text) => [text.id, text])),
      terms,
      groups: folder.groups,
      recurring: counter.listRecurring(MAX_RECURRING_TERMS),
      search,
    });
  }

  textOf(id: string): TypedText | undefined {
    return this.#texts.get(id);
  }

  termsOf(id: string): readonly TextTerm[] {
    return this.#terms.get(id) ?? [];
  }

  /** The ids of the texts that have a term, or a pair of neighbours. */
  withTerm(key: string): Set<string> {
    const found = new Set<string>();
    const isPair = key.includes(' ');
    for (const [id, terms] of this.#terms)
      if ((isPair ? pairsOf(terms) : terms).some((term) => term.key === key)) found.add(id);
    return found;
  }

  /** In how many of these texts each recurring term is. */
  countRecurring(ids: Iterable<string>): Map<string, number> {
    const counts = new Map(this.recurring.map(({ key }) => [key, 0]));
    for (const id of ids) {
      const terms = this.termsOf(id);
      for (const key of new Set([...terms, ...pairsOf(terms)].map((term) => term.key))) {
        const count = counts.get(key);
        if (count !== undefined) counts.set(key, count + 1);
      }
    }
    return counts;
  }

  /** The ids of the texts with all words of a search, or with words that begin like them. */
  matching(query: string): Set<string> {
    return new Set(this.#search.search(query).map(({ id }) => id as string));
  }
}

async function inSteps(
  texts: readonly TypedText[],
  work: (text: TypedText) => void,
): Promise<void> {
  for (let from = 0; from < texts.length; from += STEP_TEXTS) {
    texts.slice(from, from + STEP_TEXTS).forEach(work);
    await yieldToRequests();
  }
}

function createSearch(language: string): MiniSearch<TypedText> {
  return new MiniSearch<TypedText>({
    fields: ['text'],
    tokenize: (text) => searchableKeys(text, language),
    processTerm: (key) => key,
    searchOptions: {
      combineWith: 'AND',
      prefix: true,
      fuzzy: (word) => (word.length >= MIN_FUZZY_LETTERS ? FUZZY_SHARE : false),
    },
  });
}
