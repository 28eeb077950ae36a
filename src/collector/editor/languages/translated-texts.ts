import { type JsonObject, objectsOf, valueAt, withValue } from '../document-paths.ts';
import { readWords, withWords } from '../local-words.ts';

/** A text of a document that people read. */
export interface TranslatedText {
  /** Where it stands: with places in lists, `consents.0.statement`. */
  path: string;
  /** The same with ids in place of places, which stay when a list is put into another order. */
  key: string;
}

/** The texts that people read, the legal ones first. A star stands for each entry of a list. */
const TEXT_PATHS = [
  'consents.*.statement',
  'name',
  'survey.issues.*.label',
  'survey.next',
  'champion.roles.*.label',
  'champion.next',
  'progress.measures.*.label',
  'progress.milestones.*.label',
];

/** Every text of a document that people read. */
export const listTexts = (document: JsonObject): TranslatedText[] =>
  TEXT_PATHS.flatMap((pattern) => {
    const [list = '', field] = pattern.split('.*.');
    if (field === undefined)
      return valueAt(document, pattern) === undefined ? [] : [{ path: pattern, key: pattern }];
    return objectsOf(valueAt(document, list)).flatMap((entry, at) =>
      typeof entry.id === 'string' && entry[field] !== undefined
        ? [{ path: `${list}.${at}.${field}`, key: `${list}.${entry.id}.${field}` }]
        : [],
    );
  });

/** The texts that say nothing in a language yet. */
export const missingTexts = (
  document: JsonObject,
  language: string,
  first: string,
): TranslatedText[] =>
  listTexts(document).filter(
    ({ path }) => readWords(valueAt(document, path), language, first) === '',
  );

/**
 * Puts words into a language, by the keys of their texts.
 * @returns the document, and how many texts were changed
 */
export function withTranslations(
  before: JsonObject,
  words: ReadonlyMap<string, string>,
  { language, first }: { language: string; first: string },
): { document: JsonObject; changed: number } {
  let document = before;
  let changed = 0;
  for (const { path, key } of listTexts(before)) {
    const typed = words.get(key)?.trim() ?? '';
    const text = valueAt(document, path);
    // An empty cell is a text that nobody has translated yet, and takes nothing away.
    if (typed === '' || readWords(text, language, first) === typed) continue;
    document = withValue(document, path, withWords(text, language, first, typed));
    changed++;
  }
  return { document, changed };
}
