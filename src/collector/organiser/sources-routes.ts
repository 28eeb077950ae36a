import { Hono } from 'hono';
import { formBody, formOf } from '../http/body-limits.ts';
import { HttpProblem } from '../http/http-problem.ts';
import { publishDueAnswers, publishThresholdOf } from '../answers/publish-results.ts';
import type { Services } from '../services.ts';
import type { OrganiserCampaignEnv } from './require-access.ts';
import { wantsPage } from './require-token.ts';
import { backPath, readDone, redirectDone } from './ui/done-messages.ts';
import { campaignPath } from './ui/page-layout.ts';
import { countedSince, recentSources } from './answer-sources.ts';
import { sourcesPage, UNNAMED_AT } from './sources-page.ts';

const MAX_FORM_BYTES = 4096;
const MAX_FORM_FIELDS = 10;

/**
 * `…/sources`: answers by source and day, and the holding of a wave. A page for browsers, JSON for
 * other clients.
 */
export function sourcesRoutes({ store, now }: Services): Hono<OrganiserCampaignEnv> {
  const routes = new Hono<OrganiserCampaignEnv>();
  routes.get('/', async (c) => {
    const { campaign } = c.var;
    await publishDueAnswers(store, campaign, now());
    const { page } = c.req.query();
    const days = await recentSources(store, campaign, now());
    return wantsPage(c)
      ? c.html(sourcesPage(c.var, { days, done: readDone(c), page }))
      : c.json({ sources: days });
  });

  const limitedForm = formBody({ maxBytes: MAX_FORM_BYTES, maxFields: MAX_FORM_FIELDS });
  routes.post('/', limitedForm, async (c) => {
    const { campaign } = c.var;
    const form = formOf(c);
    const source = form.text('source') ?? null;
    const since = form.text('since');
    const decision = form.text('decision');
    if (decision !== 'hold' && decision !== 'count')
      throw new HttpProblem(422, '"decision" is hold or count.');
    if (since === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(since))
      throw new HttpProblem(422, '"since" is a day, such as 2026-11-21.');
    const wave = { source, since };
    const threshold = publishThresholdOf(campaign);
    // Holding a single answer by its source would show which answer came from there.
    if (decision === 'hold' && (await countedSince(store, campaign.id, wave)) < threshold)
      throw new HttpProblem(422, `Fewer than ${threshold} answers are no wave.`);
    const changed = await store.answers.decideWave(campaign.id, wave, decision);
    await publishDueAnswers(store, campaign, now());
    if (!wantsPage(c)) return c.json({ changed });
    const done = decision === 'hold' ? 'wave-held' : 'wave-counted';
    const back = backPath(form.text('back'), campaignPath(campaign, '/sources'));
    return redirectDone(c, back, { done, number: changed, at: source ?? UNNAMED_AT });
  });
  return routes;
}
