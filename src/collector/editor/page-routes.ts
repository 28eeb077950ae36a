import { type Context, Hono } from 'hono';
import { formBody, formOf } from '../http/body-limits.ts';
import { HttpProblem } from '../http/http-problem.ts';
import { campaignContext } from '../organiser/require-access.ts';
import { asksForJson } from '../organiser/require-token.ts';
import type { Services } from '../services.ts';
import type { CampaignEditor, DraftFindings } from './campaign-editor.ts';
import { conflictPage, findConflicts, resolveConflicts } from './conflict-page.ts';
import type { JsonObject } from './document-paths.ts';
import { discardPage } from './discard-page.ts';
import { findVersion, MAX_DOCUMENT_BYTES } from './draft-routes.ts';
import { type EditorContext, editPath, pathWithDone } from './editor-page.ts';
import { MAX_NOTE_LENGTH } from './editor-schemas.ts';
import { hasScope } from '../organiser/principal.ts';
import type { EditorTask } from './editor-task.ts';
import { findTask, taskAfter } from './editor-tasks.ts';
import { idsIn } from './published-ids.ts';
import { languageRoutes } from './languages/language-routes.ts';
import { translationTask } from './languages/translation-task.ts';
import { comparePage, publishPage, versionsPage } from './publish-pages.ts';
import { previewRoutes } from './preview/preview-routes.ts';
import { type EditorEnv, requireDraft } from './require-editor.ts';
import { hasEditorScript } from './script-parts.ts';
import { taskListPage, taskPage } from './task-pages.ts';
import { problemsOfTask } from './task-problems.ts';
import { collectValues, readValues, signOfValues, writeValues } from './task-values.ts';

type EditorRequest = Context<EditorEnv>;

/** A form has four or more fields for each entry of a list, and a box for each ward. */
const MAX_FORM_FIELDS = 2500;
/** How many times a form is saved again while somebody else changes its other fields. */
const MAX_SAVE_ATTEMPTS = 5;

/** `…/edit`: the pages of the editor, which work without scripts. */
export function editorPageRoutes(services: Services, editor: CampaignEditor): Hono<EditorEnv> {
  const routes = new Hono<EditorEnv>();
  const openDraft = requireDraft(editor);
  const limitedForm = formBody({ maxBytes: MAX_DOCUMENT_BYTES, maxFields: MAX_FORM_FIELDS });
  const pageOf = (c: EditorRequest): EditorContext => editorContext(services, c.var);

  routes.get('/', openDraft, async (c) => {
    return c.html(await taskListPage(pageOf(c), await checkDraft(c, editor), c.req.query()));
  });

  routes.get('/publish', openDraft, async (c) =>
    c.html(await publishPage(pageOf(c), await checkDraft(c, editor))),
  );
  routes.post('/publish', openDraft, limitedForm, (c) => publishDraft(c, services, editor));

  routes.get('/versions', openDraft, async (c) => {
    const versions = await editor.listVersions(c.var.draft.campaign);
    return c.html(await versionsPage(pageOf(c), versions, c.req.query()));
  });
  routes.get('/compare', openDraft, async (c) => {
    const { from = '', to = 'draft' } = c.req.query();
    const { theDraft, version } = c.var.messages.editor;
    const read = async (wanted: string) => ({
      name: wanted === 'draft' ? theDraft : version(Number(wanted)),
      document: await findVersion(editor, c.var.draft, wanted),
    });
    return c.html(await comparePage(pageOf(c), await read(from), await read(to)));
  });
  routes.post('/versions/:version/restore', openDraft, limitedForm, (c) =>
    restoreVersion(c, editor),
  );

  routes.get('/discard', openDraft, async (c) => c.html(await discardPage(pageOf(c))));
  routes.post('/discard', openDraft, limitedForm, (c) => discardForm(c, editor));

  const contextOfPage = (variables: EditorEnv['Variables']) => editorContext(services, variables);
  routes.route('/preview', previewRoutes({ services, editor, contextOf: contextOfPage }));

  routes.route(
    '/languages',
    languageRoutes({
      editor,
      contextOf: contextOfPage,
      saveForm: (c, language) => saveForm(c, services, editor, language),
    }),
  );
  routes.get('/:task', openDraft, async (c) => {
    const task = requireTask(c);
    const { check } = c.req.query();
    const found = await checkDraft(c, editor);
    const problems = check ? problemsOfTask(task, found.problems) : [];
    const warnings = problemsOfTask(task, found.warnings);
    return c.html(await taskPage(pageOf(c), { task, query: c.req.query(), problems, warnings }));
  });
  routes.post('/:task', openDraft, limitedForm, (c) => saveForm(c, services, editor));
  return routes;
}

const checkDraft = (c: EditorRequest, editor: CampaignEditor): Promise<DraftFindings> =>
  editor.check(c.var.draft.campaign, c.var.draft.document);

function editorContext(services: Services, variables: EditorEnv['Variables']): EditorContext {
  const { draft } = variables;
  const campaign = services.campaigns.get(draft.campaign);
  const live = campaign && campaignContext(variables, campaign, services);
  return { ...variables, live, hasScript: hasEditorScript(services) };
}

/** @throws HttpProblem 404 */
function requireTask(c: EditorRequest): EditorTask {
  const task = findTask(c.req.param('task') ?? '');
  if (!task) throw new HttpProblem(404, 'There is nothing at this address.');
  return task;
}

