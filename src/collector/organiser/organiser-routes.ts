import { Hono, type MiddlewareHandler } from 'hono';
import { applicationsRoutes } from '../applications/applications-routes.ts';
import { answerExportRoutes } from '../answers/answer-export-routes.ts';
import { partnerRoutes } from '../answers/partner-routes.ts';
import { surveyRoutes } from '../answers/survey-routes.ts';
import { addHallRoute } from '../ballots/desk/desk-routes.ts';
import { organiserBallotRoutes } from '../ballots/organiser-ballot-routes.ts';
import { doctorRoutes } from '../doctor/doctor-routes.ts';
import { CampaignEditor } from '../editor/campaign-editor.ts';
import { canEdit } from '../editor/edit-access.ts';
import { editorRoutes } from '../editor/editor-routes.ts';
import { cleanPastedForms, limitRequests } from '../http/body-limits.ts';
import { createErrorHandler, HttpProblem, sentenceOf } from '../http/http-problem.ts';
import { MAX_IMPORT_REQUEST_BYTES } from '../people/import/import-routes.ts';
import { findBallotPlace, findStallPlace } from '../kiosk/device-place.ts';
import { organiserDeviceRoutes } from '../kiosk/organiser-device-routes.ts';
import { peopleExportRoutes } from '../people/people-export-routes.ts';
import { peopleRoutes } from '../people/people-routes.ts';
import { calendarRoutes } from '../people/calendar/calendar-routes.ts';
import { complaintRoutes } from '../people/complaints/complaint-routes.ts';
import { todayRoutes } from '../people/today/today-routes.ts';
import { retentionRoutes, stopsFor } from '../people/retention-routes.ts';
import { progressRoutes } from '../progress/organiser-progress-routes.ts';
import { readSeatsData, seatsRoutes } from '../seats/seats-routes.ts';
import type { Services } from '../services.ts';
import { accessRoutes, type SignedIn } from './access-routes.ts';
import { shortlistRoutes } from '../shortlist/shortlist-routes.ts';
import { sortRoutes } from '../shortlist/sort-routes.ts';
import { createAuthenticator } from './authenticate.ts';
import { createSessions } from './browser-sessions.ts';
import { detectPageLanguage, languageRoutes } from './language-routes.ts';
import { createJoinCookie, type JoinCookie } from './links/join-cookie.ts';
import { joinRoutes } from './links/join-routes.ts';
import { logRoutes } from './log/log-routes.ts';
import { recordActions } from './log/record-actions.ts';
import { mailRoutes } from './mail/mail-routes.ts';
import { organiserHeaders, sameSiteForms } from './organiser-security.ts';
import { canAccess, canManageTokens, hasScope, type OrganiserEnv } from './principal.ts';
import { type OrganiserCampaignEnv, requireOwnCampaign } from './require-access.ts';
import { requireScope } from './route-access.ts';
import { requireToken, wantsPage } from './require-token.ts';
import { sendAgainForm } from './send-again.ts';
import { createSessionCookie } from './session-cookie.ts';
import { campaignsPage, refusedPage } from './sign-in-pages.ts';
import { putUpRoutes } from './put-up/put-up-routes.ts';
import { signInRoutes, signOutRoutes } from './sign-in-routes.ts';
import { sourcesRoutes } from './sources-routes.ts';
import { firstPath } from './ui/page-layout.ts';
import { serveStyleSheet, STYLE_SHEET_PATH } from './ui/style-sheet.ts';

/** The organiser's pages, and the routes behind them: a token opens both. */
export function organiserRoutes(services: Services): Hono<OrganiserEnv> {
  const routes = new Hono<OrganiserEnv>();
  const joinCookie = createJoinCookie(services.publicUrl);
  const answerProblem = createErrorHandler(services.logger);
  routes.onError(async (error, c) => {
    const problem = await answerProblem(error, c);
    if (!wantsPage(c)) return problem;
    const { status } = problem;
    const again = sendAgainForm(c, status);
    return c.html(refusedPage(c.var, { status, key: sentenceOf(error), again }), status as 400);
  });
  routes.use(detectPageLanguage());
  routes.use(organiserHeaders());
  routes.use(noStore);
  routes.use(limitRequests(MAX_IMPORT_REQUEST_BYTES));
  routes.use('/campaigns/:id/edit/*', cleanPastedForms());
  routes.use(sameSiteForms(joinCookie));
  routes.get('*', withoutTrailingSlash);
  routes.get(STYLE_SHEET_PATH, serveStyleSheet);
  routes.route('/', languageRoutes(services.publicUrl));
  const signedIn = requireSignIn(routes, services, joinCookie);
  routes.use(recordActions(services));
  routes.use(findOwnCampaigns(services));
  routes.use(tellRetentionStops(services));
  const editor = new CampaignEditor(services);
  routes.get('/', async (c) => {
    const { principal } = c.var;
    const rejected = canManageTokens(principal) ? services.registry.rejected : [];
    const drafts = (await editor.listUnpublished()).filter(({ campaign }) =>
      canEdit(principal, campaign),
    );
    const [only, ...more] = c.var.campaigns;
    return only && [...more, ...rejected, ...drafts].length === 0
      ? c.redirect(firstPath(c.var, only))
      : c.html(
          campaignsPage(c.var, {
            ...{ rejected, drafts },
            seats: more.length > 0 ? await readSeatsData(c, services) : undefined,
          }),
        );
  });
  routes.route('/', seatsRoutes(services));
  routes.route('/retention', retentionRoutes(services));
  routes.route('/doctor', doctorRoutes(services));
  routes.route('/', accessRoutes(services, signedIn));
  routes.route('/applications', applicationsRoutes(services, editor));
  routes.route('/', editorRoutes(services, editor));
  routes.route('/campaigns/:id', organiserCampaignRoutes(services));
  // Ends here, before the headers that open the other paths to every origin.
  routes.all('*', () => {
    throw new HttpProblem(404, 'There is nothing at this address.');
  });
  return routes;
}

