import { Hono } from 'hono';
import { noBody } from '../../http/body-limits.ts';
import { HttpProblem } from '../../http/http-problem.ts';
import type { OrganiserCampaignEnv } from '../../organiser/require-access.ts';
import { asksForJson, wantsPage } from '../../organiser/require-token.ts';
import { readDone, redirectDone } from '../../organiser/ui/done-messages.ts';
import { campaignPath } from '../../organiser/ui/page-layout.ts';
import type { Services } from '../../services.ts';
import { batchPage } from './batch-page.ts';

/** How many people of a batch are on a page. */
const PEOPLE_PER_PAGE = 100;

/** `…/people/import/batches`: the lists that were kept, and their taking back. */
export function batchRoutes({ store, now }: Services): Hono<OrganiserCampaignEnv> {
  const routes = new Hono<OrganiserCampaignEnv>();
  const findBatch = async (campaign: string, id: string) => {
    const batch = await store.importBatches.find(campaign, id);
    if (!batch) throw new HttpProblem(404, 'There is no such list.', { sentence: 'noBatch' });
    return batch;
  };
  routes.get('/', async (c) =>
    c.json({ batches: await store.importBatches.list(c.var.campaign.id) }),
  );
  routes.get('/:batch', async (c) => {
    const { campaign } = c.var;
    const batch = await findBatch(campaign.id, c.req.param('batch'));
    const after = c.req.query('after');
    const people = await store.importBatches.people(campaign.id, batch.id, {
      limit: PEOPLE_PER_PAGE,
      ...(after !== undefined && { after }),
    });
    if (!wantsPage(c)) return c.json({ ...batch, ...people });
    return c.html(batchPage(c.var, { batch, people, done: readDone(c) }));
  });
  routes.post('/:batch/take-back', noBody(), async (c) => {
    const { campaign, principal } = c.var;
    const batch = await findBatch(campaign.id, c.req.param('batch'));
    const actor = { name: principal.name, at: now().toISOString() };
    await store.importBatches.takeBack(campaign.id, batch.id, actor);
    return asksForJson(c)
      ? c.json(await findBatch(campaign.id, batch.id))
      : redirectDone(c, campaignPath(campaign, `/people/import/batches/${batch.id}`), {
          done: 'takenBack',
        });
  });
  return routes;
}
