import { type Context, Hono } from 'hono';
import { createProblem } from 'campaign-widgets/contract';
import { formBody, formOf, noBody } from '../../http/body-limits.ts';
import { CSV_START, csvRow } from '../../http/csv-rows.ts';
import { HttpProblem } from '../../http/http-problem.ts';
import type { OrganiserCampaignEnv } from '../../organiser/require-access.ts';
import { asksForJson } from '../../organiser/require-token.ts';
import { donePath } from '../../organiser/ui/done-messages.ts';
import { campaignPath, type Html } from '../../organiser/ui/page-layout.ts';
import type { Services } from '../../services.ts';
import { rejectedRows } from './check-import.ts';
import type { ImportDraftFile } from './draft-records.ts';
import { readStep1, readStep2, readStep3 } from './draft-forms.ts';
import { ImportChoices } from './import-choices.ts';
import { findQuestions, hasQuestions } from './import-questions.ts';
import type { ReadImport } from './import-report.ts';
import { importedPage } from './imported-page.ts';
import { previewPage } from './preview-page.ts';
import { questionsPage } from './questions-page.ts';
import { describeListProblems, readImport } from './read-import.ts';
import { previewImport, takeImport } from './take-import.ts';
import { understandFile } from './understand-file.ts';
import { understoodPage } from './understood-page.ts';

type DraftContext = Context<OrganiserCampaignEnv>;

interface OpenDraft {
  draft: ImportDraftFile;
  choices: ImportChoices;
}

/** Two fields for each of some hundred columns, values, names and people. */
const STEP_LIMITS = { maxBytes: 256 * 1024, maxFields: 1500 };

/** `…/people/import/drafts/{draft}`: the steps of a list that is not kept yet. */
export function draftRoutes(services: Services): Hono<OrganiserCampaignEnv> {
  const { store } = services;
  const routes = new Hono<OrganiserCampaignEnv>();
  const pathOf = (c: DraftContext, step = '') =>
    campaignPath(c.var.campaign, `/people/import/drafts/${c.req.param('draft') ?? ''}${step}`);

  routes.get('/', async (c) => c.html(await showUnderstood(c, await openDraft(c, services))));
  routes.post('/', formBody(STEP_LIMITS), async (c) => {
    const { draft, choices } = await openDraft(c, services);
    const step = readStep1(formOf(c), choices);
    await save(services, draft, step.choices);
    if (step.isAgain) return goOn(c, pathOf(c));
    const read = await readImport(c.var.campaign, draft.bytes, step.choices);
    if (read.ok) return goOn(c, pathOf(c, '/questions'));
    const problems = describeListProblems(c.var, read.problems);
    const page = await showUnderstood(c, { draft, choices: step.choices }, problems);
    return c.html(page, 422);
  });

  routes.get('/questions', async (c) => {
    const opened = await openDraft(c, services);
    const read = await readAgain(c, opened);
    if (!read) return c.redirect(pathOf(c), 303);
    const preview = await previewImport(services, c.var, read);
    const questions = findQuestions(c.var.campaign, read, preview);
    if (!hasQuestions(questions)) return c.redirect(pathOf(c, '/keep'), 303);
    return c.html(questionsPage(c.var, { ...opened, questions }));
  });
  routes.post('/questions', formBody(STEP_LIMITS), async (c) => {
    const { draft, choices } = await openDraft(c, services);
    await save(services, draft, readStep2(formOf(c), choices, c.var.names));
    return goOn(c, pathOf(c, '/keep'));
  });
  keepRoutes(routes, services, pathOf);
  routes.post('/leave', noBody(), async (c) => {
    await store.importDrafts.remove(c.var.campaign.id, c.req.param('draft') ?? '');
    return goOn(c, donePath(campaignPath(c.var.campaign, '/people/import'), { done: 'draftLeft' }));
  });
  return routes;
}

