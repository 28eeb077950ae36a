import { type Context, Hono } from 'hono';
import { CSV_START, csvRow } from '../../http/csv-rows.ts';
import { invalidRequest } from '../../http/http-problem.ts';
import type { OrganiserCampaignEnv } from '../../organiser/require-access.ts';
import { findWardCode } from '../../organiser/ui/ward-field.ts';
import { stopAddress } from '../../pages/stop/stop-link.ts';
import type { Services } from '../../services.ts';
import { queryOf, readFilter, resolveFilter } from '../people-query.ts';
import type { PeopleFilter } from '../people-records.ts';
import { emailListPage } from './email-list-page.ts';
import { readEmailList } from './read-email-list.ts';

/** `…/people/email-list`, and the same as a CSV file: only who agreed to be emailed. */
export function emailListRoutes(services: Services): Hono<OrganiserCampaignEnv> {
  const { store, publicUrl, privateKeys } = services;
  const routes = new Hono<OrganiserCampaignEnv>();
  // Without a secret that lasts and an address of its own, a link would end with the process.
  const hasLinks = privateKeys !== undefined && publicUrl !== '';
  const listFor = (c: Context<OrganiserCampaignEnv>, filter: PeopleFilter) =>
    readEmailList(store.people, c.var.campaign, resolveFilter(c.var, filter));
  routes.get('/email-list', async (c) => {
    const filter = filterOf(c);
    return c.html(emailListPage(c.var, await listFor(c, filter), queryOf(filter)));
  });
  routes.get('/email-list.csv', async (c) => {
    const { recipients } = await listFor(c, filterOf(c));
    const { id } = c.var.campaign;
    const linkOf = (signup: string) => (hasLinks ? [stopAddress(services, id, signup)] : []);
    const rows = recipients.map(({ firstName, lastName, email, signup }) =>
      csvRow([firstName, lastName, email, ...linkOf(signup)]),
    );
    const columns = ['first_name', 'last_name', 'email', ...(hasLinks ? ['stop_link'] : [])];
    const text = [CSV_START, csvRow(columns), ...rows].join('');
    return c.body(text, 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${c.var.campaign.id}-email-list.csv"`,
    });
  });
  return routes;
}

/** @throws HttpProblem 422 if the query is no filter */
function filterOf(c: Context<OrganiserCampaignEnv>): PeopleFilter {
  const query = c.req.query();
  const area = findWardCode(c.var.names, query.area ?? '');
  const filter = readFilter({ ...query, area });
  if (!filter.ok) throw invalidRequest(filter.problems);
  return filter.value;
}
