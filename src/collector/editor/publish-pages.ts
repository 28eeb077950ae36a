import { html } from 'hono/html';
import type { Problem } from 'campaign-widgets/contract';
import { describeActor } from '../organiser/actor-name.ts';
import { statusMessage, textArea } from '../organiser/ui/form-fields.ts';
import { hiddenFields } from '../organiser/ui/form-fields.ts';
import { scrollTable } from '../organiser/ui/data-table.ts';
import type { Html } from '../organiser/ui/html.ts';
import type { CampaignVersion } from '../campaigns/campaign-records.ts';
import type { DraftFindings } from './campaign-editor.ts';
import { compareDocuments } from './compare-documents.ts';
import { describeChange } from './describe-change.ts';
import type { JsonObject } from './document-paths.ts';
import { backToTasks, doneWords, type EditorContext, editorPage, editPath } from './editor-page.ts';
import { taskFormProblems, problemWords, taskOfPath } from './task-problems.ts';
import { readValues } from './task-values.ts';

/** If there are more changes than this, nobody reads them one by one. */
const MAX_SHOWN_CHANGES = 200;

/** The changes, the problems to correct, and the button. */
export function publishPage(
  context: EditorContext,
  { problems, warnings, isStale = false }: DraftFindings & { isStale?: boolean },
): Promise<Html> {
  const { draft } = context;
  const { publishTitle, staleDraft } = context.messages.editor;
  return editorPage(
    context,
    publishTitle,
    html`${backToTasks(context)}
      <h1>${publishTitle}</h1>
      ${isStale ? html`<p class="problem" role="alert">${staleDraft}</p>` : ''}
      ${problems.length > 0 ? problemList(context, problems) : ''}
      ${warnings.length > 0 ? warningList(context, warnings) : ''} ${changeList(context)}
      ${draft.isChanged && problems.length === 0 ? publishForm(context) : ''}`,
  );
}

const problemList = (context: EditorContext, problems: readonly Problem[]): Html =>
  html`<div class="problem">
    <h2>${context.messages.editor.problemsTitle}</h2>
    <ul class="plain">
      ${problemLinks(context, problems)}
    </ul>
  </div>`;

const warningList = (context: EditorContext, warnings: readonly Problem[]): Html =>
  html`<div class="notice">
    <h2>${context.messages.editor.warningsTitle}</h2>
    <ul class="plain">
      ${problemLinks(context, warnings)}
    </ul>
  </div>`;

/** An entry for each problem; what says the same of one field is told once. */
const problemLinks = (context: EditorContext, problems: readonly Problem[]): Html[] => {
  const links = problems.map((problem) => draftProblemLink(context, problem));
  const distinct = new Map(links.map((link) => [`${link.path} ${link.words}`, link]));
  return [...distinct.values()].map(({ path, words }) =>
    path === undefined ? html`<li>${words}</li>` : html`<li><a href="${path}">${words}</a></li>`,
  );
};

/** What a problem says, and the path of its field, where a task has one for it. */
function draftProblemLink({ draft, messages }: EditorContext, problem: Problem) {
  const { campaign, document } = draft;
  const task = taskOfPath(problem.path);
  const words = problemWords(messages, problem);
  if (!task) return { words, path: undefined };
  const [at] = taskFormProblems(messages, {
    task,
    values: readValues(task, document),
    problems: [problem],
  });
  const field = at ? `#${at.field}` : '';
  return { words, path: editPath(campaign, `/${task.id}?check=1${field}`) };
}

function changeList(context: EditorContext): Html {
  const { draft, messages } = context;
  const { editor } = messages;
  const { live, document, baseVersion, isChanged } = draft;
  if (!live) return html`<p>${editor.firstVersion}</p>`;
  if (!isChanged) return html`<p>${editor.noChanges}</p>`;
  const isOvertaken = baseVersion < live.version;
  return html`${
      isOvertaken
        ? html`<p class="problem">${editor.isOvertaken(live.version, baseVersion)}</p>`
        : ''
    }
    <h2>${editor.changes(live.version)}</h2>
    ${changesInWords(context, live.document, document)}
    <p>${editor.answersStay(live.version)}</p>`;
}

