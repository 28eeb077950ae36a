import { type Context, Hono } from 'hono';
import type { CampaignDocument } from 'campaign-widgets/contract';
import { hostedProgress, progressCatalog } from 'campaign-widgets/hosted';
import { readPublicResults } from '../answers/read-public-results.ts';
import { publicBallotList } from '../ballots/public-ballots.ts';
import { HttpProblem, throwStoreUnavailable } from '../http/http-problem.ts';
import { findCampaign } from '../http/require-campaign.ts';
import { sendPrepared } from '../http/send-prepared.ts';
import type { Services } from '../services.ts';
import { originOf } from './page-context.ts';
import type { Html } from './page-document.ts';
import { isFramed } from './page-frame.ts';
import { choosePageLanguage, type PageLanguage } from './page-language.ts';
import { hasPage, pagePath } from './page-ways.ts';
import { countResultPages, resultsView } from './results-view.ts';
import { viewPage } from './view-page.ts';

/** As the figures themselves: `campaign-routes.ts`. */
const CACHE_CONTROL = 'public, max-age=15, stale-while-revalidate=60';

/** The request of a page of figures. */
interface FiguresRequest {
  readonly campaign: CampaignDocument;
  readonly speech: PageLanguage;
  readonly origin: string;
  /** The path of the page, if it is shown in a frame. */
  readonly framedPath: string | undefined;
  /** Of a long list of wards, from 1. */
  readonly number: number;
}

/** `/pages/{id}/results` and `…/progress`: published figures, and nothing else. */
export function figuresRoutes(services: Services): Hono {
  const routes = new Hono();
  const pages = { results: showHostedResults, progress: showHostedProgress };
  for (const name of ['results', 'progress'] as const)
    routes.get(pagePath({ id: ':id' }, name), async (c) => {
      const request = await openRequest(c, name, services);
      const { campaign, speech, number, framedPath } = request;
      // Unknown parameters in an address make no further copies.
      const frame = framedPath ? 'framed' : 'whole';
      const key = [name, frame, campaign.id, speech.language, number, request.origin].join(' ');
      const page = await services.publicCopies
        .page(key, () => pages[name](request, services))
        .catch(throwStoreUnavailable);
      const response = await sendPrepared(c, page, CACHE_CONTROL);
      response.headers.append('Vary', 'Accept-Language');
      return response;
    });
  return routes;
}

async function openRequest(
  c: Context,
  name: 'results' | 'progress',
  { registry, publicUrl }: Services,
): Promise<FiguresRequest> {
  const campaign = findCampaign(c.req.param('id') ?? '', registry);
  if (!hasPage(campaign, name)) throw new HttpProblem(404, 'This campaign has no such figures.');
  const asked = Number(c.req.query('page') ?? 1);
  const number = Number.isInteger(asked) ? asked : 1;
  return {
    campaign,
    number: Math.min(Math.max(number, 1), countResultPages(campaign)),
    speech: await choosePageLanguage(c, campaign),
    origin: originOf(c, publicUrl),
    framedPath: isFramed(c) ? pagePath(campaign, name) : undefined,
  };
}

async function showHostedResults(
  { campaign, speech, origin, number, framedPath }: FiguresRequest,
  services: Services,
): Promise<Html> {
  const [results, { ballots }] = await Promise.all([
    readPublicResults(services, campaign),
    publicBallotList(services, campaign),
  ]);
  return viewPage(
    { campaign, speech, view: 'results', publicUrl: origin, name: 'results', framedPath },
    (context) => resultsView(context, { campaign, speech, results, number, ballots }),
  );
}

async function showHostedProgress(
  { campaign, speech, origin, framedPath }: FiguresRequest,
  { makeReport }: Services,
): Promise<Html> {
  const [report, messages] = await Promise.all([
    makeReport(campaign),
    progressCatalog.load(speech.language),
  ]);
  return viewPage(
    { campaign, speech, view: 'progress', publicUrl: origin, name: 'progress', framedPath },
    (context) => hostedProgress(context, { report, messages, title: speech.words.progress.title }),
  );
}
