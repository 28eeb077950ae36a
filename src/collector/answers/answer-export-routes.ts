import { Hono } from 'hono';
import type { OrganiserCampaignEnv } from '../organiser/require-access.ts';
import type { Services } from '../services.ts';
import { publishDueAnswers } from './publish-results.ts';
import { EXPORT_FORMATS, sendExport } from './send-export.ts';

/**
 * `…/responses.csv` and `…/responses.jsonl`: every answer, in random order. `…/questions.csv` and
 * `…/questions.jsonl`: answers to the campaign's own questions, each question by itself.
 */
export function answerExportRoutes({ store, now }: Services): Hono<OrganiserCampaignEnv> {
  const routes = new Hono<OrganiserCampaignEnv>();
  const tables = { responses: 'answers', questions: 'questions' } as const;
  for (const format of EXPORT_FORMATS)
    for (const table of ['responses', 'questions'] as const)
      routes.get(`/${table}.${format}`, async (c) => {
        const { campaign } = c.var;
        await publishDueAnswers(store, campaign, now());
        const file = await store.downloads[tables[table]](campaign, format);
        return sendExport(c, `${campaign.id}-${table}`, format, file);
      });
  return routes;
}
