import { type Context, Hono } from 'hono';
import { ShortId } from 'campaign-widgets/contract';
import { CSV_START, csvRow } from '../http/csv-rows.ts';
import { HttpProblem } from '../http/http-problem.ts';
import { hasScope } from '../organiser/principal.ts';
import type { OrganiserCampaignEnv } from '../organiser/require-access.ts';
import type { Services } from '../services.ts';
import { type PartnerCell, readPartnerCells } from './partner-figures.ts';
import { partnerPage } from './partner-page.ts';

const CSV_COLUMNS = ['day', 'ward', 'ward_name', 'issue', 'issue_label', 'answers'];

/** `…/source` and `…/source.csv`: what came by one partner's page, for that partner. */
export function partnerRoutes({ store, now }: Services): Hono<OrganiserCampaignEnv> {
  const routes = new Hono<OrganiserCampaignEnv>();
  routes.get('/source', async (c) => {
    const source = sourceOf(c);
    const cells = await readPartnerCells(store, c.var.campaign, source, now());
    return c.html(partnerPage(c.var, { source, cells, page: c.req.query('page') }));
  });
  routes.get('/source.csv', async (c) => {
    const { campaign, names } = c.var;
    const source = sourceOf(c);
    const cells = await readPartnerCells(store, campaign, source, now());
    const rowsOf = ({ day, area, issues }: PartnerCell) =>
      issues.map(({ issue, count }) =>
        csvRow([day, area, names.area(area), issue, names.issue(issue), count]),
      );
    return c.body([CSV_START, csvRow(CSV_COLUMNS), ...cells.flatMap(rowsOf)].join(''), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${campaign.id}-${source}.csv"`,
    });
  });
  return routes;
}

/**
 * The page that the request is about. A partner's token decides it, whatever the address says;
 * somebody who may read every answer names one.
 */
function sourceOf(c: Context<OrganiserCampaignEnv>): string {
  const { principal } = c.var;
  const requested = hasScope(principal, 'register') ? c.req.query('source') : undefined;
  const source = ShortId.safeParse(requested ?? principal.source);
  if (!source.success) throw new HttpProblem(404, 'Name one page: ?source=st-marys.');
  return source.data;
}
