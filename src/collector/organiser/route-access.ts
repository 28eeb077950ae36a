import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { HttpProblem } from '../http/http-problem.ts';
import type { AccessScope } from './access-scopes.ts';
import { hasScope, type OrganiserEnv } from './principal.ts';

const CAMPAIGN = '/organiser/campaigns/:id';

/**
 * The access that each of the organiser's routes needs: one scope, or a token of any scope. A
 * route that is not in this table is open to nobody.
 */
export const ROUTE_ACCESS: Readonly<Record<string, AccessScope | 'any scope'>> = {
  'GET /organiser': 'any scope',
  'GET /organiser/seats': 'figures',
  'GET /organiser/seats.csv': 'figures',
  'GET /organiser/sign-in': 'any scope',
  'POST /organiser/sign-out': 'any scope',

  'GET /organiser/tokens': 'owner',
  'POST /organiser/tokens': 'owner',
  'POST /organiser/tokens/:id/revoke': 'owner',
  'POST /organiser/links': 'owner',
  'POST /organiser/links/:id/revoke': 'owner',
  'POST /organiser/sessions/:id/end': 'owner',

  'GET /organiser/doctor': 'owner',
  'GET /organiser/applications': 'owner',
  'POST /organiser/applications/settings': 'owner',
  'POST /organiser/applications/:application/accept': 'owner',
  'POST /organiser/applications/:application/refuse': 'owner',

  'GET /organiser/new-campaign': 'owner',
  'POST /organiser/campaigns': 'owner',

  'GET /organiser/retention': 'register',
  'POST /organiser/retention/:stop/confirm': 'work',
  'POST /organiser/retention/:stop/postpone': 'work',

  [`GET ${CAMPAIGN}`]: 'figures',
  [`GET ${CAMPAIGN}/embed`]: 'figures',
  [`GET ${CAMPAIGN}/embed/frame`]: 'figures',
  [`GET ${CAMPAIGN}/embed/print`]: 'figures',
  [`POST ${CAMPAIGN}/embed/check`]: 'figures',
  [`GET ${CAMPAIGN}/source`]: 'source',
  [`GET ${CAMPAIGN}/source.csv`]: 'source',

  [`GET ${CAMPAIGN}/complaints`]: 'register',
  [`POST ${CAMPAIGN}/complaints`]: 'work',
  [`POST ${CAMPAIGN}/complaints/:complaint/answer`]: 'work',
  [`GET ${CAMPAIGN}/log`]: 'register',
  [`GET ${CAMPAIGN}/log.csv`]: 'register',
  [`GET ${CAMPAIGN}/today`]: 'register',
  [`GET ${CAMPAIGN}/calendar`]: 'register',
  [`POST ${CAMPAIGN}/calendar`]: 'register',
  [`POST ${CAMPAIGN}/calendar/remove`]: 'register',
  [`GET ${CAMPAIGN}/words`]: 'register',
  [`GET ${CAMPAIGN}/held`]: 'register',
  [`POST ${CAMPAIGN}/responses`]: 'work',
  [`POST ${CAMPAIGN}/responses/:response`]: 'work',
  [`GET ${CAMPAIGN}/responses.csv`]: 'register',
  [`GET ${CAMPAIGN}/responses.jsonl`]: 'register',
  [`GET ${CAMPAIGN}/questions.csv`]: 'register',
  [`GET ${CAMPAIGN}/questions.jsonl`]: 'register',
  [`GET ${CAMPAIGN}/sources`]: 'register',
  [`POST ${CAMPAIGN}/sources`]: 'work',

  [`GET ${CAMPAIGN}/mail`]: 'register',
  [`POST ${CAMPAIGN}/mail/:notice/retry`]: 'work',
  [`POST ${CAMPAIGN}/mail/:notice/remove`]: 'work',

  [`GET ${CAMPAIGN}/choose`]: 'register',
  [`POST ${CAMPAIGN}/choose/moves`]: 'work',
  [`POST ${CAMPAIGN}/choose/moves/:move/undo`]: 'work',
  [`POST ${CAMPAIGN}/choose/themes/:theme`]: 'work',
  [`GET ${CAMPAIGN}/choose/weigh`]: 'register',
  [`GET ${CAMPAIGN}/choose/weigh/:ward`]: 'register',
  [`POST ${CAMPAIGN}/choose/weigh/:ward`]: 'work',
  [`GET ${CAMPAIGN}/choose/shortlist`]: 'register',
  [`GET ${CAMPAIGN}/choose/shortlist.csv`]: 'register',
  [`GET ${CAMPAIGN}/choose/shortlist/:ward`]: 'register',
  [`POST ${CAMPAIGN}/choose/shortlist/:ward`]: 'work',
  [`POST ${CAMPAIGN}/choose/shortlist/:ward/restore`]: 'work',

  [`GET ${CAMPAIGN}/figures`]: 'register',
  [`GET ${CAMPAIGN}/people.csv`]: 'register',
  [`GET ${CAMPAIGN}/people.jsonl`]: 'register',
  [`GET ${CAMPAIGN}/people`]: 'register',
  [`GET ${CAMPAIGN}/people/figures`]: 'register',
  [`GET ${CAMPAIGN}/people/import`]: 'work',
  [`POST ${CAMPAIGN}/people/import`]: 'work',
  [`GET ${CAMPAIGN}/people/import/batches`]: 'register',
  [`GET ${CAMPAIGN}/people/import/batches/:batch`]: 'register',
  [`POST ${CAMPAIGN}/people/import/batches/:batch/take-back`]: 'work',
  [`GET ${CAMPAIGN}/people/import/drafts/:draft`]: 'work',
  [`POST ${CAMPAIGN}/people/import/drafts/:draft`]: 'work',
  [`GET ${CAMPAIGN}/people/import/drafts/:draft/questions`]: 'work',
  [`POST ${CAMPAIGN}/people/import/drafts/:draft/questions`]: 'work',
  [`GET ${CAMPAIGN}/people/import/drafts/:draft/keep`]: 'work',
  [`POST ${CAMPAIGN}/people/import/drafts/:draft/keep`]: 'work',
  [`GET ${CAMPAIGN}/people/import/drafts/:draft/rows.csv`]: 'work',
  [`POST ${CAMPAIGN}/people/import/drafts/:draft/leave`]: 'work',
  [`GET ${CAMPAIGN}/people/new`]: 'work',
  [`POST ${CAMPAIGN}/people/new`]: 'work',
  [`GET ${CAMPAIGN}/people/refusals`]: 'register',
  [`POST ${CAMPAIGN}/people/refusals`]: 'work',
  [`GET ${CAMPAIGN}/people/email-list`]: 'register',
  [`GET ${CAMPAIGN}/people/email-list.csv`]: 'register',
  [`POST ${CAMPAIGN}/people/ticks`]: 'work',
  [`GET ${CAMPAIGN}/people/print/:kind`]: 'register',
  [`GET ${CAMPAIGN}/people/training.ics`]: 'register',
  [`GET ${CAMPAIGN}/people/:person/calendar.ics`]: 'register',
  [`GET ${CAMPAIGN}/people/attendance`]: 'work',
  [`POST ${CAMPAIGN}/people/attendance`]: 'work',
  [`GET ${CAMPAIGN}/people/lists`]: 'register',
  [`POST ${CAMPAIGN}/people/lists`]: 'work',
  [`GET ${CAMPAIGN}/people/lists/:list`]: 'register',
  [`POST ${CAMPAIGN}/people/lists/:list`]: 'work',
  [`POST ${CAMPAIGN}/people/lists/:list/delete`]: 'work',
  [`GET ${CAMPAIGN}/people/record`]: 'work',
  [`POST ${CAMPAIGN}/people/changes`]: 'work',
  [`GET ${CAMPAIGN}/people/:person`]: 'register',
  [`DELETE ${CAMPAIGN}/people/:person`]: 'work',
  [`GET ${CAMPAIGN}/people/:person/data.json`]: 'register',
  [`GET ${CAMPAIGN}/people/:person/details`]: 'work',
  [`POST ${CAMPAIGN}/people/:person/details`]: 'work',
  [`GET ${CAMPAIGN}/people/:person/merge`]: 'work',
  [`GET ${CAMPAIGN}/people/:person/delete`]: 'work',
  [`POST ${CAMPAIGN}/people/:person/delete`]: 'work',
  [`POST ${CAMPAIGN}/people/:person/remove`]: 'work',

  [`GET ${CAMPAIGN}/progress`]: 'register',
  [`POST ${CAMPAIGN}/progress/:list`]: 'work',
  [`DELETE ${CAMPAIGN}/progress/:list/:item`]: 'work',
  [`POST ${CAMPAIGN}/progress/:list/:item/delete`]: 'work',

  [`GET ${CAMPAIGN}/ballots`]: 'hall',
  [`POST ${CAMPAIGN}/ballots`]: 'edit',
  [`GET ${CAMPAIGN}/ballots/new`]: 'edit',
  [`GET ${CAMPAIGN}/ballots/:ballot`]: 'edit',
  [`POST ${CAMPAIGN}/ballots/:ballot`]: 'edit',
  [`GET ${CAMPAIGN}/ballots/:ballot/settings`]: 'edit',
  [`GET ${CAMPAIGN}/ballots/:ballot/contests/:contest`]: 'edit',
  [`POST ${CAMPAIGN}/ballots/:ballot/contests/:contest`]: 'edit',
  [`POST ${CAMPAIGN}/ballots/:ballot/shortlists`]: 'edit',
  [`POST ${CAMPAIGN}/ballots/:ballot/state`]: 'edit',
  [`POST ${CAMPAIGN}/ballots/:ballot/batches`]: 'edit',
  [`POST ${CAMPAIGN}/ballots/:ballot/batches/:batch/void`]: 'edit',
  [`POST ${CAMPAIGN}/ballots/:ballot/codes/void`]: 'edit',
  [`GET ${CAMPAIGN}/ballots/:ballot/count`]: 'hall',
  [`POST ${CAMPAIGN}/ballots/:ballot/boxes`]: 'hall',
  [`POST ${CAMPAIGN}/ballots/:ballot/boxes/:box/remove`]: 'hall',
  [`POST ${CAMPAIGN}/ballots/:ballot/boxes/:box/write-off`]: 'edit',
  [`GET ${CAMPAIGN}/ballots/:ballot/boxes/:box/contests/:contest`]: 'hall',
  [`POST ${CAMPAIGN}/ballots/:ballot/boxes/:box/contests/:contest`]: 'hall',
  [`POST ${CAMPAIGN}/ballots/:ballot/boxes/:box/contests/:contest/reopen`]: 'hall',
  [`GET ${CAMPAIGN}/ballots/:ballot/declare`]: 'edit',
  [`POST ${CAMPAIGN}/ballots/:ballot/declare`]: 'edit',
  [`POST ${CAMPAIGN}/ballots/:ballot/decisions/:contest`]: 'edit',
  [`GET ${CAMPAIGN}/ballots/:ballot/result.csv`]: 'edit',
  [`GET ${CAMPAIGN}/ballots/:ballot/log.csv`]: 'edit',
  [`GET ${CAMPAIGN}/ballots/:ballot/log.json`]: 'edit',

  [`GET ${CAMPAIGN}/hall`]: 'hall',
  [`GET ${CAMPAIGN}/ballots/:ballot/handbook`]: 'hall',
  [`GET ${CAMPAIGN}/ballots/:ballot/desk`]: 'hall',
  [`POST ${CAMPAIGN}/ballots/:ballot/desk/check`]: 'hall',
  [`POST ${CAMPAIGN}/ballots/:ballot/desk/papers`]: 'hall',
  [`POST ${CAMPAIGN}/ballots/:ballot/desk/void`]: 'hall',
  [`POST ${CAMPAIGN}/ballots/:ballot/desk/addresses/check`]: 'hall',
  [`POST ${CAMPAIGN}/ballots/:ballot/desk/addresses/void`]: 'hall',
  [`POST ${CAMPAIGN}/ballots/:ballot/desk/slips`]: 'hall',
  [`POST ${CAMPAIGN}/ballots/:ballot/desk/replacements`]: 'hall',
  [`POST ${CAMPAIGN}/ballots/:ballot/desk/headcounts`]: 'hall',
  [`GET ${CAMPAIGN}/ballots/:ballot/devices`]: 'hall',
  [`POST ${CAMPAIGN}/ballots/:ballot/devices`]: 'hall',
  [`POST ${CAMPAIGN}/ballots/:ballot/devices/:device/write-off`]: 'edit',
  [`GET ${CAMPAIGN}/devices`]: 'hall',
  [`POST ${CAMPAIGN}/devices`]: 'hall',
  [`POST ${CAMPAIGN}/devices/:device/write-off`]: 'edit',

  [`GET ${CAMPAIGN}/draft`]: 'edit',
  [`PUT ${CAMPAIGN}/draft`]: 'edit',
  [`POST ${CAMPAIGN}/publish`]: 'edit',
  [`GET ${CAMPAIGN}/versions`]: 'edit',
  [`GET ${CAMPAIGN}/versions/:version`]: 'edit',
  [`GET ${CAMPAIGN}/diff`]: 'edit',
  [`GET ${CAMPAIGN}/edit`]: 'edit',
  [`GET ${CAMPAIGN}/edit/publish`]: 'edit',
  [`POST ${CAMPAIGN}/edit/publish`]: 'edit',
  [`GET ${CAMPAIGN}/edit/discard`]: 'edit',
  [`POST ${CAMPAIGN}/edit/discard`]: 'edit',
  [`GET ${CAMPAIGN}/edit/versions`]: 'edit',
  [`GET ${CAMPAIGN}/edit/compare`]: 'edit',
  [`POST ${CAMPAIGN}/edit/versions/:version/restore`]: 'edit',
  [`GET ${CAMPAIGN}/edit/preview`]: 'edit',
  [`GET ${CAMPAIGN}/edit/preview/frame`]: 'edit',
  [`POST ${CAMPAIGN}/edit/preview/link`]: 'edit',
  [`GET ${CAMPAIGN}/edit/languages/:language`]: 'edit',
  [`POST ${CAMPAIGN}/edit/languages/:language`]: 'edit',
  [`GET ${CAMPAIGN}/edit/languages/:language/table.csv`]: 'edit',
  [`POST ${CAMPAIGN}/edit/languages/:language/table`]: 'edit',
  [`GET ${CAMPAIGN}/edit/:task`]: 'edit',
  [`POST ${CAMPAIGN}/edit/:task`]: 'edit',
};

