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
import { englishEditor } from './en-editor.ts';
import { formProblems, problemWords, taskOfPath } from './task-problems.ts';
import { readValues } from './task-values.ts';

/** More changes than this are not read one by one. */
const MAX_SHOWN_CHANGES = 200;

/** What has changed, what has to be put right, and the button. */
export function publishPage(
  context: EditorContext,
  { problems, warnings, isStale = false }: DraftFindings & { isStale?: boolean },
): Promise<Html> {
  const { draft } = context;
  const { publishTitle, staleDraft } = englishEditor;
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

const problemList = ({ draft }: EditorContext, problems: readonly Problem[]): Html =>
  html`<div class="problem">
    <h2>${englishEditor.problemsTitle}</h2>
    <ul class="plain">
      ${problems.map((problem) => html`<li>${problemLink(draft, problem)}</li>`)}
    </ul>
  </div>`;

const warningList = ({ draft }: EditorContext, warnings: readonly Problem[]): Html =>
  html`<div class="notice">
    <h2>${englishEditor.warningsTitle}</h2>
    <ul class="plain">
      ${warnings.map((warning) => html`<li>${problemLink(draft, warning)}</li>`)}
    </ul>
  </div>`;

/** A problem leads to its field, where a task has one for it. */
function problemLink({ campaign, document }: EditorContext['draft'], problem: Problem): Html {
  const task = taskOfPath(problem.path);
  const words = problemWords(problem);
  if (!task) return html`${words}`;
  const [at] = formProblems(task, readValues(task, document), [problem]);
  const field = at ? `#${at.field}` : '';
  return html`<a href="${editPath(campaign, `/${task.id}?check=1${field}`)}">${words}</a>`;
}

function changeList({ draft }: EditorContext): Html {
  const { live, document, baseVersion, isChanged } = draft;
  if (!live) return html`<p>${englishEditor.firstVersion}</p>`;
  if (!isChanged) return html`<p>${englishEditor.noChanges}</p>`;
  const isOvertaken = baseVersion < live.version;
  return html`${
      isOvertaken
        ? html`<p class="problem">${englishEditor.isOvertaken(live.version, baseVersion)}</p>`
        : ''
    }
    <h2>${englishEditor.changes(live.version)}</h2>
    ${changesInWords(live.document, document)}
    <p>${englishEditor.answersStay(live.version)}</p>`;
}

/** What differs between two documents, a sentence each. */
export function changesInWords(before: JsonObject, after: JsonObject): Html {
  const changes = compareDocuments(before, after);
  if (changes.length === 0) return html`<p>${englishEditor.noDifference}</p>`;
  const shown = changes.slice(0, MAX_SHOWN_CHANGES);
  const more = changes.length - shown.length;
  return html`<ul>
      ${shown.map((change) => html`<li class="typed">${describeChange(change, before, after)}</li>`)}
    </ul>
    ${more > 0 ? html`<p>${englishEditor.moreChanges(more)}</p>` : ''}`;
}

const publishForm = ({ draft }: EditorContext): Html =>
  html`<form method="post" action="${editPath(draft.campaign, '/publish')}" class="one">
    ${hiddenFields([['revision', String(draft.revision)]])}
    ${textArea({
      id: 'note',
      name: 'note',
      label: englishEditor.note,
      hint: englishEditor.noteHint,
      rows: 2,
    })}
    <button class="main">${englishEditor.publishVersion((draft.live?.version ?? 0) + 1)}</button>
  </form>`;

/** Who published which version, when and why. */
export function versionsPage(
  context: EditorContext,
  versions: readonly CampaignVersion[],
  query: Readonly<Record<string, string>>,
): Promise<Html> {
  const { draft, format } = context;
  const { columns, whenUnknown } = englishEditor;
  const link = ({ version }: CampaignVersion): Html =>
    html`<a href="${editPath(draft.campaign, `/compare?from=${version - 1}&to=${version}`)}"
      >${englishEditor.compareWithPrevious}</a
    >`;
  const isFirst = ({ version }: CampaignVersion): boolean =>
    !versions.some((other) => other.version === version - 1);
  return editorPage(
    context,
    englishEditor.versions,
    html`${backToTasks(context)}
      <h1>${englishEditor.versions}</h1>
      ${statusMessage(doneWords(query))}
      ${scrollTable(englishEditor.versions, {
        rows: versions,
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
          { heading: columns.note, cell: ({ note }) => html`<span class="typed">${note}</span>` },
          { heading: '', cell: (version) => (isFirst(version) ? '' : link(version)) },
          { heading: '', cell: ({ version }) => restoreForm(draft, version) },
        ],
      })}`,
  );
}

const restoreForm = ({ campaign, revision }: EditorContext['draft'], version: number): Html =>
  html`<form method="post" action="${editPath(campaign, `/versions/${version}/restore`)}">
    ${hiddenFields([['revision', String(revision)]])}
    <button aria-label="${englishEditor.bringBackLabel(version)}">
      ${englishEditor.bringBack}
    </button>
  </form>`;

/** What differs between two versions, in words. */
export function comparePage(
  context: EditorContext,
  before: { name: string; document: JsonObject },
  after: { name: string; document: JsonObject },
): Promise<Html> {
  const title = englishEditor.compareTitle(before.name, after.name);
  return editorPage(
    context,
    title,
    html`<p>
        <a href="${editPath(context.draft.campaign, '/versions')}">${englishEditor.versions}</a>
      </p>
      <h1>${title}</h1>
      ${changesInWords(before.document, after.document)}`,
  );
}
