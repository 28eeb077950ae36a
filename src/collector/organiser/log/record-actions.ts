import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { parsedFormOf } from '../../http/body-limits.ts';
import type { Services } from '../../services.ts';
import { orderedId } from '../../store/ordered-id.ts';
import type { OrganiserEnv } from '../principal.ts';
import type { LoggedAction } from './log-records.ts';

const CAMPAIGN = '/organiser/campaigns/:id';

/** The routes whose use is written into the log. */
const LOGGED_ROUTES: Readonly<Record<string, LoggedAction>> = {
  [`POST ${CAMPAIGN}/responses`]: 'answers',
  [`POST ${CAMPAIGN}/responses/:response`]: 'answers',
  [`GET ${CAMPAIGN}/responses.csv`]: 'export',
  [`GET ${CAMPAIGN}/responses.jsonl`]: 'export',
  [`GET ${CAMPAIGN}/questions.csv`]: 'export',
  [`GET ${CAMPAIGN}/questions.jsonl`]: 'export',
  [`GET ${CAMPAIGN}/people.csv`]: 'export',
  [`GET ${CAMPAIGN}/people.jsonl`]: 'export',
  [`GET ${CAMPAIGN}/people/email-list`]: 'list',
  [`GET ${CAMPAIGN}/people/email-list.csv`]: 'list',
  [`GET ${CAMPAIGN}/people/print/:kind`]: 'list',
  [`GET ${CAMPAIGN}/people/:person/data.json`]: 'copy',
  [`DELETE ${CAMPAIGN}/people/:person`]: 'delete',
  [`POST ${CAMPAIGN}/people/:person/delete`]: 'delete',
  [`POST ${CAMPAIGN}/people/:person/remove`]: 'delete',
  [`POST ${CAMPAIGN}/calendar`]: 'calendar',
  [`POST ${CAMPAIGN}/complaints`]: 'complaint',
  [`POST ${CAMPAIGN}/complaints/:complaint/answer`]: 'complaint',
  'POST /organiser/tokens': 'access',
  'POST /organiser/tokens/:id/revoke': 'access',
  'POST /organiser/links': 'access',
  'POST /organiser/links/:id/revoke': 'access',
  'POST /organiser/sessions/:id/end': 'access',
};
/** A list that is sent, kept or taken back; words of answers. */
const LOGGED_PATTERNS: [route: RegExp, action: LoggedAction][] = [
  [/^POST .*\/people\/import(\/drafts\/:draft\/keep|\/batches\/:batch\/take-back)?$/, 'import'],
  [/^POST .*\/campaigns\/:id\/words\b/, 'answers'],
];

const actionOf = (c: Context): LoggedAction | undefined =>
  matchedRoutes(c)
    .map(({ method, path }) => `${method} ${path}`)
    .map(
      (route) =>
        LOGGED_ROUTES[route] ?? LOGGED_PATTERNS.find(([pattern]) => pattern.test(route))?.[1],
    )
    .find((action) => action !== undefined);

/**
 * Writes what an organiser did into the log, before they get the answer: if it can't be written, no
 * file is given away.
 */
export const recordActions =
  ({ store, now }: Pick<Services, 'store' | 'now'>): MiddlewareHandler<OrganiserEnv> =>
  async (c, next) => {
    await next();
    const what = actionOf(c);
    if (what === undefined || c.res.status >= 400) return;
    const campaign = /^\/organiser\/campaigns\/([^/]+)/.exec(c.req.path)?.[1] ?? '';
    await store.log.add(campaign, {
      ...{ id: orderedId(), at: now().toISOString(), by: c.var.principal.name },
      ...{ what, detail: detailOf(c) },
    });
  };

/** A word of the form, as what was done with an answer; or the name of the file. */
function detailOf(c: Context): string {
  const { what = '', decision = what } = parsedFormOf(c)?.toRecord() ?? {};
  if (/^[a-z-]{1,30}$/.test(decision)) return decision;
  const file = c.req.path.split('/').at(-1) ?? '';
  return c.req.method === 'GET' && /^[a-z.-]{1,30}$/.test(file) ? file : '';
}
