import { stemmer } from 'stemmer';
import { commonTerm } from './term-synonyms.ts';
import { stopWordsOf } from './stop-words.ts';

/** One word of a text, or two that are one term. */
export interface TextTerm {
  /** Equal for all forms of a word: `pothole` for "Pot holes". */
  key: string;
  /** The words as the resident wrote them, in lower case. */
  words: string;
  /** The positions of its first word and of the word after it: neighbours touch. */
  start: number;
  end: number;
}

/** The first letters of a word stand for the word in a language without a stemmer. */
const PREFIX_LETTERS = 5;
const MIN_WORD_LETTERS = 2;
const MAX_WORD_LETTERS = 40;
/** A text has at most 500 characters; more words than this are not read. */
const MAX_WORDS = 200;

const WORD_PATTERN = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu;

/** A text for comparison: composed characters (Unicode NFC), lower case. */
export const comparableText = (text: string): string => text.normalize('NFC').toLowerCase();

/**
 * The terms of a text in its order, without words that say nothing. English words are cut to their
 * stem (Porter 1980); words of other languages to their first five letters.
 * @param language a tag, such as `en` or `cy`
 */
export function readTerms(text: string, language: string): TextTerm[] {
  const stopWords = stopWordsOf(language);
  const words = splitIntoWords(text);
  const terms: TextTerm[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const pair = `${word} ${words[at + 1] ?? ''}`;
    const pairTerm = language === 'en' ? commonTerm(pair) : undefined;
    if (pairTerm !== undefined) {
      terms.push({ key: pairTerm, words: pair, start: at, end: at + 2 });
      at++;
    } else if (!isNumber(word) && isTelling(word, stopWords)) {
      terms.push({ key: termKey(word, language), words: word, start: at, end: at + 1 });
    }
  }
  return terms;
}

/** What a search compares: the terms of a text, and its numbers ("the 23 bus"). */
export const searchableKeys = (text: string, language: string): string[] => [
  ...readTerms(text, language).map(({ key }) => key),
  ...splitIntoWords(text).filter(isNumber),
];

/** The key of one word. */
const termKey = (word: string, language: string): string =>
  language === 'en'
    ? (commonTerm(word) ?? stemmer(word))
    : Array.from(word).slice(0, PREFIX_LETTERS).join('');

function splitIntoWords(text: string): string[] {
  const words: string[] = [];
  for (const [word] of comparableText(text).matchAll(WORD_PATTERN)) {
    if (words.length === MAX_WORDS) break;
    words.push(word.replace(/['’]s$/, '').replace(/['’]/g, ''));
  }
  return words;
}

const isTelling = (word: string, stopWords: ReadonlySet<string>): boolean =>
  word.length >= MIN_WORD_LETTERS && word.length <= MAX_WORD_LETTERS && !stopWords.has(word);

const isNumber = (word: string): boolean => /^\p{N}+$/u.test(word);
