import { type Context, Hono } from 'hono';
import {
  CODE_MESSAGES,
  codeMistake,
  createProblem,
  normaliseCode,
  type Problem,
} from 'campaign-widgets/contract';
import { findCodeStanding } from '../../ballots/public-ballot-routes.ts';
import { readPublicBallot } from '../../ballots/public-ballots.ts';
import { TurnoutSamples } from '../../ballots/turnout-samples.ts';
import { formBody, formOf } from '../../http/body-limits.ts';
import { FormFields } from '../../http/form-fields.ts';
import { reportError, throwStoreUnavailable } from '../../http/http-problem.ts';
import { findCampaign } from '../../http/require-campaign.ts';
import type { Services } from '../../services.ts';
import { errorPage } from '../error-page.ts';
import { chooseAnyLanguage, choosePageLanguage, type PageLanguage } from '../page-language.ts';
import { type CodeOffer, CodeOffers } from './code-offers.ts';
import { codePageHeaders, withoutReferrer } from './vote-headers.ts';
import { codePage } from './vote-pages.ts';
import { writeVote } from './vote-routes.ts';
import { createVoteStamp } from './vote-stamp.ts';

const MAX_FORM_BYTES = 4096;
const MAX_VOTE_FIELDS = 10;
const MAX_CODE_LENGTH = 60;

/** `/v`: where the QR code of a slip leads; and `/v/check`, “Was my code used?”. */
export function codeRoutes(services: Services): Hono {
  const { limits, logger, now } = services;
  const routes = new Hono();
  const samples = new TurnoutSamples(now);
  const offers = new CodeOffers(services);
  const askPage = async (speech: PageLanguage, shown: Shown = {}) =>
    codeFormPage(speech, { ...shown, offers: await offers.find().catch(throwStoreUnavailable) });
  const postedForm = formBody({ maxBytes: MAX_FORM_BYTES, maxFields: MAX_VOTE_FIELDS });
  routes.onError(async (error, c) => {
    const { status, retryAfter } = reportError(error, c, logger);
    if (retryAfter !== undefined) c.header('Retry-After', String(retryAfter));
    return c.html(errorPage(await chooseAnyLanguage(c), status, false), status);
  });
  for (const path of ['/v', '/v/check']) {
    routes.use(path, withoutReferrer, codePageHeaders);
    routes.get(path, async (c) => {
      await limits.read(c);
      const speech = await chooseAnyLanguage(c);
      return c.html(await (path === '/v' ? askPage(speech) : checkPage(speech)));
    });
  }
  routes.post('/v', postedForm, async (c) => {
    await limits.submission(c);
    const typed = sentCode(c);
    const speech = await chooseAnyLanguage(c);
    const standing = await findStanding(c, services, typed);
    if ('problems' in standing)
      return c.html(await askPage(speech, { code: typed, ...standing }), 422);
    const campaign = findCampaign(standing.campaign ?? '', services.registry);
    const stored = await services.store.ballots
      .find(campaign.id, standing.ballot ?? '')
      .catch(throwStoreUnavailable);
    if (!stored) return c.html(await askPage(speech), 422);
    const ballot = await readPublicBallot(services, samples, stored).catch(throwStoreUnavailable);
    const values: [string, string][] = [['code', typed]];
    if (standing.ward !== undefined) values.push(['area', standing.ward]);
    const speechOfBallot = await choosePageLanguage(c, campaign);
    const request = { c, campaign, ballot, speech: speechOfBallot, isFramed: false };
    if (ballot.state !== 'open')
      return c.redirect(`/pages/${campaign.id}/ballot?ballot=${ballot.id}`, 303);
    const stamp = createVoteStamp(ballot, request.speech.language);
    return c.html(await writeVote(request, { stamp, values: new FormFields(values) }, services));
  });
  routes.post('/v/check', postedForm, async (c) => {
    await limits.submission(c);
    const typed = sentCode(c);
    const speech = await chooseAnyLanguage(c);
    const problems = mistakesOf(typed);
    if (problems[0]) return c.html(await checkPage(speech, { code: typed, problems }), 422);
    const { state } = await findCodeStanding(c, services, typed);
    return c.html(await checkPage(speech, { answer: speech.words.check[state] }));
  });
  return routes;
}

const sentCode = (c: Context): string => (formOf(c).text('code') ?? '').slice(0, MAX_CODE_LENGTH);

function mistakesOf(typed: string): Problem[] {
  const mistake = codeMistake(normaliseCode(typed));
  return mistake ? [createProblem('answers.code', mistake, CODE_MESSAGES[mistake])] : [];
}

/** The ballot of a code that may be used; otherwise why it may not. */
async function findStanding(
  c: Context,
  services: Services,
  typed: string,
): Promise<{ problems: Problem[] } | Awaited<ReturnType<typeof findCodeStanding>>> {
  const problems = mistakesOf(typed);
  if (problems[0]) return { problems };
  const standing = await findCodeStanding(c, services, typed);
  if (standing.state === 'unused') return standing;
  const code = standing.state === 'used' ? 'code-spent' : standing.state;
  return { problems: [createProblem('answers.code', code, 'can’t be used')] };
}

interface Shown {
  readonly code?: string;
  readonly problems?: readonly Problem[];
  readonly answer?: string;
  readonly offers?: readonly CodeOffer[];
}

const codeFormPage = (
  speech: PageLanguage,
  { code = '', problems = [], offers = [] }: Shown,
): ReturnType<typeof codePage> =>
  codePage({
    ...{ speech, action: '/v', code, problems },
    // Whoever has typed a code has one.
    offers: code ? [] : offers,
    title: speech.words.vote.title,
    button: speech.words.vote.next,
    link: { href: '/v/check', words: speech.words.check.title },
  });

const checkPage = (speech: PageLanguage, { code = '', problems = [], answer }: Shown = {}) =>
  codePage({
    ...{ speech, action: '/v/check', code, problems, answer },
    title: speech.words.check.title,
    button: speech.words.check.button,
    link: { href: '/v', words: speech.words.vote.title },
  });
