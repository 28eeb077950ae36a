import { Hono } from 'hono';
import { formBody, formOf, noBody } from '../http/body-limits.ts';
import { HttpProblem } from '../http/http-problem.ts';
import type { Services } from '../services.ts';
import { describeProblems } from './ui/form-fields.ts';
import { doneMessage, donePath } from './ui/done-messages.ts';
import { makeToken } from './organiser-tokens.ts';
import { ALL_CAMPAIGNS, madeTokenPage, tokensPage } from './tokens-page.ts';
import { asksForJson } from './require-token.ts';
import type { OrganiserEnv } from './principal.ts';

const MAX_FORM_BYTES = 64 * 1024;
/** The name, the scopes, the page and a box for each campaign. */
const MAX_FORM_FIELDS = 2000;

/** `/organiser/tokens`: made, listed and revoked by owners. */
export function tokensRoutes({ store, campaigns, now }: Services): Hono<OrganiserEnv> {
  const routes = new Hono<OrganiserEnv>();
  const shown = async () => ({
    tokens: await store.tokens.list(),
    campaigns: [...campaigns.values()],
  });
  routes.get('/', async (c) => {
    const { done, at } = c.req.query();
    const message = doneMessage(c.var.messages.done, done);
    return c.html(tokensPage(c.var, { ...(await shown()), done: message, at }));
  });
  const limitedForm = formBody({
    maxBytes: MAX_FORM_BYTES,
    maxFields: MAX_FORM_FIELDS,
  });
  routes.post('/', limitedForm, async (c) => {
    const form = formOf(c);
    const name = form.text('name') ?? '';
    const source = form.text('source')?.trim() ?? '';
    const scopes = form.texts('scope');
    const chosen = form.texts('campaign');
    // A token for everything is asked for, and never what is left when nothing is ticked.
    const wanted = chosen.includes(ALL_CAMPAIGNS) ? [] : chosen.length === 0 ? [''] : chosen;
    const made = await makeToken(
      store.tokens,
      { name, campaigns: wanted, scopes, source },
      [...campaigns.keys()],
      c.var.principal.name,
      now(),
    );
    if ('token' in made) return c.html(madeTokenPage(c.var, name, made.token));
    const submitted = {
      fields: { name, source },
      problems: describeProblems(made.problems, c.var.messages.tokens.problems),
      campaigns: chosen,
      scopes,
    };
    return c.html(tokensPage(c.var, { ...(await shown()), submitted }), 422);
  });
  routes.post('/:token/revoke', noBody(), async (c) => {
    const id = c.req.param('token');
    if (!(await store.tokens.revoke(id, now().toISOString())))
      throw new HttpProblem(404, 'There is no such token, or it is revoked.');
    return asksForJson(c)
      ? c.body(null, 204)
      : c.redirect(donePath('/organiser/tokens', { done: 'token-revoked', at: id }), 303);
  });
  return routes;
}
