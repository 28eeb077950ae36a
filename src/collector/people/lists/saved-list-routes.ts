import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { checkValue, createProblem, oneLine, type Problem } from 'campaign-widgets/contract';
import { formOf, isJson, jsonOf, jsonOrFormBody, noBody } from '../../http/body-limits.ts';
import { HttpProblem, invalidRequest } from '../../http/http-problem.ts';
import type { OrganiserCampaignEnv } from '../../organiser/require-access.ts';
import { wantsPage } from '../../organiser/require-token.ts';
import { readDone, redirectDone } from '../../organiser/ui/done-messages.ts';
import { describeProblems } from '../../organiser/ui/form-fields.ts';
import { campaignPath } from '../../organiser/ui/page-layout.ts';
import type { Services } from '../../services.ts';
import { queryOf, readFilter } from '../people-query.ts';
import { MAX_LIST_NAME, MAX_SAVED_LISTS, type SavedList } from './saved-list-records.ts';
import { savedListsPage } from './saved-lists-page.ts';

const LIST_LIMITS = { maxBytes: 8 * 1024, maxFields: 10 };

/** The request of `POST …/people/lists`: a name, and the query of the list's address. */
export const NewList = z.strictObject({
  name: oneLine(MAX_LIST_NAME),
  query: z.string().max(4000).default(''),
});

/** `…/people/lists`: filters of the list that have a name, and an address that stays. */
export function savedListRoutes({ store, now }: Services): Hono<OrganiserCampaignEnv> {
  const routes = new Hono<OrganiserCampaignEnv>();
  const pathOf = (c: Context<OrganiserCampaignEnv>) =>
    campaignPath(c.var.campaign, '/people/lists');
  routes.get('/', async (c) => {
    const lists = await store.savedLists.list(c.var.campaign.id);
    if (!wantsPage(c)) return c.json({ lists });
    return c.html(savedListsPage(c.var, { lists, done: readDone(c) }));
  });

  routes.post('/', jsonOrFormBody(LIST_LIMITS), async (c) => {
    const { campaign, principal } = c.var;
    const given = isJson(c) ? jsonOf(c) : pick(formOf(c).toRecord(), ['name', 'query']);
    const checked = checkValue(NewList, given);
    const found = checked.ok ? checkQuery(checked.value.query) : undefined;
    const problems = checked.ok ? (found?.problems ?? []) : checked.problems;
    if (!checked.ok || problems.length > 0) return refuse(store, c, problems);
    const list: SavedList = {
      ...{ id: randomUUID(), name: checked.value.name, query: found?.query ?? '' },
      ...{ by: principal.name, at: now().toISOString() },
    };
    if (!(await store.savedLists.add(campaign.id, list)))
      return refuse(store, c, [
        createProblem('name', 'full', `must wait: a campaign keeps at most ${MAX_SAVED_LISTS}`),
      ]);
    return isJson(c) ? c.json(list, 201) : redirectDone(c, pathOf(c), { done: 'list-saved' });
  });

  routes.get('/:list', async (c) => {
    const list = await store.savedLists.find(c.var.campaign.id, c.req.param('list'));
    if (!list) throw noSuchList();
    if (!wantsPage(c)) return c.json(list);
    return c.redirect(campaignPath(c.var.campaign, `/people${list.query}`), 303);
  });
  routes.post('/:list', jsonOrFormBody(LIST_LIMITS), async (c) => {
    const given = isJson(c) ? jsonOf(c) : pick(formOf(c).toRecord(), ['name']);
    const checked = checkValue(NewList.pick({ name: true }), given);
    if (!checked.ok) return refuse(store, c, checked.problems, c.req.param('list'));
    const { id } = c.var.campaign;
    if (!(await store.savedLists.rename(id, c.req.param('list'), checked.value.name)))
      throw noSuchList();
    return isJson(c) ? c.body(null, 204) : redirectDone(c, pathOf(c), { done: 'list-renamed' });
  });
  routes.post('/:list/delete', noBody(), async (c) => {
    if (!(await store.savedLists.remove(c.var.campaign.id, c.req.param('list'))))
      throw noSuchList();
    return wantsPage(c) ? redirectDone(c, pathOf(c), { done: 'list-deleted' }) : c.body(null, 204);
  });
  return routes;
}

/** Shows the lists again, with what is wrong with a name. */
async function refuse(
  store: Services['store'],
  c: Context<OrganiserCampaignEnv>,
  problems: Problem[],
  list = 'new',
) {
  if (isJson(c)) throw invalidRequest(problems);
  const { problems: words } = c.var.messages.savedLists;
  const fields = pick(formOf(c).toRecord(), ['name', 'query']);
  const described = describeProblems(problems, words).map(({ message }) => ({
    field: `name-${list}`,
    message,
  }));
  const lists = await store.savedLists.list(c.var.campaign.id);
  const submitted = { fields, problems: described };
  return c.html(savedListsPage(c.var, { lists, done: undefined, submitted, list }), 422);
}

const pick = (fields: Record<string, string>, names: string[]): Record<string, string> =>
  Object.fromEntries(
    names.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]])),
  );

const noSuchList = () => new HttpProblem(404, 'There is no such list.', { sentence: 'noList' });

/**
 * A query as a list keeps it. The words of a search are not kept: they may be somebody's name, who
 * is forgotten later; nor is who was ticked.
 */
function checkQuery(query: string): { query: string; problems: Problem[] } {
  const filter = readFilter(Object.fromEntries(new URLSearchParams(query)));
  if (!filter.ok) return { query: '', problems: filter.problems };
  const { search, ticked, ...kept } = filter.value;
  const asked = search ?? ticked;
  const isNothing = queryOf(kept, { sort: kept.sort }) === '';
  const problem = createProblem(
    'query',
    'search',
    'must be more than words to search for, or ticks: neither is kept, give those people a tag',
  );
  return {
    query: queryOf(kept, { sort: kept.sort }),
    problems: asked !== undefined && isNothing ? [problem] : [],
  };
}
