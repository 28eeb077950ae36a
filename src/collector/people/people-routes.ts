import { Hono } from 'hono';
import { invalidRequest } from '../http/http-problem.ts';
import type { OrganiserCampaignEnv } from '../organiser/require-access.ts';
import { canWrite } from '../organiser/principal.ts';
import { wantsPage } from '../organiser/require-token.ts';
import { readDone } from '../organiser/ui/done-messages.ts';
import { findWardCode } from '../organiser/ui/ward-field.ts';
import type { Services } from '../services.ts';
import { attendanceRoutes } from './attendance/attendance-routes.ts';
import { eventRoutes } from './calendar/calendar-routes.ts';
import { newPersonRoutes } from './by-hand/new-person-routes.ts';
import { importRoutes } from './import/import-routes.ts';
import { emailListRoutes } from './lists/email-list-routes.ts';
import { printedRoutes } from './lists/printed-routes.ts';
import { savedListRoutes } from './lists/saved-list-routes.ts';
import { tickRoutes } from './ticks/tick-routes.ts';
import { figuresPage } from './people-figures-view.ts';
import { peoplePage } from './people-page.ts';
import { readFilter, resolveFilter } from './people-query.ts';
import { peopleScriptTag } from './people-script-tag.ts';
import { personRoutes } from './person-routes.ts';
import { refusalsRoutes } from './refusals-routes.ts';
import { changeRoutes } from './change-routes.ts';

/** `…/people`: pages for browsers, JSON for other clients, on the same paths. */
export function peopleRoutes(services: Services): Hono<OrganiserCampaignEnv> {
  const { store } = services;
  const routes = new Hono<OrganiserCampaignEnv>();
  routes.get('/', async (c) => {
    const { campaign } = c.var;
    const { done: _done, n: _n, at: _at, ...query } = c.req.query();
    const isPage = wantsPage(c);
    // The form of a campaign with many wards sends a ward's name.
    const area = findWardCode(c.var.names, query.area ?? '');
    const filter = readFilter(isPage ? { ...query, area } : query);
    if (!filter.ok) throw invalidRequest(filter.problems);
    const found = await store.people.list(campaign.id, resolveFilter(c.var, filter.value));
    if (!isPage) return c.json(found);
    const [figures, parts, ticked] = await Promise.all([
      store.people.figures(campaign.id),
      store.people.countParts(campaign.id),
      canWrite(c.var.principal) ? store.ticks.read(campaign.id, c.var.principal.name) : [],
    ]);
    return c.html(
      peoplePage(c.var, {
        ...found,
        filter: filter.value,
        figures,
        parts,
        done: readDone(c),
        ticked: new Set(ticked),
        script: peopleScriptTag(services),
      }),
    );
  });
  routes.get('/figures', async (c) => {
    const { by, page } = c.req.query();
    const figures = await store.people.figures(c.var.campaign.id);
    const group = by === 'source' ? by : 'ward';
    return c.html(figuresPage(c.var, figures, { group, page }));
  });
  routes.route('/import', importRoutes(services));
  routes.route('/new', newPersonRoutes(services));
  routes.route('/refusals', refusalsRoutes(services));
  routes.route('/', emailListRoutes(services));
  routes.route('/', tickRoutes(services));
  routes.route('/lists', savedListRoutes(services));
  routes.route('/', eventRoutes(services));
  routes.route('/print', printedRoutes(services));
  routes.route('/attendance', attendanceRoutes(services));
  routes.route('/', changeRoutes(services));
  routes.route('/:person', personRoutes(services));
  return routes;
}
