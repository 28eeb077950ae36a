import { type Context, Hono } from 'hono';
import type { Problem } from 'campaign-widgets/contract';
import { formBody, formOf, noBody } from '../http/body-limits.ts';
import { HttpProblem, invalidRequest } from '../http/http-problem.ts';
import type { Services } from '../services.ts';
import { ALL_CAMPAIGNS, type AccessForm } from './access-form.ts';
import { joinUrl, makeAccessLink } from './links/access-links.ts';
import { madeLinkPage } from './links/link-list.ts';
import { makeToken } from './organiser-tokens.ts';
import type { OrganiserEnv } from './principal.ts';
import { asksForJson } from './require-token.ts';
import type { SessionCookie } from './session-cookie.ts';
import { hashOf } from './token-hash.ts';
import { madeTokenPage, type TokensPageData, tokensPage } from './tokens-page.ts';
import { doneMessage, donePath } from './ui/done-messages.ts';
import { describeProblems } from './ui/form-fields.ts';
import type { WantedAccess } from './check-access.ts';

/** Finds the session of a request. */
export interface SignedIn {
  cookie: SessionCookie;
}

const MAX_FORM_BYTES = 64 * 1024;
/** The name, the scopes, the page and a box for each campaign. */
const MAX_FORM_FIELDS = 2000;
const ACCESS_PAGE = '/organiser/tokens';

/** `/organiser/tokens`, `/links` and `/sessions`: made, listed and ended by owners. */
export function accessRoutes(services: Services, signedIn: SignedIn): Hono<OrganiserEnv> {
  const { store, campaigns, now } = services;
  const routes = new Hono<OrganiserEnv>();
  const limitedForm = formBody({ maxBytes: MAX_FORM_BYTES, maxFields: MAX_FORM_FIELDS });
  const show = (c: Context<OrganiserEnv>) => readAccessData(c, services, signedIn);
  const showAgain = async (c: Context<OrganiserEnv>, problems: Problem[]) => {
    if (asksForJson(c)) throw invalidRequest(problems);
    const described = describeProblems(problems, c.var.messages.tokens.problems);
    const submitted = { ...readAccessForm(c), problems: described };
    return c.html(tokensPage(c.var, { ...(await show(c)), submitted }), 422);
  };
  routes.get('/tokens', async (c) => {
    const { done, at } = c.req.query();
    const message = doneMessage(c.var.messages.done, done);
    return c.html(tokensPage(c.var, { ...(await show(c)), done: message, at }));
  });
  routes.post('/tokens', limitedForm, async (c) => {
    const wanted = readWantedAccess(c);
    const { name } = c.var.principal;
    const made = await makeToken(store.tokens, wanted, [...campaigns.keys()], name, now());
    return 'token' in made
      ? c.html(madeTokenPage(c.var, wanted.name, made.token))
      : showAgain(c, made.problems);
  });
  routes.post('/links', limitedForm, async (c) => {
    const wanted = readWantedAccess(c);
    const { name } = c.var.principal;
    const made = await makeAccessLink(store, wanted, [...campaigns.keys()], name, now());
    if ('problems' in made) return showAgain(c, made.problems);
    const { origin } = new URL(c.req.url);
    const url = joinUrl(services.publicUrl || origin, made.key);
    const { expiresAt } = made;
    return asksForJson(c)
      ? c.json({ url, expiresAt }, 201)
      : c.html(madeLinkPage(c.var, { name: wanted.name, url, expiresAt }));
  });
  addEndingRoutes(routes, services);
  return routes;
}

/** The routes that end access. Each button that leads here asks first. */
function addEndingRoutes(routes: Hono<OrganiserEnv>, { store, now }: Services): void {
  const end = (
    path: `/${string}/:id/${string}`,
    done: string,
    revoke: (id: string) => Promise<boolean>,
  ) => {
    routes.post(path, noBody(), async (c) => {
      const id = c.req.param('id');
      if (!(await revoke(id)))
        throw new HttpProblem(404, 'There is nothing of this id, or it opens nothing any more.');
      return asksForJson(c)
        ? c.body(null, 204)
        : c.redirect(donePath(ACCESS_PAGE, { done, at: id }), 303);
    });
  };
  const at = () => now().toISOString();
  end('/tokens/:id/revoke', 'token-revoked', (id) => store.tokens.revoke(id, at()));
  end('/links/:id/revoke', 'link-revoked', (id) => store.links.revoke(id, at()));
  end('/sessions/:id/end', 'session-ended', (id) => store.sessions.end(id));
}

async function readAccessData(
  c: Context<OrganiserEnv>,
  { store, campaigns, organiserToken, now }: Services,
  { cookie }: SignedIn,
): Promise<TokensPageData> {
  const session = cookie.get(c);
  const [tokens, links, sessions] = await Promise.all([
    store.tokens.list(),
    store.links.list(),
    store.sessions.list(hashOf(organiserToken), now().toISOString()),
  ]);
  return {
    ...{ tokens, links, sessions, now: now() },
    campaigns: [...campaigns.values()],
    ownSession: session === undefined ? undefined : hashOf(session),
  };
}

function readAccessForm(c: Context): Omit<AccessForm, 'problems'> {
  const form = formOf(c);
  return {
    fields: { name: form.text('name') ?? '', source: form.text('source')?.trim() ?? '' },
    campaigns: form.texts('campaign'),
    scopes: form.texts('scope'),
  };
}

function readWantedAccess(c: Context): WantedAccess {
  const { fields, campaigns, scopes } = readAccessForm(c);
  const { name = '', source } = fields;
  // Access to everything must be asked for: it is never the result of ticking nothing.
  const ticked = campaigns.length === 0 ? [''] : campaigns;
  return { name, source, scopes, campaigns: campaigns.includes(ALL_CAMPAIGNS) ? [] : ticked };
}
