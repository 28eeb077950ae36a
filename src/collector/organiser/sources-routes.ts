import { type Context, Hono } from 'hono';
import { RefusalError } from '../refusal.ts';
import { publishDueAnswers, publishThresholdOf } from '../results.ts';
import type { Store } from '../store.ts';
import { wantsPage } from './door.ts';
import { pathOf, type View } from './layout.ts';
import { countedSince, recentSources } from './sources.ts';
import { sourcesPage, waveWords } from './sources-page.ts';
import type { Organising } from './visitor.ts';

export interface SourcesOptions {
  store: Store;
  viewOf: (c: Context<Organising>) => View;
  now: () => Date;
}

/** `…/sources`: what came from where and when, and the holding of a wave. A page for whoever reads pages, JSON for everybody else. */
export function sourcesRoutes({ store, viewOf, now }: SourcesOptions): Hono<Organising> {
  const routes = new Hono<Organising>();
  routes.get('/', async (c) => {
    const view = viewOf(c);
    await publishDueAnswers(store, view.campaign, now());
    const days = await recentSources(store, view.campaign, now());
    return wantsPage(c)
      ? c.html(sourcesPage(view, days, waveWords(c.req.query('done'), c.req.query('n'))))
      : c.json({ sources: days });
  });

  routes.post('/', async (c) => {
    const { campaign } = viewOf(c);
    const { source = null, since, decision } = await c.req.parseBody();
    if (decision !== 'hold' && decision !== 'count')
      throw new RefusalError(422, '"decision" is hold or count.');
    if (typeof since !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(since))
      throw new RefusalError(422, '"since" is a day, such as 2026-11-21.');
    if (source !== null && typeof source !== 'string')
      throw new RefusalError(
        422,
        '"source" is the short name of a page, or left out for those without one.',
      );
    const wave = { source, since };
    const threshold = publishThresholdOf(campaign);
    // Holding a single answer by its source would tell which of the answers came from there.
    if (decision === 'hold' && (await countedSince(store, campaign.id, wave)) < threshold)
      throw new RefusalError(422, `Fewer than ${threshold} answers are no wave.`);
    const changed = await store.decideWave(campaign.id, wave, decision);
    await publishDueAnswers(store, campaign, now());
    return wantsPage(c)
      ? c.redirect(`${pathOf(campaign, '/sources')}?done=${decision}&n=${changed}`, 303)
      : c.json({ changed });
  });
  return routes;
}
