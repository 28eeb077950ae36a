import { Hono } from 'hono';
import { formBody, formOf } from '../http/body-limits.ts';
import { HttpProblem } from '../http/http-problem.ts';
import { countHeldBackMail } from '../notifications/mail-allowance.ts';
import { byArea, publishDueAnswers, publishThresholdOf } from './publish-results.ts';
import { hasScope } from '../organiser/principal.ts';
import type { OrganiserCampaignEnv } from '../organiser/require-access.ts';
import type { Services } from '../services.ts';
import type { AnswerDecision } from './answer-records.ts';
import { backPath, readDone, redirectDone } from '../organiser/ui/done-messages.ts';
import { compareSources, jumps } from '../organiser/answer-sources.ts';
import { failedMailNotice } from '../organiser/mail/mail-notice.ts';
import { heldBackMailNotice, jumpNotice } from '../organiser/source-notices.ts';
import { canUndo, decideWordsRoutes } from './decide-words.ts';
import { readPublicResults } from './read-public-results.ts';
import { publicResultsPage } from './public-results-page.ts';
import { resultsPage } from './results-page.ts';
import { listWards } from './ward-filter.ts';
import { firstWeekDay, weeklyAnswers } from './weekly-answers.ts';
import { wordsPage } from './words-page.ts';
import { readWordsQuery } from './words-query.ts';

const PAGE_SIZE = 50;
const MAX_FORM_BYTES = 4096;
const MAX_FORM_FIELDS = 10;
const ANSWER_DECISIONS: readonly AnswerDecision[] = ['count', 'hold', 'release', 'withhold'];

/** What residents said, and what an organiser decides about it. */
export function surveyRoutes(services: Services): Hono<OrganiserCampaignEnv> {
  const routes = new Hono<OrganiserCampaignEnv>();
  addResultsRoute(routes, services);
  addWordsRoutes(routes, services);
  addDecisionRoute(routes, services);
  routes.route('/', decideWordsRoutes(services));
  return routes;
}

type SurveyRoutes = Hono<OrganiserCampaignEnv>;

function addResultsRoute(
  routes: SurveyRoutes,
  { store, registry, maxMailPerDay, now }: Services,
): void {
  routes.get('/', async (c, next) => {
    const { campaign, principal } = c.var;
    if (hasScope(principal, 'register')) return next();
    const results = await readPublicResults({ store, registry, now }, campaign);
    return c.html(publicResultsPage(c.var, results, c.req.query()));
  });
  routes.get('/', async (c) => {
    const { campaign } = c.var;
    const { id } = campaign;
    await publishDueAnswers(store, campaign, now());
    const [tallies, choices, waiting, heldAnswers, people, { figures }, days, heldBackMail, mail] =
      await Promise.all([
        store.answers.tallies(id),
        store.answers.choiceTallies(id),
        store.answers.countWaiting(id),
        store.answers.countHeld(id),
        store.people.count(id),
        store.people.figures(id),
        store.answers.countBySource(id, firstWeekDay(now())),
        countHeldBackMail(id, { records: store.mail, maxPerDay: maxMailPerDay, now: now() }),
        store.notices.count(id),
      ]);
    const recruited = figures.reduce(
      (sum, { measure, count }) => (measure === 'recruited' ? sum + count : sum),
      0,
    );
    const areas = byArea(campaign, tallies);
    return c.html(
      resultsPage(c.var, {
        areas,
        choices,
        questions: [...registry.vocabularyOf(campaign).surveyQuestions.values()],
        list: listWards(c.var, areas, c.req.query()),
        held: heldAnswers + people.held,
        recruited,
        waiting,
        weeks: weeklyAnswers(days, publishThresholdOf(campaign), now()),
        notices: [
          jumpNotice(c.var, jumps(compareSources(days, campaign, now()))),
          heldBackMailNotice(c.var, heldBackMail, maxMailPerDay),
          failedMailNotice(c.var, mail),
        ],
      }),
    );
  });
}

function addWordsRoutes(routes: SurveyRoutes, { store, sealedTokens, now }: Services): void {
  for (const tab of ['words', 'held'] as const)
    routes.get(`/${tab}`, async (c) => {
      const { campaign, names } = c.var;
      const { after, tick, undo, ...asked } = c.req.query();
      const query = readWordsQuery(names, tab === 'words' ? asked : {});
      const { id } = campaign;
      await publishDueAnswers(store, campaign, now());
      const [rows, people] = await Promise.all([
        store.answers.list(id, {
          ...query,
          only: tab,
          limit: PAGE_SIZE,
          ...(after && { after }),
        }),
        store.people.count(id),
      ]);
      const heldIds = rows.filter(({ state }) => state === 'held').map((row) => row.id);
      const uncountable = await store.answers.explainUncountable(id, heldIds);
      return c.html(
        wordsPage(c.var, {
          tab,
          query,
          ticked: tick === 'all',
          undo: canUndo(sealedTokens, undo, now()) ? undo : undefined,
          rows,
          hasMore: rows.length === PAGE_SIZE,
          after,
          done: readDone(c),
          heldPeople: people.held,
          uncountable,
        }),
      );
    });
}

function addDecisionRoute(routes: SurveyRoutes, { store, now }: Services): void {
  const limitedForm = formBody({ maxBytes: MAX_FORM_BYTES, maxFields: MAX_FORM_FIELDS });
  routes.post('/responses/:response', limitedForm, async (c) => {
    const { campaign } = c.var;
    const wanted = formOf(c).text('decision');
    const decision = ANSWER_DECISIONS.find((each) => each === wanted);
    const back = formOf(c).text('back');
    if (decision === undefined)
      throw new HttpProblem(422, `"decision" is one of ${ANSWER_DECISIONS.join(', ')}.`);
    const id = c.req.param('response');
    const found =
      (await store.answers.decide(campaign.id, id, decision)) ||
      // A name has no words to release; it is held, or it is not.
      ((decision === 'hold' || decision === 'count') &&
        (await store.signups.decide(campaign.id, id, decision, {
          name: c.var.principal.name,
          at: now().toISOString(),
        })));
    if (!found) throw new HttpProblem(404, 'There is no such answer.', { sentence: 'noAnswer' });
    await publishDueAnswers(store, campaign, now());
    const page = backPath(back, undefined);
    if (page === undefined) return c.body(null, 204);
    return redirectDone(c, page, { done: `answer-${decision}`, at: id });
  });
}
