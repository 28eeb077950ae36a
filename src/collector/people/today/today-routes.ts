import { Hono } from 'hono';
import type { OrganiserCampaignEnv } from '../../organiser/require-access.ts';
import { wantsPage } from '../../organiser/require-token.ts';
import { readDone } from '../../organiser/ui/done-messages.ts';
import type { Services } from '../../services.ts';
import { DAY_MS } from '../../time-units.ts';
import { todayPage } from './today-page.ts';

/** How many people of each list are on the page. */
const MAX_TODAY_PEOPLE = 25;
/** What somebody who was never here is told of as new. */
const FIRST_VISIT_DAYS = 7;

/** `…/today`: what is to be done in a campaign, for a browser and as JSON. */
export function todayRoutes({ store, now }: Services): Hono<OrganiserCampaignEnv> {
  const routes = new Hono<OrganiserCampaignEnv>();
  routes.get('/', async (c) => {
    const { campaign, principal } = c.var;
    const at = now().toISOString();
    const isPage = wantsPage(c);
    // A program that reads the lists is no visit.
    const visit = isPage ? await store.today.visit(campaign.id, principal.name, at) : undefined;
    const weekAgo = new Date(Date.parse(at) - FIRST_VISIT_DAYS * DAY_MS).toISOString();
    const lists = await store.today.read(campaign.id, {
      owner: principal.name,
      until: at.slice(0, 10),
      since: visit ?? weekAgo,
      limit: MAX_TODAY_PEOPLE,
    });
    if (!isPage) return c.json(lists);
    const heldAnswers = await store.answers.countHeld(campaign.id);
    const noted = await store.complaints.list(campaign.id);
    const complaints = noted.filter(({ answeredOn }) => answeredOn === null);
    const today = at.slice(0, 10);
    return c.html(
      todayPage(c.var, { lists, complaints, heldAnswers, visit, today, done: readDone(c) }),
    );
  });
  return routes;
}
