import type { JsonObject } from '../document-paths.ts';
import type { EditorTask } from '../editor-task.ts';
import { kindOfText, listTranslatedTexts } from './translated-texts.ts';

/** Long texts have a field of several lines. */
const LONG_TEXT = /\.(statement|organisationStatement|next)$/;

/** The form of one language: every text of the document in it, the legal ones first. */
export const translationTask = (document: JsonObject, language: string): EditorTask => ({
  id: 'languages',
  paths: [],
  fields: listTranslatedTexts(document).map(({ path }) => ({
    path,
    kind: kindOfText(path),
    language,
    rows: LONG_TEXT.test(path) ? 4 : 1,
  })),
});
