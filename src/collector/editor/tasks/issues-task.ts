import { html } from 'hono/html';
import { checkField } from '../../organiser/ui/form-fields.ts';
import type { Html } from '../../organiser/ui/html.ts';
import type { OrganiserMessages } from '../../organiser/ui/organiser-messages.ts';
import { type JsonObject, objectsOf, valueAt, withValue } from '../document-paths.ts';
import type { EditorTask, TaskView } from '../editor-task.ts';
import {
  type CategoryGroup,
  categoryLabel,
  ISSUE_CATEGORIES,
  type IssueCategory,
} from '../issue-categories.ts';
import { anyWords, firstLanguage, languagesOf } from '../local-words.ts';

const CATEGORY = 'category';
const ISSUES = 'survey.issues';

export const issuesTask: EditorTask = {
  id: 'issues',
  paths: ['survey.issues', 'survey.order', 'survey.contactStep', 'survey', 'publishThreshold'],
  fields: [
    { path: 'survey.order', kind: 'text', options: 'orders' },
    { path: 'survey.contactStep', kind: 'flag' },
    { path: 'publishThreshold', kind: 'number' },
  ],
  lists: [
    {
      path: ISSUES,
      naming: 'label',
      fields: [{ path: 'label', kind: 'words' }],
      blankRows: 2,
      maxEntries: 40,
      asksMeaning: true,
      // It is always asked.
      reservedIds: ['other'],
    },
  ],
  extra: {
    names: [CATEGORY],
    place: 'middle',
    read: () => [],
    write: (document, values) => addCategories(document, values.get(CATEGORY) ?? ''),
    render: (view) => html`${doubleIssues(view)} ${categoryBoxes(view)}`,
  },
};

function addCategories(document: JsonObject, typed: string): JsonObject {
  const wanted = new Set(typed.split(/\s+/));
  const issues = objectsOf(valueAt(document, ISSUES));
  const added = ISSUE_CATEGORIES.filter(
    ({ id }) => wanted.has(id) && !issues.some((issue) => issue.id === id),
  ).map(({ id }) => ({ id, label: categoryLabel(id, languagesOf(document)) }));
  return added.length === 0 ? document : withValue(document, ISSUES, [...issues, ...added]);
}

/** Issues of their own that name two things. */
function doubleIssues({ context, draft: { document } }: TaskView): Html | '' {
  const first = firstLanguage(document);
  const doubled = objectsOf(valueAt(document, ISSUES))
    .filter(({ id }) => !ISSUE_CATEGORIES.some((category) => category.id === id))
    .map(({ label }) => anyWords(label, first))
    .filter((label) => /\s(and|&|or)\s/i.test(label));
  if (doubled.length === 0) return '';
  return html`<ul class="hint">
    ${doubled.map((label) => html`<li><b>${label}</b>: ${context.messages.editor.twoIssues}</li>`)}
  </ul>`;
}

function categoryBoxes({ context, draft: { document } }: TaskView): Html | '' {
  const { issueCategories } = context.messages;
  const used = new Set(objectsOf(valueAt(document, ISSUES)).map(({ id }) => id));
  const left = ISSUE_CATEGORIES.filter(({ id }) => !used.has(id));
  if (left.length === 0) return '';
  const groups = [...new Set(left.map(({ group }) => group))];
  return html`<h2>${issueCategories.title}</h2>
    <div class="forms">
      ${groups.map((group) =>
        categoryGroup(
          issueCategories,
          group,
          left.filter((each) => each.group === group),
        ),
      )}
    </div>`;
}

const categoryGroup = (
  { groups, labels }: OrganiserMessages['issueCategories'],
  group: CategoryGroup,
  categories: readonly IssueCategory[],
): Html =>
  html`<fieldset>
    <legend>${groups[group]}</legend>
    ${categories.map(({ id }) =>
      checkField('checkbox', { name: CATEGORY, value: id, label: labels[id], isChecked: false }),
    )}
  </fieldset>`;
