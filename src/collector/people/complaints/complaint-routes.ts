import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { checkValue, manyLines, type Problem } from 'campaign-widgets/contract';
import { formOf, isJson, jsonOf, jsonOrFormBody, noBody } from '../../http/body-limits.ts';
import { HttpProblem, invalidRequest } from '../../http/http-problem.ts';
import type { OrganiserCampaignEnv } from '../../organiser/require-access.ts';
import { wantsPage } from '../../organiser/require-token.ts';
import { readDone, redirectDone } from '../../organiser/ui/done-messages.ts';
import { describeProblems } from '../../organiser/ui/form-fields.ts';
import { campaignPath } from '../../organiser/ui/page-layout.ts';
import type { Services } from '../../services.ts';
import { orderedId } from '../../store/ordered-id.ts';
import { daysAfter } from '../next-day.ts';
import { COMPLAINT_DAYS } from './complaint-records.ts';
import { complaintsPage } from './complaints-page.ts';

const COMPLAINT_LIMITS = { maxBytes: 16 * 1024, maxFields: 10 };
const MAX_COMPLAINT_CHARACTERS = 2000;

/** The request of `POST …/complaints`. */
export const NewComplaint = z.strictObject({
  what: manyLines(MAX_COMPLAINT_CHARACTERS),
  receivedOn: z.iso.date(),
  person: z.string().optional(),
});

/** `…/complaints`: complaints about data, and the days by which they are acknowledged. */
export function complaintRoutes({ store, now }: Services): Hono<OrganiserCampaignEnv> {
  const routes = new Hono<OrganiserCampaignEnv>();
  const today = () => now().toISOString().slice(0, 10);
  const pathOf = (c: Context<OrganiserCampaignEnv>) => campaignPath(c.var.campaign, '/complaints');
  const pageOf = async (c: Context<OrganiserCampaignEnv>, personId: string | undefined) => ({
    complaints: await store.complaints.list(c.var.campaign.id),
    person: personId ? await store.people.find(c.var.campaign.id, personId) : undefined,
    ...{ today: today(), done: readDone(c) },
  });

  routes.get('/', async (c) => {
    const data = await pageOf(c, c.req.query('person'));
    if (!wantsPage(c)) return c.json({ complaints: data.complaints });
    return c.html(complaintsPage(c.var, data));
  });
  routes.post('/', jsonOrFormBody(COMPLAINT_LIMITS), async (c) => {
    const { campaign, principal } = c.var;
    const { what, receivedOn, person: about } = isJson(c) ? {} : formOf(c).toRecord();
    const fields = { what, receivedOn, ...(about && { person: about }) };
    const checked = checkValue(NewComplaint, isJson(c) ? jsonOf(c) : fields);
    if (!checked.ok) return refuse(c, fields, checked.problems);
    const person = checked.value.person ?? null;
    if (person !== null && !(await store.people.find(campaign.id, person)))
      throw new HttpProblem(404, 'There is no such person.', { sentence: 'noPerson' });
    const dueOn = daysAfter(checked.value.receivedOn, COMPLAINT_DAYS);
    const complaint = { ...checked.value, person, dueOn, id: orderedId(), by: principal.name };
    await store.complaints.add(campaign.id, complaint);
    return isJson(c)
      ? c.json({ ...complaint, answeredOn: null }, 201)
      : redirectDone(c, pathOf(c), { done: 'complaint' });
  });
  routes.post('/:complaint/answer', noBody(), async (c) => {
    const { campaign, principal } = c.var;
    const id = c.req.param('complaint');
    if (!(await store.complaints.answer(campaign.id, id, today(), principal.name)))
      throw new HttpProblem(404, 'There is no such open complaint.');
    return wantsPage(c)
      ? redirectDone(c, pathOf(c), { done: 'complaint-answered' })
      : c.body(null, 204);
  });

  async function refuse(
    c: Context<OrganiserCampaignEnv>,
    given: Record<string, string | undefined>,
    found: Problem[],
  ) {
    if (isJson(c)) throw invalidRequest(found);
    const problems = describeProblems(found, c.var.messages.complaints.problems);
    const { what = '', receivedOn = '', person } = given;
    const submitted = { fields: { what, receivedOn }, problems };
    return c.html(complaintsPage(c.var, { ...(await pageOf(c, person)), submitted }), 422);
  }
  return routes;
}
