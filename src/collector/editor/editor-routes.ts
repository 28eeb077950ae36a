import { Hono } from 'hono';
import type { OrganiserEnv } from '../organiser/principal.ts';
import type { Services } from '../services.ts';
import type { CampaignEditor } from './campaign-editor.ts';
import { draftRoutes } from './draft-routes.ts';
import { editorPageRoutes } from './page-routes.ts';
import { newCampaignRoutes } from './new-campaign-routes.ts';

/** The editor: its pages, and the routes behind them. */
export function editorRoutes(services: Services, editor: CampaignEditor): Hono<OrganiserEnv> {
  const routes = new Hono<OrganiserEnv>();
  routes.route('/', newCampaignRoutes(editor));
  routes.route('/campaigns/:id', draftRoutes(editor));
  routes.route('/campaigns/:id/edit', editorPageRoutes(services, editor));
  return routes;
}
