import { Hono } from 'hono';
import type { CampaignDocument } from '../../contract/index.ts';
import { RefusalError } from '../refusal.ts';
import type { Register } from '../register/register.ts';
import { worded } from './form-parts.ts';
import { doneWords, withDone } from './messages.ts';
import { makeToken } from './tokens.ts';
import { ALL, madeTokenPage, TOKEN_WORDS, tokensPage } from './tokens-page.ts';
import { mayManageTokens, type Organising } from './visitor.ts';

export interface TokensOptions {
  register: Register;
  campaigns: ReadonlyMap<string, CampaignDocument>;
  now: () => Date;
}

/** `/organiser/tokens`: made, listed and revoked by whoever may do everything. */
export function tokensRoutes({ register, campaigns, now }: TokensOptions): Hono<Organising> {
  const routes = new Hono<Organising>();
  routes.use((c, next) => {
    if (!mayManageTokens(c.var.visitor))
      throw new RefusalError(
        403,
        'Only a token that may change all campaigns makes and revokes tokens.',
      );
    return next();
  });
  const shown = async () => ({
    tokens: await register.tokens(),
    campaigns: [...campaigns.values()],
  });

  routes.get('/', async (c) =>
    c.html(tokensPage(c.var.visitor, { ...(await shown()), done: doneWords(c.req.query('done')) })),
  );
  routes.post('/', async (c) => {
    const { name = '', access, campaign = [] } = await c.req.parseBody({ all: true });
    if (typeof name !== 'string' || (access !== 'read' && access !== 'write'))
      throw new RefusalError(422, '"name" is a text, and "access" is read or write.');
    const chosen = [campaign].flat().map(String);
    // A token for everything is asked for, and never what is left when nothing is ticked.
    const wanted = chosen.includes(ALL) ? [] : chosen.length === 0 ? [''] : chosen;
    const made = await makeToken(
      register,
      { name, campaigns: wanted, access },
      [...campaigns.keys()],
      c.var.visitor.name,
      now(),
    );
    if ('token' in made) return c.html(madeTokenPage(c.var.visitor, name, made.token));
    const tried = {
      fields: { name, access },
      problems: worded(made.problems, TOKEN_WORDS),
      campaigns: chosen,
    };
    return c.html(tokensPage(c.var.visitor, { ...(await shown()), tried }), 422);
  });
  routes.post('/:token/revoke', async (c) => {
    if (!(await register.revokeToken(c.req.param('token'), now().toISOString())))
      throw new RefusalError(404, 'There is no such token, or it is revoked.');
    return c.redirect(withDone('/organiser/tokens', 'token-revoked'), 303);
  });
  return routes;
}
