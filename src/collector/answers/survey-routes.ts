import { Hono } from 'hono';
import { formBody, formOf } from '../http/body-limits.ts';
import { HttpProblem } from '../http/http-problem.ts';
import { countHeldBackMail } from '../notifications/mail-allowance.ts';
import { byArea, publishDueAnswers } from './publish-results.ts';
import type { OrganiserCampaignEnv } from '../organiser/require-access.ts';
import type { Services } from '../services.ts';
import type { Decision } from '../store/store.ts';
import { backPath } from '../organiser/ui/done-messages.ts';
import { jumps, recentSources } from '../organiser/answer-sources.ts';
import { heldBackMailNotice, jumpNotice } from '../organiser/sources-page.ts';
import { resultsPage, wordsPage } from './survey-pages.ts';

const PAGE_SIZE = 50;
const MAX_FORM_BYTES = 4096;
const MAX_FORM_FIELDS = 10;
const DECISIONS: readonly string[] = ['count', 'hold', 'release', 'withhold'] satisfies Decision[];

/** What residents said, and what an organiser decides about it. */
export function surveyRoutes({ store, maxMailPerDay, now }: Services): Hono<OrganiserCampaignEnv> {
  const routes = new Hono<OrganiserCampaignEnv>();
  routes.get('/', async (c) => {
    const { campaign } = c.var;
    const { id } = campaign;
    await publishDueAnswers(store, campaign, now());
    const [tallies, waitingAnswers, waiting, { figures }, sources, heldBackMail] =
      await Promise.all([
        store.tallies(id),
        store.waitingAnswers(id),
        store.waiting(id),
        store.registerFigures(id),
        recentSources(store, campaign, now()),
        countHeldBackMail(id, { records: store.mail, maxPerDay: maxMailPerDay, now: now() }),
      ]);
    const recruited = figures.reduce(
      (sum, { measure, count }) => (measure === 'recruited' ? sum + count : sum),
      0,
    );
    return c.html(
      resultsPage(
        c.var,
        byArea(campaign, tallies),
        { held: waiting.held + waiting.heldPeople, recruited, waiting: waitingAnswers },
        [
          jumpNotice(campaign, jumps(sources)),
          heldBackMailNotice(campaign, heldBackMail, maxMailPerDay),
        ],
      ),
    );
  });
  for (const only of ['words', 'held'] as const)
    routes.get(`/${only}`, async (c) => {
      const { campaign } = c.var;
      const after = c.req.query('after');
      const { id } = campaign;
      await publishDueAnswers(store, campaign, now());
      const [rows, { heldPeople }] = await Promise.all([
        store.responses(id, { only, limit: PAGE_SIZE, ...(after && { after }) }),
        store.waiting(id),
      ]);
      const heldIds = rows.filter(({ state }) => state === 'held').map((row) => row.id);
      const uncountable = await store.uncountableResponses(id, heldIds);
      return c.html(
        wordsPage(c.var, only, {
          rows,
          hasMore: rows.length === PAGE_SIZE,
          heldPeople,
          uncountable,
        }),
      );
    });

  const limitedForm = formBody({ maxBytes: MAX_FORM_BYTES, maxFields: MAX_FORM_FIELDS });
  routes.post('/responses/:response', limitedForm, async (c) => {
    const { campaign } = c.var;
    const decision = formOf(c).text('decision');
    const back = formOf(c).text('back');
    if (decision === undefined || !DECISIONS.includes(decision))
      throw new HttpProblem(422, `"decision" is one of ${DECISIONS.join(', ')}.`);
    if (!(await store.decide(campaign.id, c.req.param('response'), decision as Decision)))
      throw new HttpProblem(404, 'There is no such answer.');
    await publishDueAnswers(store, campaign, now());
    const page = backPath(back, undefined);
    return page === undefined ? c.body(null, 204) : c.redirect(page, 303);
  });
  return routes;
}
