import { Hono } from 'hono';
import type { OrganiserCampaignEnv } from '../organiser/require-access.ts';
import type { Services } from '../services.ts';
import { exportResponses } from './answer-exports.ts';
import { EXPORT_FORMATS, sendExport } from './send-export.ts';

/** `…/responses.csv` and `…/responses.jsonl`: every answer, in random order. */
export function answerExportRoutes({ store, now }: Services): Hono<OrganiserCampaignEnv> {
  const routes = new Hono<OrganiserCampaignEnv>();
  for (const format of EXPORT_FORMATS)
    routes.get(`/responses.${format}`, (c) =>
      sendExport(c, `${c.var.campaign.id}-responses`, format, () =>
        exportResponses(store, c.var.campaign, now()),
      ),
    );
  return routes;
}