const changedMeanwhile = () =>
  new HttpProblem(409, 'Somebody else changed the draft in the same moment. Try again.');

/** Redirects a browser to its next page; tells a script that it is done. */
const leadOn = (c: EditorRequest, path: string): Response =>
  asksForJson(c) ? c.body(null, 204) : c.redirect(path, 303);

/** Sets the draft to the content of an older version. */
async function restoreVersion(c: EditorRequest, editor: CampaignEditor): Promise<Response> {
  const { draft, principal } = c.var;
  const version = c.req.param('version') ?? '';
  const document = await findVersion(editor, draft, version);
  // The revision that the person saw: a colleague's later changes stay.
  const revision = Number(formOf(c).text('revision'));
  const change = { document, revision, by: principal.name };
  if (!(await editor.save(draft, change))) throw changedMeanwhile();
  return leadOn(c, pathWithDone(editPath(draft.campaign), 'restored', Number(version)));
}

async function discardForm(c: EditorRequest, editor: CampaignEditor): Promise<Response> {
  const { draft, principal } = c.var;
  const revision = Number(formOf(c).text('revision'));
  if (!(await editor.discard(draft, revision, principal.name))) throw changedMeanwhile();
  const { live, campaign } = draft;
  const next = live ? pathWithDone(editPath(campaign), 'discarded', live.version) : '/organiser';
  return leadOn(c, next);
}

async function publishDraft(c: EditorRequest, services: Services, editor: CampaignEditor) {
  const { draft, principal } = c.var;
  const form = formOf(c);
  const published = await editor.publish(draft, {
    revision: Number(form.text('revision')),
    by: principal.name,
    isOwner: hasScope(principal, 'owner'),
    note: (form.text('note') ?? '').trim().slice(0, MAX_NOTE_LENGTH),
  });
  const path = editPath(draft.campaign);
  switch (published.outcome) {
    case 'published':
      return leadOn(c, pathWithDone(path, 'published', published.version));
    case 'unchanged':
      return c.redirect(`${path}/publish`, 303);
    case 'wrong':
      return c.html(
        await publishPage(editorContext(services, c.var), {
          ...(await checkDraft(c, editor)),
          problems: published.problems,
        }),
        422,
      );
    case 'stale': {
      const now = (await editor.open(draft.campaign)) ?? draft;
      const found = await editor.check(now.campaign, now.document);
      const context = { ...editorContext(services, c.var), draft: now };
      return c.html(await publishPage(context, { ...found, isStale: true }), 409);
    }
  }
}

/** Keeps the form of a task, unless somebody else changed the same fields meanwhile. */
async function saveForm(
  c: EditorRequest,
  services: Services,
  editor: CampaignEditor,
  language?: string,
) {
  const task =
    language === undefined ? requireTask(c) : translationTask(c.var.draft.document, language);
  const form = formOf(c);
  const { campaign } = c.var.draft;
  const mine = collectValues(task, form);
  const published = (task.lists ?? []).length > 0 ? await editor.published(campaign) : [];
  const publishedIds = idsIn(published);
  let draft: typeof c.var.draft | undefined = c.var.draft;
  for (let attempt = 1; draft && attempt <= MAX_SAVE_ATTEMPTS; attempt++) {
    const context = { ...editorContext(services, c.var), draft };
    const theirs = readValues(task, draft.document);
    const isSeen = form.text('seen') === signOfValues(theirs);
    const values = isSeen
      ? resolveConflicts(task, { mine, theirs }, (name) => form.text(name))
      : mine;
    if (!isSeen && findConflicts(task, { mine, theirs }).length > 0)
      return c.html(await conflictPage(context, task, { mine, theirs }), 409);
    const { document, problems, newIds } = writeValues(task, draft.document, values, {
      publishedIds,
    });
    if (problems.length > 0)
      return c.html(await taskPage(context, { task, query: c.req.query(), values, problems }), 422);
    const change = { document, revision: draft.revision, by: c.var.principal.name };
    if (await editor.save(draft, change)) {
      if (asksForJson(c)) return c.json(savedForm(task, document, newIds));
      return c.redirect(await nextPath(c, editor, { task, document, language }), 303);
    }
    draft = await editor.open(campaign);
  }
  throw changedMeanwhile();
}

/** The data for a script whose form was kept: it must send them with the next request. */
const savedForm = (task: EditorTask, document: JsonObject, newIds: [string, string][]) => ({
  seen: signOfValues(readValues(task, document)),
  ids: Object.fromEntries(newIds),
});

interface SavedForm {
  task: EditorTask;
  document: JsonObject;
  /** Of a translation. */
  language: string | undefined;
}

/** Goes on to the next task; back to this one if part of it is wrong, or nobody asked to go on. */
async function nextPath(
  c: EditorRequest,
  editor: CampaignEditor,
  { task, document, language }: SavedForm,
): Promise<string> {
  const { campaign } = c.var.draft;
  if (language !== undefined)
    return pathWithDone(editPath(campaign, `/languages/${encodeURIComponent(language)}`), 'saved');
  const own = editPath(campaign, `/${task.id}`);
  const { problems } = await editor.check(campaign, document);
  if (problemsOfTask(task, problems).length > 0) return `${own}?check=1`;
  if (formOf(c).text('go') !== 'on') return pathWithDone(own, 'saved');
  const next = taskAfter(task);
  return editPath(campaign, next ? `/${next.id}` : '/publish');
}
