import { Hono } from 'hono';
import type { OrganiserCampaignEnv } from '../organiser/require-access.ts';
import type { Services } from '../services.ts';
import { publishDueAnswers } from './publish-results.ts';
import { EXPORT_FORMATS, sendExport } from './send-export.ts';

/** `…/responses.csv` and `…/responses.jsonl`: every answer, in random order. */
export function answerExportRoutes({ store, now }: Services): Hono<OrganiserCampaignEnv> {
  const routes = new Hono<OrganiserCampaignEnv>();
  for (const format of EXPORT_FORMATS)
    routes.get(`/responses.${format}`, async (c) => {
      const { campaign } = c.var;
      await publishDueAnswers(store, campaign, now());
      const file = await store.downloads.answers(campaign, format);
      return sendExport(c, `${campaign.id}-responses`, format, file);
    });
  return routes;
}
