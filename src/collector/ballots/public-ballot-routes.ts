import { type Context, Hono } from 'hono';
import {
  BallotDefinition,
  type CodeAnswer,
  CodeQuestion,
  CodeRequest,
  codeMistake,
  type CodeStanding,
  normaliseCode,
} from 'campaign-widgets/contract';
import { jsonBody } from '../http/body-limits.ts';
import { HttpProblem, throwStoreUnavailable } from '../http/http-problem.ts';
import { type CampaignEnv, requireCampaign } from '../http/require-campaign.ts';
import { sendPrepared } from '../http/send-prepared.ts';
import type { Services } from '../services.ts';
import { requireListedOrigin } from '../public/listed-origin.ts';
import { deadlineOf } from './ballot-deadlines.ts';
import type { StoredBallot, StoredCode } from './ballot-records.ts';
import { readPublicResults } from './count/declare-ballot.ts';
import { askForCode, offeredWays } from './email/ask-for-code.ts';
import { hasResult, isPublic, publicBallotList, readPublicBallot } from './public-ballots.ts';
import { TurnoutSamples } from './turnout-samples.ts';

const BALLOT_CACHE_CONTROL = 'public, max-age=15, stale-while-revalidate=60';
const MAX_QUESTION_BYTES = 1024;

/** `GET /campaigns/{id}/ballots`, `…/ballots/{ballot}`, `…/result`, `POST …/codes` and `POST /ballots/check`: for anybody. */
export function publicBallotRoutes(services: Services): Hono<CampaignEnv> {
  const { store, registry, publicCopies, now } = services;
  const routes = new Hono<CampaignEnv>();
  const samples = new TurnoutSamples(now);
  routes.use('/campaigns/:id/ballots', requireCampaign(registry));
  routes.use('/campaigns/:id/ballots/*', requireCampaign(registry));
  routes.get('/campaigns/:id/ballots', async (c) => {
    const { campaign } = c.var;
    const list = await publicCopies
      .json(`ballots ${campaign.id}`, () => publicBallotList(services, campaign))
      .catch(throwStoreUnavailable);
    return sendPrepared(c, list, BALLOT_CACHE_CONTROL);
  });
  routes.get('/campaigns/:id/ballots/:ballot', async (c) => {
    const { campaign } = c.var;
    const id = c.req.param('ballot');
    const stored = await store.ballots.find(campaign.id, id).catch(throwStoreUnavailable);
    if (!stored || !isPublic(stored)) throw noSuchBallot();
    const ballot = await publicCopies
      .json(`ballot ${campaign.id} ${id}`, async () => {
        const ballot = await readPublicBallot(services, samples, stored);
        return { ...ballot, ways: offeredWays(ballot, services) };
      })
      .catch(throwStoreUnavailable);
    return sendPrepared(c, ballot, BALLOT_CACHE_CONTROL);
  });
  routes.get('/campaigns/:id/ballots/:ballot/result', async (c) => {
    const { campaign } = c.var;
    const id = c.req.param('ballot');
    const stored = await store.ballots.find(campaign.id, id).catch(throwStoreUnavailable);
    if (!stored || !isPublic(stored)) throw noSuchBallot();
    if (!hasResult(stored)) throw new HttpProblem(404, 'The result is not declared.');
    const result = await publicCopies
      .json(`result ${campaign.id} ${id}`, async () =>
        (await readPublicResults(store, stored)).at(-1),
      )
      .catch(throwStoreUnavailable);
    return sendPrepared(c, result, BALLOT_CACHE_CONTROL);
  });
  addCodeRoutes(routes, services);
  return routes;
}

/** Asking for a code by email, and whether a code was used. */
function addCodeRoutes(routes: Hono<CampaignEnv>, services: Services): void {
  const { store, limits } = services;
  const requestBody = jsonBody({
    maxBytes: MAX_QUESTION_BYTES,
    schema: CodeRequest,
    rateLimit: limits.submission,
  });
  routes.post('/campaigns/:id/ballots/:ballot/codes', requestBody, async (c) => {
    const { campaign } = c.var;
    requireListedOrigin(c, campaign, services.publicUrl);
    const ballot = await store.ballots
      .find(campaign.id, c.req.param('ballot'))
      .catch(throwStoreUnavailable);
    if (!ballot || !isPublic(ballot)) throw noSuchBallot();
    await askForCode(c, services, { campaign, ballot, ...c.req.valid('json') });
    return c.json({ state: 'asked' }, 202, { 'Cache-Control': 'no-store' });
  });
  const questionBody = jsonBody({
    maxBytes: MAX_QUESTION_BYTES,
    schema: CodeQuestion,
    rateLimit: limits.submission,
  });
  routes.post('/ballots/check', questionBody, async (c) => {
    const standing = await findCodeStanding(c, services, c.req.valid('json').code);
    return c.json(standing, 200, { 'Cache-Control': 'no-store' });
  });
}

export const noSuchBallot = () =>
  new HttpProblem(404, 'There is no such ballot here.', { sentence: 'noBallot' });

/** Once a ballot is closed, only what waits on a tablet may still use a code. */
function standingOf({ state }: StoredCode, ballot: StoredBallot): CodeAnswer {
  if (state === 'spent') return 'used';
  return ['published', 'open'].includes(ballot.state) ? state : 'void';
}

/** What a voter may ask of a code: never how anybody voted, and never when. */
export async function findCodeStanding(
  c: Context,
  { store, limits, ballotKeys: keys }: Pick<Services, 'store' | 'limits' | 'ballotKeys'>,
  typed: string,
): Promise<CodeStanding> {
  const code = normaliseCode(typed);
  if (codeMistake(code)) return { state: 'unknown' };
  const guess = await limits.codeGuess(c);
  const found = await store.ballots.findCode(keys.hashOf(code)).catch(throwStoreUnavailable);
  const ballot =
    found && (await store.ballots.find(found.campaign, found.ballot).catch(throwStoreUnavailable));
  if (!found || !ballot || !isPublic(ballot)) {
    if (guess.exceeded) throw guess.exceeded;
    return { state: 'unknown' };
  }
  await guess.wasRight();
  const { batch } = found;
  return {
    state: standingOf(found, ballot),
    campaign: found.campaign,
    ballot: found.ballot,
    ...(batch.area !== undefined && { ward: batch.area }),
    closes: deadlineOf(BallotDefinition.parse(ballot.document), batch),
  };
}