/** Every route after this needs a token, with the scope that the route needs. */
function requireSignIn(
  routes: Hono<OrganiserEnv>,
  services: Services,
  joinCookie: JoinCookie,
): SignedIn {
  const { store, publicUrl, now } = services;
  const sessions = createSessions(store.sessions, now);
  const authenticator = createAuthenticator(services, sessions);
  const cookie = createSessionCookie(publicUrl);
  routes.route('/', signInRoutes({ authenticator, sessions, cookie, publicUrl }));
  const join = { services, authenticator, sessions, cookie, joinCookie };
  routes.route('/join', joinRoutes(join));
  routes.use(requireToken({ ...services, authenticator, cookie }));
  routes.use(requireScope);
  routes.route('/', signOutRoutes({ sessions, cookie }));
  return { cookie };
}

/** What belongs to one campaign. */
function organiserCampaignRoutes(services: Services): Hono<OrganiserCampaignEnv> {
  const { store } = services;
  const routes = new Hono<OrganiserCampaignEnv>();
  routes.use(requireOwnCampaign(services));
  routes.route('/', logRoutes(services));
  routes.route('/', answerExportRoutes(services));
  routes.route('/', peopleExportRoutes(services));
  routes.route(
    '/ballots/:ballot/devices',
    organiserDeviceRoutes(services, findBallotPlace(services)),
  );
  routes.route('/devices', organiserDeviceRoutes(services, findStallPlace(services)));
  routes.route('/ballots', organiserBallotRoutes(services));
  addHallRoute(routes, services);
  routes.route('/embed', putUpRoutes(services));
  routes.get('/figures', async (c) => c.json(await store.people.figures(c.var.campaign.id)));
  routes.route('/people', peopleRoutes(services));
  routes.route('/today', todayRoutes(services));
  routes.route('/calendar', calendarRoutes(services));
  routes.route('/complaints', complaintRoutes(services));
  routes.route('/progress', progressRoutes(services));
  routes.route('/sources', sourcesRoutes(services));
  routes.route('/mail', mailRoutes(services));
  routes.route('/choose', sortRoutes(services));
  routes.route('/choose', shortlistRoutes(services));
  routes.route('/', surveyRoutes(services));
  routes.route('/', partnerRoutes(services));
  return routes;
}

const noStore: MiddlewareHandler = async (c, next) => {
  c.header('Cache-Control', 'no-store');
  await next();
};

/** The campaigns that the user may open: every page links to them. */
const findOwnCampaigns =
  ({ campaigns }: Services): MiddlewareHandler<OrganiserEnv> =>
  async (c, next) => {
    const { principal } = c.var;
    c.set(
      'campaigns',
      [...campaigns.values()].filter(({ id }) => canAccess(principal, id)),
    );
    await next();
  };

/** Shown on every page; an export or a script requests it at its own address. */
const tellRetentionStops =
  ({ store }: Services): MiddlewareHandler<OrganiserEnv> =>
  async (c, next) => {
    if (wantsPage(c) && c.req.method === 'GET' && hasScope(c.var.principal, 'register'))
      c.set('principal', { ...c.var.principal, stops: await stopsFor(store, c.var.principal) });
    await next();
  };

/**
 * Redirects `/organiser/…/` to the same path without the slash, with a relative address, because
 * the `Host` header may be anybody's.
 */
const withoutTrailingSlash: MiddlewareHandler<OrganiserEnv> = async (c, next) => {
  await next();
  const { pathname, search } = new URL(c.req.url);
  if (c.res.status === 404 && pathname.endsWith('/') && pathname.startsWith('/organiser/'))
    c.res = c.redirect(`${pathname.slice(0, -1)}${search}`, 301);
};
