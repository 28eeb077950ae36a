import { html } from 'hono/html';
import type { Problem } from 'campaign-widgets/contract';
import { problemSummary, statusMessage } from '../../organiser/ui/form-fields.ts';
import type { Html } from '../../organiser/ui/html.ts';
import { hiddenFields } from '../../organiser/ui/form-fields.ts';
import { doneWords, type EditorContext, editorPage, editPath } from '../editor-page.ts';
import type { EditorTask, FieldValues } from '../editor-task.ts';
import { firstLanguage } from '../local-words.ts';
import { autosaveStatus, sidePreview } from '../script-parts.ts';
import { fieldLabel, tableProblem } from '../task-problems.ts';
import { readValues, signOfValues } from '../task-values.ts';
import { readTextAt } from './translated-texts.ts';
import { languageName } from './language-name.ts';

export interface LanguagePageOptions {
  language: string;
  task: EditorTask;
  query: Readonly<Record<string, string>>;
  /** The problem with a file that was sent. */
  fileProblems?: readonly Problem[];
}

/**
 * Every text side by side with its translation, and the same as a table to download and send back.
 */
export function languagePage(
  context: EditorContext,
  { language, task, query, fileProblems = [] }: LanguagePageOptions,
): Promise<Html> {
  const { draft, messages } = context;
  const { editor } = messages;
  const values = readValues(task, draft.document);
  const path = editPath(draft.campaign, `/languages/${encodeURIComponent(language)}`);
  const title = editor.translateInto(languageName(language, context.language));
  const problems = fileProblems.map((problem) => ({
    field: 'file',
    message: tableProblem(messages, problem),
  }));
  return editorPage(
    context,
    title,
    html`<p>
        <a href="${editPath(draft.campaign, '/languages')}">${editor.tasks.languages.title}</a>
      </p>
      <h1>${title}</h1>
      ${statusMessage(doneWords(context, query))}
      ${problemSummary(context, problems.length > 0 ? { fields: {}, problems } : undefined)}
      <p>${editor.translateIntro}</p>
      <form method="post" action="${path}/table" enctype="multipart/form-data" class="panel">
        <p><a href="${path}/table.csv" download>${editor.tableOut}</a></p>
        <label for="file">${editor.tableIn}</label>
        <input id="file" name="file" type="file" accept=".csv,text/csv" />
        <button>${editor.takeTable}</button>
      </form>
      <form method="post" action="${path}">
        ${hiddenFields([['seen', signOfValues(values)]])}
        ${task.fields.map(({ path: field, rows = 1 }) =>
          sideBySide(context, { field, rows, language, values }),
        )}
        <button class="main">${editor.save}</button>
        ${autosaveStatus(context)}
      </form>
      ${sidePreview(context)}`,
  );
}

interface TextPair {
  field: string;
  rows: number;
  language: string;
  values: FieldValues;
}

function sideBySide(
  { draft, messages }: EditorContext,
  { field, rows, language, values }: TextPair,
): Html {
  const first = firstLanguage(draft.document);
  return html`<div class="pair">
    <p lang="${first}">
      <label for="${field}">${fieldLabel(messages, field)}</label><br />
      <span class="typed">${readTextAt(draft.document, field, { language: first, first })}</span>
    </p>
    <textarea id="${field}" name="${field}" rows="${rows}" lang="${language}" dir="auto">
${values.get(field) ?? ''}</textarea>
  </div>`;
}
