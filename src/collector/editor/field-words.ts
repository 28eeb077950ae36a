import { ownValue } from 'campaign-widgets/contract';
import type { OrganiserMessages } from '../organiser/ui/organiser-messages.ts';

/** A path without the places in lists: `survey.issues.2.label` is `survey.issues.label`. */
export const pathPattern = (path: string): string => path.replace(/\.\d+(?=\.|$)/g, '');

/**
 * The key of what is said of a path, in the messages of the editor. A question of the campaign's
 * own has the same words in whichever form it is asked.
 */
export const wordsKey = (path: string): string =>
  pathPattern(path)
    .replace(/^(?:survey|champion)\.(?=questions\.)/, '')
    .replaceAll('.', '/');

/** What a field is called, and what is said under it; a field without words has none. */
export function fieldWords({ editorFields }: OrganiserMessages, path: string) {
  const key = wordsKey(path);
  return {
    label: ownValue<string>(editorFields.labels, key),
    hint: ownValue<string>(editorFields.hints, key),
  };
}

/** What a list is called, one entry of it, and one that is new; undefined where it is no list. */
export function listWords({ editorChanges }: OrganiserMessages, path: string) {
  const key = wordsKey(path);
  const list = ownValue<string>(editorChanges.lists, key);
  const entry = ownValue<string>(editorChanges.entries, key);
  const newEntry = ownValue<string>(editorChanges.newEntries, key);
  if (list === undefined || entry === undefined || newEntry === undefined) return undefined;
  return { list, entry, newEntry };
}
