import { Hono } from 'hono';
import { HttpProblem, invalidRequest } from '../../http/http-problem.ts';
import type { OrganiserCampaignEnv } from '../../organiser/require-access.ts';
import { findWardCode } from '../../organiser/ui/ward-field.ts';
import type { Services } from '../../services.ts';
import { queryOf, readFilter, resolveFilter } from '../people-query.ts';
import { PRINTED_KINDS, readPrintedList } from './printed-list.ts';
import { printedPage } from './printed-page.ts';

/** `…/people/print/{kind}`: lists for paper, of those who agreed to be reached in that way. */
export function printedRoutes({ store, now }: Services): Hono<OrganiserCampaignEnv> {
  const routes = new Hono<OrganiserCampaignEnv>();
  routes.get('/:kind', async (c) => {
    const kind = PRINTED_KINDS.find((each) => each === c.req.param('kind'));
    if (!kind) throw new HttpProblem(404, 'There is no such list to print.');
    const query = c.req.query();
    const area = findWardCode(c.var.names, query.area ?? '');
    const filter = readFilter({ ...query, area });
    if (!filter.ok) throw invalidRequest(filter.problems);
    const { limit: _limit, after: _after, ...asked } = filter.value;
    // On paper, people are looked for by name.
    const wanted = { ...resolveFilter(c.var, asked), sort: asked.sort ?? ('name' as const) };
    const list = await readPrintedList(store.people, c.var.campaign, { kind, filter: wanted });
    const today = now().toISOString().slice(0, 10);
    return c.html(printedPage(c.var, { ...list, kind, today, query: queryOf(filter.value) }));
  });
  return routes;
}
