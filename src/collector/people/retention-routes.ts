import { Hono } from 'hono';
import { noBody } from '../http/body-limits.ts';
import { HttpProblem } from '../http/http-problem.ts';
import type { RetentionStop } from './retention-records.ts';
import type { Services } from '../services.ts';
import type { Store } from '../store/store.ts';
import { wantsPage } from '../organiser/require-token.ts';
import { readDone, redirectDone } from '../organiser/ui/done-messages.ts';
import { retentionPage } from './retention-page.ts';
import { canAccess, type OrganiserEnv, type Principal } from '../organiser/principal.ts';

const RETENTION_DECISIONS = { confirm: 'confirmed', postpone: 'postponed' } as const;

/** The stopped deletions that the user may see. */
export const stopsFor = async (
  { retention }: Pick<Store, 'retention'>,
  principal: Principal,
): Promise<RetentionStop[]> =>
  (await retention.openStops()).filter(({ campaign }) => canAccess(principal, campaign));

/**
 * `/organiser/retention`: deletions that are too large to continue by themselves, to confirm or
 * postpone.
 */
export function retentionRoutes({ store, logger, now }: Services): Hono<OrganiserEnv> {
  const routes = new Hono<OrganiserEnv>();

  routes.get('/', async (c) => {
    const stops = await stopsFor(store, c.var.principal);
    if (!wantsPage(c)) return c.json({ stops });
    return c.html(retentionPage(c.var, stops, readDone(c)));
  });
  for (const [path, decision] of Object.entries(RETENTION_DECISIONS))
    routes.post(`/:stop/${path}`, noBody(), async (c) => {
      const { principal } = c.var;
      const id = c.req.param('stop');
      const stop = (await stopsFor(store, principal)).find((one) => one.id === id);
      if (!stop) throw new HttpProblem(404, 'There is no such deletion to decide about.');
      const seen = Number(c.req.query('due'));
      const at = now().toISOString();
      if (!(await store.retention.decideStop(id, seen, decision, principal.name, at)))
        throw new HttpProblem(409, 'The number has changed, or it is decided already. Look again.');
      logger.info(
        {},
        `retention: ${stop.campaign}: deleting ${stop.due} of ${stop.people} people was ${decision} by ${principal.name}`,
      );
      return wantsPage(c)
        ? redirectDone(c, '/organiser/retention', { done: `stop-${decision}`, at: id })
        : c.body(null, 204);
    });
  return routes;
}
