import { Hono } from 'hono';
import { EXPORT_FORMATS, sendExport } from '../answers/send-export.ts';
import { invalidRequest } from '../http/http-problem.ts';
import type { OrganiserCampaignEnv } from '../organiser/require-access.ts';
import type { Services } from '../services.ts';
import { readFilter, resolveFilter } from './people-query.ts';

/** `…/people.csv` and `…/people.jsonl`: everybody who matches the filter of the query. */
export function peopleExportRoutes({ store }: Services): Hono<OrganiserCampaignEnv> {
  const routes = new Hono<OrganiserCampaignEnv>();
  for (const format of EXPORT_FORMATS)
    routes.get(`/people.${format}`, async (c) => {
      const filter = readFilter(c.req.query());
      if (!filter.ok) throw invalidRequest(filter.problems);
      const { campaign } = c.var;
      const file = await store.downloads.people(
        campaign,
        resolveFilter(c.var, filter.value),
        format,
      );
      return sendExport(c, `${campaign.id}-people`, format, file);
    });
  return routes;
}
