import { type Context, Hono } from 'hono';
import type { Problem } from 'campaign-widgets/contract';
import { formBody, noBody } from '../http/body-limits.ts';
import { HttpProblem, invalidRequest } from '../http/http-problem.ts';
import type { OrganiserCampaignEnv } from '../organiser/require-access.ts';
import { asksForJson, wantsPage } from '../organiser/require-token.ts';
import { readDone, redirectDone } from '../organiser/ui/done-messages.ts';
import { describeProblems } from '../organiser/ui/form-fields.ts';
import { type CampaignContext, campaignPath, type Html } from '../organiser/ui/page-layout.ts';
import { findWardCode } from '../organiser/ui/ward-field.ts';
import type { Services } from '../services.ts';
import { applyChange, findPerson } from './apply-change.ts';
import { DETAILS_LIMITS, readPeopleForm } from './people-form.ts';
import type { Person } from './person.ts';
import { checkDetails, readDetails } from './person-changes.ts';
import { deletePage, detailsPage } from './person-forms.ts';
import { MAX_MERGE_OFFERS, mergePage } from './work/merge-page.ts';
import { personPage, type PersonPageData } from './person-page.ts';

/** `…/people/{person}`: all data of one person, with forms to change and delete it. */
export function personRoutes(services: Services): Hono<OrganiserCampaignEnv> {
  const routes = new Hono<OrganiserCampaignEnv>();
  const personOf = (c: Context<OrganiserCampaignEnv>): Promise<Person> =>
    findPerson(services, c.var.campaign.id, c.req.param('person') ?? '');

  routes.get('/', async (c) => {
    const person = await personOf(c);
    if (!wantsPage(c)) return c.json(person);
    return c.html(await showPerson(c.var, services, person, { done: readDone(c) }));
  });
  routes.get('/data.json', async (c) => {
    const person = await personOf(c);
    return c.body(JSON.stringify(person, null, 2), 200, {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="person-${person.id}.json"`,
    });
  });
  routes.get('/merge', async (c) => {
    const person = await personOf(c);
    const search = c.req.query('search') ?? person.name.split(' ')[0] ?? '';
    const limit = MAX_MERGE_OFFERS + 1;
    const { people } = await services.store.people.list(c.var.campaign.id, { search, limit });
    const found = people.filter(({ id }) => id !== person.id).slice(0, MAX_MERGE_OFFERS);
    return c.html(mergePage(c.var, { person, search, found }));
  });
  routes.route('/details', detailsRoutes(services, personOf));
  routes.route('/', deleteRoutes(services, personOf));
  return routes;
}

/** The page of a person, with the reason if they may not be counted. */
export async function showPerson(
  context: CampaignContext,
  { store, now }: Services,
  person: Person,
  outcome: Pick<PersonPageData, 'done' | 'submitted'>,
): Promise<Html> {
  const isHeld = person.state === 'held';
  const uncountable = isHeld
    ? await store.people.explainUncountable(context.campaign.id, person.id)
    : undefined;
  const today = now().toISOString().slice(0, 10);
  return personPage(context, { ...outcome, person, today, uncountable });
}

type FindPerson = (c: Context<OrganiserCampaignEnv>) => Promise<Person>;

function detailsRoutes(services: Services, personOf: FindPerson): Hono<OrganiserCampaignEnv> {
  const routes = new Hono<OrganiserCampaignEnv>();
  routes.get('/', async (c) => c.html(detailsPage(c.var, await personOf(c))));
  routes.post('/', formBody(DETAILS_LIMITS), async (c) => {
    const { campaign } = c.var;
    const person = await personOf(c);
    const { fields } = readPeopleForm(c);
    const answerProblems = (problems: Problem[]) => {
      if (asksForJson(c)) throw invalidRequest(problems);
      const messages = c.var.messages.person.details.problems;
      const submitted = { fields, problems: describeProblems(problems, messages) };
      return c.html(detailsPage(c.var, person, submitted), 422);
    };
    // In a campaign with many wards, the name of a ward is typed.
    const area = findWardCode(c.var.names, fields.area ?? '');
    const checked = readDetails({ ...fields, area }, person);
    if (!checked.ok) return answerProblems(checked.problems);
    const problems = checkDetails(checked.value, person, campaign);
    if (problems.length > 0) return answerProblems(problems);
    await applyChange(services, c.var, [person.id], checked.value);
    return asksForJson(c)
      ? c.json(await personOf(c))
      : redirectDone(c, campaignPath(campaign, `/people/${person.id}`), { done: 'details' });
  });
  return routes;
}

function deleteRoutes({ store, now }: Services, personOf: FindPerson): Hono<OrganiserCampaignEnv> {
  const routes = new Hono<OrganiserCampaignEnv>();
  const erase = async (c: Context<OrganiserCampaignEnv>): Promise<void> => {
    const { campaign, principal } = c.var;
    const id = c.req.param('person') ?? '';
    const actor = { name: principal.name, at: now().toISOString() };
    if (!(await store.people.erase(campaign.id, id, actor)))
      throw new HttpProblem(404, 'There is no such person.', { sentence: 'noPerson' });
  };
  routes.get('/delete', async (c) => c.html(deletePage(c.var, await personOf(c))));
  routes.post('/delete', noBody(), async (c) => {
    await erase(c);
    return asksForJson(c)
      ? c.body(null, 204)
      : redirectDone(c, campaignPath(c.var.campaign, '/people'), { done: 'deleted' });
  });
  routes.post('/remove', noBody(), async (c) => {
    const { campaign, principal } = c.var;
    const actor = { name: principal.name, at: now().toISOString() };
    if (!(await store.people.remove(campaign.id, c.req.param('person') ?? '', actor)))
      throw new HttpProblem(404, 'There is no such person.', { sentence: 'noPerson' });
    return asksForJson(c)
      ? c.body(null, 204)
      : redirectDone(c, campaignPath(campaign, '/people'), { done: 'removed' });
  });
  routes.delete('/', noBody(), async (c) => {
    await erase(c);
    return c.body(null, 204);
  });
  return routes;
}
