import { Hono } from 'hono';
import { jsonBody, jsonOf } from '../http/body-limits.ts';
import type { OrganiserEnv } from '../organiser/principal.ts';
import type { CampaignEditor } from './campaign-editor.ts';
import { isJsonObject, valueAt } from './document-paths.ts';
import { MAX_DOCUMENT_BYTES } from './draft-routes.ts';
import { NewCampaignBody } from './editor-schemas.ts';
import { createCampaign } from './new-campaign.ts';
import { requireCreator } from './require-editor.ts';

/** `POST /organiser/campaigns`: begins a campaign, from a template, as a copy or from a document. */
export function newCampaignRoutes(editor: CampaignEditor): Hono<OrganiserEnv> {
  const routes = new Hono<OrganiserEnv>();
  const limited = jsonBody({ maxBytes: MAX_DOCUMENT_BYTES, schema: NewCampaignBody });
  routes.post('/campaigns', requireCreator, limited, async (c) => {
    const { document: _, ...wanted } = c.req.valid('json');
    const sent = valueAt(jsonOf(c), 'document');
    const document = isJsonObject(sent) ? sent : undefined;
    const id = await createCampaign(editor, { ...wanted, document }, c.var.principal.name);
    return c.json({ campaign: id }, 201, { Location: `/organiser/campaigns/${id}/draft` });
  });
  return routes;
}
