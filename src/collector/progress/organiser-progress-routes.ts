import { type Context, Hono } from 'hono';
import type { Problem } from 'campaign-widgets/contract';
import { formOf, isJson, jsonOf, jsonOrFormBody, noBody } from '../http/body-limits.ts';
import { HttpProblem, invalidRequest } from '../http/http-problem.ts';
import type { OrganiserCampaignEnv } from '../organiser/require-access.ts';
import { asksForJson, wantsPage } from '../organiser/require-token.ts';
import { readDone, redirectDone } from '../organiser/ui/done-messages.ts';
import { describeProblems } from '../organiser/ui/form-fields.ts';
import { campaignPath } from '../organiser/ui/page-layout.ts';
import type { Services } from '../services.ts';
import type { Value } from './make-report.ts';
import { checkRecord, readRecord, withPrevious } from './progress-changes.ts';
import { progressPage, type ProgressPageData } from './progress-page.ts';
import { type RecordList, RECORDS } from './progress-records.ts';

type ProgressContext = Context<OrganiserCampaignEnv>;

const MAX_HISTORY_CHANGES = 50;
const MAX_RECORD_BYTES = 64 * 1024;
const MAX_RECORD_FIELDS = 50;

/** `…/progress`: the organisers' records, as pages for browsers, and as JSON on the same paths. */
export function progressRoutes(services: Services): Hono<OrganiserCampaignEnv> {
  const routes = new Hono<OrganiserCampaignEnv>();
  const limitedBody = jsonOrFormBody({ maxBytes: MAX_RECORD_BYTES, maxFields: MAX_RECORD_FIELDS });
  routes.get('/', (c) => showProgress(c, services));
  routes.post('/:list', limitedBody, (c) => writeRecord(c, services));
  routes.post('/:list/:item/delete', noBody(), async (c) => {
    await deleteRecord(c, services);
    return asksForJson(c) ? c.body(null, 204) : redirectToList(c, 'record-deleted');
  });
  routes.delete('/:list/:item', noBody(), async (c) => {
    await deleteRecord(c, services);
    return c.body(null, 204);
  });
  return routes;
}

async function showProgress(c: ProgressContext, services: Services) {
  const data = await readProgressData(c, services);
  const { items, changes, report } = data;
  if (!wantsPage(c)) return c.json({ items, changes, report });
  const { edit } = c.req.query();
  const [list, id] = edit?.split('/') ?? [];
  const edited = items.find((item) => item.list === list && item.id === id);
  return c.html(progressPage(c.var, { ...data, edited, done: readDone(c) }));
}

async function writeRecord(c: ProgressContext, services: Services) {
  const list = requestedList(c);
  const sent = isJson(c) ? jsonOf(c) : readRecord(formOf(c).toRecord(), c.var.campaign);
  const checked = checkRecord(list, sent, c.var.campaign);
  if (!checked.ok) {
    if (isJson(c)) throw invalidRequest(checked.problems);
    return showProblems(c, services, checked.problems);
  }
  const { id, data } = checked.value;
  const recorded = list === 'values' ? await addPrevious(c, services, id, data as Value) : data;
  await changeRecord(c, services, id, recorded);
  return isJson(c) ? c.json({ id }) : redirectToList(c, 'written');
}

async function showProblems(c: ProgressContext, services: Services, found: Problem[]) {
  const list = requestedList(c);
  const fields = formOf(c).toRecord();
  const { problems: sentences } = c.var.messages.progressRecords;
  const problems = describeProblems(found, sentences).map(({ field, message }) => ({
    field: `${list}-${field.split('.')[0]}`,
    message,
  }));
  const data = await readProgressData(c, services);
  return c.html(progressPage(c.var, { ...data, submitted: { list, fields, problems } }), 422);
}

/** A new figure, with the one that it replaces. */
async function addPrevious(c: ProgressContext, { store }: Services, id: string, value: Value) {
  const items = await store.progress.items(c.var.campaign.id);
  const last = items.find((item) => item.list === 'values' && item.id === id);
  return withPrevious(value, last?.data as Value | undefined);
}

async function deleteRecord(c: ProgressContext, services: Services): Promise<void> {
  const isFound = await changeRecord(c, services, c.req.param('item') ?? '', null);
  if (!isFound) throw new HttpProblem(404, 'There is no such record.', { sentence: 'noRecord' });
}

/**
 * Writes a record, or deletes it if the data is null.
 * @returns whether there was one to delete
 */
async function changeRecord(
  c: ProgressContext,
  { store, publicCopies, now }: Services,
  id: string,
  data: unknown,
): Promise<boolean> {
  const { campaign, principal } = c.var;
  const isFound = await store.progress.record(campaign.id, {
    list: requestedList(c),
    id,
    data,
    by: principal.name,
    at: now().toISOString(),
  });
  publicCopies.invalidate();
  return isFound;
}

async function readProgressData(
  c: ProgressContext,
  { store, makeReport, now }: Services,
): Promise<ProgressPageData> {
  const { campaign } = c.var;
  const [items, changes, report] = await Promise.all([
    store.progress.items(campaign.id),
    store.progress.changes(campaign.id, MAX_HISTORY_CHANGES),
    makeReport(campaign),
  ]);
  return { items, changes, report, today: now().toISOString().slice(0, 10) };
}

function requestedList(c: ProgressContext): RecordList {
  const list = RECORDS.find((one) => one === c.req.param('list'));
  if (!list) throw new HttpProblem(404, 'There is no such list.');
  return list;
}

const redirectToList = (c: ProgressContext, done: string) =>
  redirectDone(c, campaignPath(c.var.campaign, '/progress'), { done, at: requestedList(c) });
