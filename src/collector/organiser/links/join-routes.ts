import { type Context, Hono } from 'hono';
import { formBody, formOf } from '../../http/body-limits.ts';
import { HttpProblem, throwStoreUnavailable } from '../../http/http-problem.ts';
import type { Services } from '../../services.ts';
import { actorName } from '../actor-name.ts';
import type { Authenticator } from '../authenticate.ts';
import type { Sessions } from '../browser-sessions.ts';
import type { OrganiserEnv } from '../principal.ts';
import { asksForJson, wantsPage } from '../require-token.ts';
import type { SessionCookie } from '../session-cookie.ts';
import { hashOf } from '../token-hash.ts';
import type { AccessLink } from './access-link-records.ts';
import {
  type AccessLinkState,
  isRepeatedUse,
  JOIN_PATH,
  joinUrl,
  linkState,
  linkUse,
} from './access-links.ts';
import type { JoinCookie } from './join-cookie.ts';
import { closedLinkPage, joinPage } from './join-page.ts';

export interface JoinOptions {
  services: Services;
  authenticator: Authenticator;
  sessions: Sessions;
  cookie: SessionCookie;
  joinCookie: JoinCookie;
}

const MAX_JOIN_BYTES = 4096;
const MAX_JOIN_FIELDS = 4;

const CLOSED_DETAILS: Readonly<Record<Exclude<AccessLinkState, 'waiting'>, string>> = {
  used: 'This link was used already.',
  expired: 'This link is older than seven days.',
  revoked: 'This link was revoked.',
};

/**
 * `/organiser/join/{key}`: a page with a button, for the person who got a link; the button opens a
 * session. A visit alone does not use the link: programs that scan mail visit it too.
 */
export function joinRoutes(options: JoinOptions): Hono<OrganiserEnv> {
  const { services, joinCookie } = options;
  const { limits } = services;
  const routes = new Hono<OrganiserEnv>();
  routes.get('/:key', async (c) => {
    await limits.read(c);
    const { link, state } = await findLink(c, options);
    const use = linkUse(joinCookie.get(c) ?? '', services.now());
    if (state !== 'waiting' && !isRepeatedUse(link, use)) return answerClosed(c, state, link);
    joinCookie.keep(c);
    return c.html(joinPage(c.var, { link, ...shownWith(services, c), hasFailed: false }));
  });
  const limitedForm = formBody({
    maxBytes: MAX_JOIN_BYTES,
    maxFields: MAX_JOIN_FIELDS,
    rateLimit: limits.read,
  });
  routes.post('/:key', limitedForm, (c) => openSession(c, options));
  return routes;
}

/** Uses the link, and signs the browser in. */
async function openSession(c: Context<OrganiserEnv>, options: JoinOptions): Promise<Response> {
  const { services, sessions, cookie, joinCookie } = options;
  const { store, now } = services;
  c.set('languageReturn', c.req.path);
  const { key, link, state } = await findLink(c, options);
  const browser = joinCookie.get(c);
  if (browser === undefined) {
    if (state !== 'waiting') return answerClosed(c, state, link);
    joinCookie.keep(c);
    return c.html(joinPage(c.var, { link, ...shownWith(services, c), hasFailed: true }), 400);
  }
  const tokenHash = hashOf(key);
  const use = linkUse(browser, now());
  if (!(await store.links.use(tokenHash, use).catch(throwStoreUnavailable))) {
    const closed = await findLink(c, options);
    return answerClosed(c, closed.state === 'waiting' ? 'used' : closed.state, closed.link);
  }
  const name = actorName(formOf(c).text('name'), link.name);
  cookie.set(c, await sessions.open({ tokenHash, name }).catch(throwStoreUnavailable));
  return asksForJson(c) ? c.body(null, 204) : c.redirect('/organiser', 303);
}

interface FoundLink {
  key: string;
  link: AccessLink;
  state: AccessLinkState;
}

/** @throws HttpProblem 404 where there is no such link */
async function findLink(
  c: Context<OrganiserEnv>,
  { services, authenticator }: Pick<JoinOptions, 'services' | 'authenticator'>,
): Promise<FoundLink> {
  const key = c.req.param('key') ?? '';
  const link = await authenticator.findLink(c, key);
  if (!link)
    throw new HttpProblem(404, 'There is no such link. Was it copied whole?', {
      sentence: 'noLink',
    });
  return { key, link, state: linkState(link, services.now()) };
}

function answerClosed(
  c: Context<OrganiserEnv>,
  state: Exclude<AccessLinkState, 'waiting'>,
  link: AccessLink,
): Response | Promise<Response> {
  if (!wantsPage(c)) throw new HttpProblem(410, CLOSED_DETAILS[state]);
  return c.html(closedLinkPage(c.var, state, link), 410);
}

/** The page's data beside the link: its campaigns, and its https address. */
const shownWith = ({ campaigns, publicUrl }: Services, c: Context<OrganiserEnv>) => ({
  path: c.req.path,
  campaigns: [...campaigns.values()],
  secureAddress: publicUrl.startsWith('https:')
    ? joinUrl(publicUrl, c.req.path.slice(JOIN_PATH.length + 1))
    : undefined,
});
