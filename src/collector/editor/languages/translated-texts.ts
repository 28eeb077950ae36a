import { type JsonObject, objectsOf, valueAt, withValue } from '../document-paths.ts';
import { readField, writeField } from '../field-kinds.ts';

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
  'consents.*.organisationStatement',
  'name',
  'survey.issues.*.label',
  ...questionPaths('survey.questions'),
  'survey.next',
  'champion.roles.*.label',
  ...questionPaths('champion.questions'),
  'champion.next',
  'progress.measures.*.label',
  'progress.measures.*.unit',
  'progress.milestones.*.label',
];

function questionPaths(list: string): string[] {
  return [`${list}.*.label`, `${list}.*.hint`, `${list}.*.choices.*.label`];
}

/** Every text of a document that people read. */
export const listTranslatedTexts = (document: JsonObject): TranslatedText[] =>
  TEXT_PATHS.flatMap((pattern) => textsAt(document, pattern.split('.*.')));

function textsAt(value: unknown, [path = '', ...rest]: string[]): TranslatedText[] {
  const inner = valueAt(value, path);
  if (rest.length === 0) return inner === undefined ? [] : [{ path, key: path }];
  return objectsOf(inner).flatMap((entry, at) => {
    const { id } = entry;
    if (typeof id !== 'string') return [];
    return textsAt(entry, rest).map((text) => ({
      path: `${path}.${at}.${text.path}`,
      key: `${path}.${id}.${text.key}`,
    }));
  });
}

/** How the text at a path is written. */
export const kindOfText = (path: string): 'words' | 'unit' =>
  path.endsWith('.unit') ? 'unit' : 'words';

/** The text at a path in a language; empty if it has none in that language. */
export const readTextAt = (
  document: JsonObject,
  path: string,
  { language, first }: { language: string; first: string },
): string => readField(kindOfText(path), valueAt(document, path), { language, first });

/** The texts that are not translated into a language yet. */
export const missingTexts = (
  document: JsonObject,
  language: string,
  first: string,
): TranslatedText[] =>
  listTranslatedTexts(document).filter(
    ({ path }) => readTextAt(document, path, { language, first }) === '',
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
  for (const { path, key } of listTranslatedTexts(before)) {
    const typed = words.get(key)?.trim() ?? '';
    // An empty cell is a text that nobody has translated yet, and removes nothing.
    if (typed === '' || readTextAt(document, path, { language, first }) === typed) continue;
    const before = valueAt(document, path);
    const written = writeField(kindOfText(path), { name: path, typed, before, language, first });
    if (!('value' in written) || written.value === before) continue;
    document = withValue(document, path, written.value);
    changed++;
  }
  return { document, changed };
}
