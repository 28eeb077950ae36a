import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { type CampaignDocument, inLanguage } from 'campaign-widgets/contract';
import { findServedEver } from '../../campaigns/find-served-ever.ts';
import { formBody } from '../../http/body-limits.ts';
import { HttpProblem } from '../../http/http-problem.ts';
import type { Services } from '../../services.ts';
import { type Html, pageDocument } from '../page-document.ts';
import { choosePageLanguage } from '../page-language.ts';
import { readStopToken } from './stop-link.ts';

const STOP_PATH = '/pages/:id/stop/:token';
/** A form without a field, or `List-Unsubscribe=One-Click` of a mail program. */
const STOP_LIMITS = { maxBytes: 1024, maxFields: 5 };

/**
 * `/pages/{id}/stop/{token}`: stops emails to one person. Opening it changes nothing, since mail
 * programs and scanners open links; its button does, and so does the one click of RFC 8058. The
 * address proves who asks: no cookie and no other token is needed, so no other site can misuse one.
 */
export function stopRoutes(services: Services): Hono {
  const { store, sealedTokens, limits, now } = services;
  const routes = new Hono();
  routes.use(STOP_PATH, async (c, next) => {
    c.header('Cache-Control', 'no-store');
    await next();
  });
  routes.get(STOP_PATH, async (c) => {
    const { campaign } = await findStop(c);
    return c.html(await stopPage(c, campaign, 'ask'));
  });
  const rateLimit = (c: Context) => limits.read(c);
  routes.post(STOP_PATH, formBody({ ...STOP_LIMITS, rateLimit }), async (c) => {
    const { campaign, signup } = await findStop(c);
    const statements = (campaign.consents ?? []).filter(({ channel }) => channel === 'email');
    const ids = statements.map(({ id }) => id);
    await store.signups.withdrawAll(signup, ids, now().toISOString());
    // Whoever has been erased since gets no emails either.
    return c.html(await stopPage(c, campaign, 'done'));
  });

  async function findStop(c: Context) {
    const campaign = await findServedEver(services, c.req.param('id') ?? '');
    const signup = campaign && readStopToken(sealedTokens, campaign.id, c.req.param('token') ?? '');
    if (!campaign || !signup) throw new HttpProblem(404, 'There is no such link.');
    return { campaign, signup };
  }
  return routes;
}

async function stopPage(
  c: Context,
  campaign: CampaignDocument,
  step: 'ask' | 'done',
): Promise<Html> {
  const speech = await choosePageLanguage(c, campaign);
  const { title, text, button, doneTitle, doneText } = speech.words.stop;
  const name = inLanguage(campaign.name, speech.language, campaign.languages).words;
  const form = html`<p>${text(name)}</p>
    <form method="post"><button>${button}</button></form>`;
  const heading = step === 'ask' ? title : doneTitle;
  return pageDocument({
    ...{ speech, view: 'plain', title: heading, heading },
    content: step === 'ask' ? form : html`<p>${doneText}</p>`,
  });
}