function keepRoutes(
  routes: Hono<OrganiserCampaignEnv>,
  services: Services,
  pathOf: (c: DraftContext, step?: string) => string,
): void {
  const { store } = services;
  routes.get('/keep', async (c) => {
    const opened = await openDraft(c, services);
    const read = await readAgain(c, opened);
    if (!read) return c.redirect(pathOf(c), 303);
    const preview = await previewImport(services, c.var, read);
    return c.html(previewPage(c.var, { ...opened, read, preview }));
  });
  routes.post('/keep', formBody(STEP_LIMITS), async (c) => {
    const { campaign } = c.var;
    const { draft, choices: before } = await openDraft(c, services);
    const choices = readStep3(formOf(c), before);
    const read = await readAgain(c, { draft, choices });
    if (!read) return c.redirect(pathOf(c), 303);
    const batch = campaignPath(campaign, `/people/import/batches/${draft.id}`);
    const { recruited: recruits = false } = choices;
    const { fileName } = draft;
    const report = await takeImport(services, c.var, read, { batch: draft.id, fileName, recruits });
    // Sent twice: the list is there, or on its way.
    if (!report) return c.redirect(batch, 303);
    await store.importDrafts.remove(campaign.id, draft.id);
    const leftRows = rejectedRows(read.table, read.checked);
    return c.html(importedPage(c.var, { report, leftRows, choices }));
  });
  routes.get('/rows.csv', async (c) => {
    const opened = await openDraft(c, services);
    const read = await readAgain(c, opened);
    if (!read) return c.redirect(pathOf(c), 303);
    const rows = rejectedRows(read.table, read.checked);
    return c.body(`${CSV_START}${rows.map((row) => csvRow(row)).join('')}`, 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="rows-to-put-right.csv"',
    });
  });
}

/** The next page, for a browser. */
const goOn = (c: DraftContext, path: string): Response =>
  asksForJson(c) ? c.body(null, 204) : c.redirect(path, 303);

/** @throws HttpProblem 404 if it was kept, left or too old, or is somebody else's */
async function openDraft(c: DraftContext, { store }: Services): Promise<OpenDraft> {
  const { campaign, principal } = c.var;
  const id = c.req.param('draft') ?? '';
  const draft = await store.importDrafts.find(campaign.id, id, principal.name);
  if (!draft) throw new HttpProblem(404, 'There is no such list.', { sentence: 'noDraft' });
  const choices = ImportChoices.safeParse(JSON.parse(draft.choices));
  return { draft, choices: choices.success ? choices.data : {} };
}

const save = (
  { store }: Services,
  { campaign, id }: ImportDraftFile,
  choices: ImportChoices,
): Promise<void> => store.importDrafts.saveChoices(campaign, id, JSON.stringify(choices));

/** The list as it was chosen; undefined if the first step is not done. */
async function readAgain(
  c: DraftContext,
  { draft, choices }: OpenDraft,
): Promise<ReadImport | undefined> {
  const read = await readImport(c.var.campaign, draft.bytes, choices);
  return read.ok ? read.value : undefined;
}

async function showUnderstood(
  c: DraftContext,
  { draft, choices }: OpenDraft,
  problems: ReturnType<typeof describeListProblems> = [],
): Promise<Html> {
  const understood = await understandFile(draft.bytes, c.var.campaign, choices);
  if (understood.ok)
    return understoodPage(c.var, { draft, choices, understood: understood.value, problems });
  // Another encoding can make a file unreadable: then it is shown as it was at first.
  const { encoding: _encoding, headerLine: _line, ...others } = choices;
  const first = await understandFile(draft.bytes, c.var.campaign, others);
  if (!first.ok) throw new HttpProblem(422, createProblem('', 'format', 'is no list').message);
  return understoodPage(c.var, {
    draft,
    choices: others,
    understood: first.value,
    problems: describeListProblems(c.var, understood.problems),
  });
}
