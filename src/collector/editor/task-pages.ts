import { html } from 'hono/html';
import type { Problem } from 'campaign-widgets/contract';
import {
  hiddenFields,
  problemSummary,
  statusMessage,
  warningSummary,
} from '../organiser/ui/form-fields.ts';
import { describeActor } from '../organiser/actor-name.ts';
import type { Html } from '../organiser/ui/html.ts';
import type { DraftFindings } from './campaign-editor.ts';
import { valueAt } from './document-paths.ts';
import type { EditorContext } from './editor-page.ts';
import { backToTasks, doneWords, editorPage, editPath } from './editor-page.ts';
import type { EditorTask, FieldValues, TaskView } from './editor-task.ts';
import { editorTasks } from './editor-tasks.ts';
import { autosaveStatus, sidePreview } from './script-parts.ts';
import { taskFields } from './task-form.ts';
import { taskFormProblems, problemsOfTask } from './task-problems.ts';
import { readValues, signOfValues } from './task-values.ts';
import { placeSearch } from './tasks/wards-task.ts';

type Query = Readonly<Record<string, string>>;

/** The state of a task: a word, and whether something must be done. */
function taskState(
  task: EditorTask,
  { draft: { document }, messages }: EditorContext,
  problems: readonly Problem[],
) {
  const own = problemsOfTask(task, problems);
  const isEmpty = task.paths.every((path) => valueAt(document, path) === undefined);
  const { states } = messages.editor;
  if (own.length === 0)
    return isEmpty && task.isOptional
      ? { words: states.optional, isDue: false }
      : { words: states.done, isDue: false };
  const isToDo = own.every(({ code }) => code === 'required');
  return { words: isToDo ? states.todo : states.problems(own.length), isDue: true };
}

/** The list of tasks, with the state of each. */
export function taskListPage(
  context: EditorContext,
  { problems, warnings }: DraftFindings,
  query: Query,
): Promise<Html> {
  const { draft, messages } = context;
  const { editor, preview } = messages;
  const entry = (task: EditorTask): Html => {
    const { words, isDue } = taskState(task, context, problems);
    const isWrong = isDue && words !== editor.states.todo;
    const href = editPath(draft.campaign, `/${task.id}${isWrong ? '?check=1' : ''}`);
    return html`<li class="row task">
      <a href="${href}">${editor.tasks[task.id].title}</a>
      <span class="tag ${isDue ? 'due' : ''}">${words}</span>
      ${toLookAt(context, problemsOfTask(task, warnings).length)}
    </li>`;
  };
  return editorPage(
    context,
    editor.title,
    html`<h1>${editor.title}</h1>
      ${statusMessage(doneWords(context, query))}
      <p>${editor.intro}</p>
      <ol class="plain tasks">
        ${editorTasks.map(entry)}
      </ol>
      ${draftState(context)}
      <p class="row">
        <a class="button main" href="${editPath(draft.campaign, '/publish')}">
          ${editor.checkAndPublish}
        </a>
        <a href="${editPath(draft.campaign, '/preview')}">${preview.title}</a>
        <a href="${editPath(draft.campaign, '/versions')}">${editor.versions}</a>
        ${
          draft.isChanged
            ? html`<a href="${editPath(draft.campaign, '/discard')}">${editor.discardLink}</a>`
            : ''
        }
      </p>`,
  );
}

/** Says that part of a task should be checked. */
const toLookAt = ({ messages }: EditorContext, amount: number): Html | '' =>
  amount > 0 ? html`<span class="tag">${messages.editor.states.warnings(amount)}</span>` : '';

/** What is live, and who changed the draft last. */
function draftState(context: EditorContext): Html {
  const { draft, format, messages } = context;
  const { editor } = messages;
  const { live, isChanged, changedBy, changedAt } = draft;
  return html`<p class="hint">
    ${live ? editor.isLive(live.version) : editor.neverPublished}
    ${
      isChanged && changedAt
        ? editor.changedBy(describeActor(context, changedBy), format.time(changedAt))
        : editor.isUnchanged
    }
  </p>`;
}

export interface TaskPageOptions {
  task: EditorTask;
  query: Query;
  /** The typed values, when the form comes back. */
  values?: FieldValues;
  problems?: readonly Problem[];
  warnings?: readonly Problem[];
}

/** The page of one task: a form that works without scripts. */
export function taskPage(
  context: EditorContext,
  { task, query, values, problems = [], warnings = [] }: TaskPageOptions,
): Promise<Html> {
  const { draft, messages } = context;
  const { editor } = messages;
  const kept = readValues(task, draft.document);
  const shown = values ?? kept;
  const submitted = {
    fields: {},
    problems: taskFormProblems(messages, { task, values: shown, problems }),
    warnings: taskFormProblems(messages, { task, values: shown, problems: warnings }),
  };
  const view: TaskView = { context, draft, values: shown, submitted, query };
  const action = editPath(draft.campaign, `/${task.id}`);
  const { title, intro } = editor.tasks[task.id];
  return editorPage(
    context,
    title,
    html`${backToTasks(context)}
      <h1>${title}</h1>
      ${statusMessage(doneWords(context, query))} ${problemSummary(context, submitted)}
      ${warningSummary(editor.warningsTitle, submitted.warnings)}
      <p>${intro}</p>
      ${task.id === 'wards' ? placeSearch(view, action) : ''}
      <form method="post" action="${action}" class="${task.id === 'wards' ? '' : 'one'}">
        ${hiddenFields([['seen', signOfValues(kept)]])} ${taskFields(task, view)}
        <p class="row">
          <button class="main" name="go" value="on">${editor.saveAndGoOn}</button>
          <button name="go" value="">${editor.save}</button>
        </p>
        ${autosaveStatus(context)}
      </form>
      ${sidePreview(context)}`,
  );
}
