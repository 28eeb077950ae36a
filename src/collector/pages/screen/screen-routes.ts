import { Hono, type MiddlewareHandler } from 'hono';
import { loadBallotMessages } from 'campaign-widgets/hosted';
import { secureHeaders } from 'hono/secure-headers';
import { isPublic, readPublicBallot } from '../../ballots/public-ballots.ts';
import { noSuchBallot } from '../../ballots/public-ballot-routes.ts';
import { TurnoutSamples } from '../../ballots/turnout-samples.ts';
import { throwStoreUnavailable } from '../../http/http-problem.ts';
import { findCampaign } from '../../http/require-campaign.ts';
import { sendPrepared } from '../../http/send-prepared.ts';
import type { Services } from '../../services.ts';
import { originOf } from '../page-context.ts';
import { choosePageLanguage } from '../page-language.ts';
import { pageLook } from '../page-look.ts';
import { SCREEN_SHEET_SOURCE, screenPage } from './screen-page.ts';
import { SCREEN_SCRIPT_SOURCE } from './screen-script.ts';

/** A screen asks each time whether there is something new, and gets 304 as long as there is not. */
const CACHE_CONTROL = 'no-cache';

/** `/screen/{campaign}/{ballot}`: what hangs on the wall of a hall. Anybody may open it. */
export function screenRoutes(services: Services): Hono {
  const { registry, limits, store, publicCopies, publicUrl, now } = services;
  const routes = new Hono();
  const samples = new TurnoutSamples(now);
  routes.use('/screen/*', screenHeaders(registry));
  routes.get('/screen/:id/:ballot', async (c) => {
    await limits.read(c);
    const campaign = findCampaign(c.req.param('id'), registry);
    const id = c.req.param('ballot');
    const stored = await store.ballots.find(campaign.id, id).catch(throwStoreUnavailable);
    if (!stored || !isPublic(stored)) throw noSuchBallot();
    const speech = await choosePageLanguage(c, campaign);
    const origin = originOf(c, publicUrl);
    const key = ['screen', campaign.id, id, speech.language, origin].join(' ');
    const page = await publicCopies
      .page(key, async () =>
        screenPage({
          campaign,
          ballot: await readPublicBallot(services, samples, stored),
          speech,
          words: await loadBallotMessages(speech.language),
          publicUrl: origin,
          now: now().getTime(),
        }),
      )
      .catch(throwStoreUnavailable);
    const response = await sendPrepared(c, page, CACHE_CONTROL);
    response.headers.append('Vary', 'Accept-Language');
    return response;
  });
  return routes;
}

const screenHeaders =
  ({ campaigns }: Services['registry']): MiddlewareHandler =>
  (c, next) => {
    const campaign = campaigns.get(c.req.path.split('/')[2] ?? '');
    const look = campaign && pageLook(campaign)?.source;
    return secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: [SCREEN_SHEET_SOURCE, ...(look ? [look] : [])],
        scriptSrc: [SCREEN_SCRIPT_SOURCE],
        connectSrc: ["'self'"],
        imgSrc: ['data:'],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
      strictTransportSecurity: false,
      referrerPolicy: 'no-referrer',
    })(c, next);
  };
