import { isJsonObject, type JsonObject, objectsOf } from './document-paths.ts';

/**
 * Every id that an entry of a list has in any of these documents, by the path of the list. A list
 * inside an entry is named with that entry's id: `survey.questions.travel.choices`.
 */
export const idsIn =
  (documents: readonly JsonObject[]) =>
  (list: string): ReadonlySet<string> =>
    new Set(
      documents.flatMap((document) =>
        objectsOf(listAt(document, list)).map(({ id }) => String(id)),
      ),
    );

/** The values under keys; in lists, under the ids of the entries. */
const listAt = (document: JsonObject, list: string): unknown =>
  list.split('.').reduce<unknown>((value, key) => {
    if (Array.isArray(value)) return objectsOf(value).find(({ id }) => id === key);
    return isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }, document);
