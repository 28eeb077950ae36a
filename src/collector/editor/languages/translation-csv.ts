import type { CheckResult } from 'campaign-widgets/contract';
import { createProblem } from 'campaign-widgets/contract';
import { CSV_START, csvRow } from '../../http/csv-rows.ts';
import type { OrganiserMessages } from '../../organiser/ui/organiser-messages.ts';
import { readTable } from '../../people/import/import-table.ts';
import type { JsonObject } from '../document-paths.ts';
import { fieldLabel } from '../task-problems.ts';
import { listTranslatedTexts, readTextAt } from './translated-texts.ts';

const KEY_COLUMN = 'key';

/** The texts of a document in two languages, for translators who use a spreadsheet. */
export function translationCsv(
  messages: OrganiserMessages,
  document: JsonObject,
  { language, first }: { language: string; first: string },
): string {
  const rows = listTranslatedTexts(document).map(({ path, key }) => {
    const words = (tag: string): string => readTextAt(document, path, { language: tag, first });
    return csvRow([key, fieldLabel(messages, path), words(first), words(language)]);
  });
  return `${CSV_START}${csvRow([KEY_COLUMN, 'where', first, language])}${rows.join('')}`;
}

/** Reads such a table back: the words of a language by the keys of their texts. */
export async function readTranslations(
  file: Uint8Array,
  language: string,
): Promise<CheckResult<ReadonlyMap<string, string>>> {
  const table = await readTable(file);
  if (!table.ok) return table;
  const { header, rows } = table.value;
  const names = header.map((name) => name.trim().toLowerCase());
  const [key, words] = [names.indexOf(KEY_COLUMN), names.indexOf(language.toLowerCase())];
  if (key < 0 || words < 0)
    return {
      ok: false,
      problems: [createProblem('', 'columns', `must have the columns "key" and "${language}"`)],
    };
  const found = rows.map(({ cells }): [string, string] => [cells[key] ?? '', cells[words] ?? '']);
  return { ok: true, value: new Map(found) };
}
