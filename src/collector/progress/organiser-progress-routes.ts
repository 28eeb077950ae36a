import { type Context, Hono } from 'hono';
import { formOf, isJson, jsonOf, jsonOrFormBody, noBody } from '../http/body-limits.ts';
import { HttpProblem, invalidRequest } from '../http/http-problem.ts';
import { RECORDS, type RecordList } from './progress-records.ts';
import type { Value } from './make-report.ts';
import type { OrganiserCampaignEnv } from '../organiser/require-access.ts';
import type { Services } from '../services.ts';
import { wantsPage } from '../organiser/require-token.ts';
import { doneMessage } from '../organiser/ui/done-messages.ts';
import { describeProblems } from '../organiser/ui/form-fields.ts';
import { campaignPath, type CampaignContext } from '../organiser/ui/page-layout.ts';
import { checkRecord, PROGRESS_WORDS, readRecord, withPrevious } from './progress-changes.ts';
import { progressPage, type ProgressPageData } from './progress-page.ts';

const MOST_CHANGES = 50;
const MAX_RECORD_BYTES = 64 * 1024;
const MAX_RECORD_FIELDS = 50;

/** `…/progress`: what organisers write down, as pages for whoever reads pages, and as JSON on the same paths. */
export function progressRoutes({
  store,
  makeReport,
  publicCopies,
  now,
}: Services): Hono<OrganiserCampaignEnv> {
  const routes = new Hono<OrganiserCampaignEnv>();
  const { progress } = store;
  const listOf = (c: Context): RecordList => {
    const list = RECORDS.find((one) => one === c.req.param('list'));
    if (!list) throw new HttpProblem(404, 'There is no such list.');
    return list;
  };
  const shownFor = async ({ campaign }: CampaignContext): Promise<ProgressPageData> => {
    const [items, changes, report] = await Promise.all([
      progress.items(campaign.id),
      progress.changes(campaign.id, MOST_CHANGES),
      makeReport(campaign),
    ]);
    return {
      items,
      changes,
      report,
      today: now().toISOString().slice(0, 10),
    };
  };
  const record = async (
    { campaign, principal }: CampaignContext,
    list: RecordList,
    id: string,
    data: unknown,
  ): Promise<boolean> => {
    const found = await progress.record(campaign.id, {
      list,
      id,
      data,
      by: principal.name,
      at: now().toISOString(),
    });
    publicCopies.invalidate();
    return found;
  };

  routes.get('/', async (c) => {
    const view = c.var;
    const shown = await shownFor(view);
    if (!wantsPage(c))
      return c.json({ items: shown.items, changes: shown.changes, report: shown.report });
    const { done, edit } = c.req.query();
    const [list, id] = edit?.split('/') ?? [];
    const edited = shown.items.find((item) => item.list === list && item.id === id);
    return c.html(progressPage(view, { ...shown, edited, done: doneMessage(done) }));
  });

  const limitedBody = jsonOrFormBody({ maxBytes: MAX_RECORD_BYTES, maxFields: MAX_RECORD_FIELDS });
  routes.post('/:list', limitedBody, async (c) => {
    const view = c.var;
    const list = listOf(c);
    const fields = isJson(c) ? {} : formOf(c).toRecord();
    const checked = checkRecord(list, isJson(c) ? jsonOf(c) : readRecord(fields), view.campaign);
    if (!checked.ok) {
      if (isJson(c)) throw invalidRequest(checked.problems);
      const problems = describeProblems(checked.problems, PROGRESS_WORDS).map(
        ({ field, message }) => ({
          field: `${list}-${field.split('.')[0]}`,
          message,
        }),
      );
      return c.html(
        progressPage(view, { ...(await shownFor(view)), submitted: { list, fields, problems } }),
        422,
      );
    }
    const { id, data } = checked.value;
    const last =
      list === 'values'
        ? (await progress.items(view.campaign.id)).find(
            (item) => item.list === list && item.id === id,
          )
        : undefined;
    await record(
      view,
      list,
      id,
      list === 'values' ? withPrevious(data as Value, last?.data as Value | undefined) : data,
    );
    return isJson(c)
      ? c.json({ id })
      : c.redirect(`${campaignPath(view.campaign, '/progress')}?done=written#${list}`, 303);
  });

  const remove = async (c: Context<OrganiserCampaignEnv>, view: CampaignContext): Promise<void> => {
    if (!(await record(view, listOf(c), c.req.param('item') ?? '', null)))
      throw new HttpProblem(404, 'There is no such record.');
  };
  routes.post('/:list/:item/delete', noBody(), async (c) => {
    const view = c.var;
    await remove(c, view);
    return c.redirect(
      `${campaignPath(view.campaign, '/progress')}?done=record-deleted#${listOf(c)}`,
      303,
    );
  });
  routes.delete('/:list/:item', noBody(), async (c) => {
    await remove(c, c.var);
    return c.body(null, 204);
  });
  return routes;
}