/** The message that tells a refused user which access they would need. */
const SCOPE_PURPOSES: Readonly<Record<AccessScope, string>> = {
  figures: 'seeing figures',
  source: 'seeing what came by one page',
  hall: 'the hall of a ballot',
  register: 'reading people and answers',
  work: 'changing people, answers and figures',
  edit: 'changing and publishing campaigns',
  owner: 'everything: only such a one says who else may come in',
};

/** Says in a sentence what a route needs. @param path with `{name}` for its parameters */
export function describeAccess(method: string, path: string): string {
  const route = path
    .replace(/\/progress\/(values|milestones|pledges|events|wins)/, '/progress/:list')
    .replace(/\{(\w+)\}/g, ':$1');
  const scope = ROUTE_ACCESS[`${method.toUpperCase()} ${route}`];
  if (scope === undefined) return 'Needs no token.';
  return scope === 'any scope'
    ? 'Needs a token of any scope.'
    : `Needs a token of the scope \`${scope}\`, or of one that includes it.`;
}

/** Lets a request through if its token has the scope that its route needs. */
export const requireScope: MiddlewareHandler<OrganiserEnv> = (c, next) => {
  const needed = matchedRoutes(c)
    .map(({ method, path }) => ROUTE_ACCESS[`${method} ${path}`])
    .find((scope) => scope !== undefined);
  if (needed === undefined) throw new HttpProblem(404, 'There is nothing at this address.');
  if (needed !== 'any scope' && !hasScope(c.var.principal, needed))
    throw new HttpProblem(
      403,
      `This token may not do that. It would have to be one for ${SCOPE_PURPOSES[needed]} (scope "${needed}").`,
      { sentence: `scope-${needed}` },
    );
  return next();
};