/** What differs between two documents, a sentence each. */
export function changesInWords(
  { messages }: EditorContext,
  before: JsonObject,
  after: JsonObject,
): Html {
  const { editor } = messages;
  const changes = compareDocuments(before, after);
  if (changes.length === 0) return html`<p>${editor.noDifference}</p>`;
  const shown = changes.slice(0, MAX_SHOWN_CHANGES);
  const more = changes.length - shown.length;
  return html`<ul>
      ${shown.map((change) => html`<li class="typed">${describeChange(messages, change, { before, after })}</li>`)}
    </ul>
    ${more > 0 ? html`<p>${editor.moreChanges(more)}</p>` : ''}`;
}

const publishForm = ({ draft, messages: { editor } }: EditorContext): Html =>
  html`<form method="post" action="${editPath(draft.campaign, '/publish')}" class="one">
    ${hiddenFields([['revision', String(draft.revision)]])}
    ${textArea({
      id: 'note',
      name: 'note',
      label: editor.note,
      hint: editor.noteHint,
      rows: 2,
    })}
    <button class="main">${editor.publishVersion((draft.live?.version ?? 0) + 1)}</button>
  </form>`;

/** Each version with its date, who published it, and why. */
export function versionsPage(
  context: EditorContext,
  versions: readonly CampaignVersion[],
  query: Readonly<Record<string, string>>,
): Promise<Html> {
  const { draft, format, messages } = context;
  const { editor } = messages;
  const { columns, whenUnknown } = editor;
  const link = ({ version }: CampaignVersion): Html =>
    html`<a href="${editPath(draft.campaign, `/compare?from=${version - 1}&to=${version}`)}"
      >${editor.compareWithPrevious}</a
    >`;
  const isFirst = ({ version }: CampaignVersion): boolean =>
    !versions.some((other) => other.version === version - 1);
  return editorPage(
    context,
    editor.versions,
    html`${backToTasks(context)}
      <h1>${editor.versions}</h1>
      ${statusMessage(doneWords(context, query))}
      ${scrollTable(editor.versions, {
        rows: versions,
        isStacked: true,
        columns: [
          { heading: columns.version, kind: 'heading', cell: ({ version }) => String(version) },
          {
            heading: columns.when,
            cell: ({ publishedAt }) => (publishedAt ? format.time(publishedAt) : whenUnknown),
          },
          {
            heading: columns.who,
            cell: ({ publishedBy }) => describeActor(context, publishedBy) || whenUnknown,
          },
          {
            heading: columns.note,
            cell: ({ note }) => (note ? html`<span class="typed">${note}</span>` : ''),
          },
          { heading: '', cell: (version) => (isFirst(version) ? '' : link(version)) },
          { heading: '', cell: ({ version }) => restoreForm(context, version) },
        ],
      })} `,
  );
}

const restoreForm = ({ draft, messages: { editor } }: EditorContext, version: number): Html =>
  html`<form method="post" action="${editPath(draft.campaign, `/versions/${version}/restore`)}">
    ${hiddenFields([['revision', String(draft.revision)]])}
    <button aria-label="${editor.bringBackLabel(version)}">${editor.bringBack}</button>
  </form>`;

/** What differs between two versions, in words. */
export function comparePage(
  context: EditorContext,
  before: { name: string; document: JsonObject },
  after: { name: string; document: JsonObject },
): Promise<Html> {
  const { editor } = context.messages;
  const title = editor.compareTitle(before.name, after.name);
  return editorPage(
    context,
    title,
    html`<p>
        <a href="${editPath(context.draft.campaign, '/versions')}">${editor.versions}</a>
      </p>
      <h1>${title}</h1>
      ${changesInWords(context, before.document, after.document)}`,
  );
}
