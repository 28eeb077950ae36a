import { ownValue } from 'campaign-widgets/contract';
import type { OrganiserMessages } from '../organiser/ui/organiser-messages.ts';

/** A path without the places in lists: `survey.issues.2.label` is `survey.issues.label`. */
export const pathPattern = (path: string): string => path.replace(/\.\d+(?=\.|$)/g, '');

/**
 * The key of the words for a path, in the messages of the editor. A question of the campaign has
 * the same words in both forms.
 */
export const wordsKey = (path: string): string =>
  pathPattern(path)
    .replace(/^(?:survey|champion)\.(?=questions\.)/, '')
    .replaceAll('.', '/');

/** The label and the hint of a field; a field without words has none. */
export function fieldWords({ editorFields }: OrganiserMessages, path: string) {
  const key = wordsKey(path);
  return {
    label: ownValue<string>(editorFields.labels, key),
    hint: ownValue<string>(editorFields.hints, key),
  };
}

/** The words for a list, for one entry and for a new one; undefined if it is not a list. */
export function listWords({ editorChanges }: OrganiserMessages, path: string) {
  const key = wordsKey(path);
  const list = ownValue<string>(editorChanges.lists, key);
  const entry = ownValue<string>(editorChanges.entries, key);
  const newEntry = ownValue<string>(editorChanges.newEntries, key);
  if (list === undefined || entry === undefined || newEntry === undefined) return undefined;
  return { list, entry, newEntry };
}
