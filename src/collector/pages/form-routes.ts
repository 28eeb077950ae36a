import { Hono } from 'hono';
import { campaignOpenness } from 'campaign-widgets/contract';
import { hostedClosed } from 'campaign-widgets/hosted';
import { readPublicResults } from '../answers/read-public-results.ts';
import { formBody, formOf } from '../http/body-limits.ts';
import type { FormFields } from '../http/form-fields.ts';
import { reportError, throwStoreUnavailable } from '../http/http-problem.ts';
import { createAreaLookup } from '../public/area-lookup.ts';
import { MAX_SUBMISSION_BYTES } from '../public/submission-routes.ts';
import { createTakeSubmission } from '../public/take-submission.ts';
import type { Services } from '../services.ts';
import { untakenPage } from './error-page.ts';
import { FORM_KINDS, FORM_PATHS } from './form-kinds.ts';
import { type FormRequest, openFormRequest, presetValues } from './form-request.ts';
import { createFormStamp, type FormStamp } from './form-stamp.ts';
import { originOf } from './page-context.ts';
import type { Html } from './page-document.ts';
import { aroundOrigin, checkAroundPage, isFramed } from './page-frame.ts';
import { pagePath } from './page-ways.ts';
import { type FormTaker, takeForm } from './take-form.ts';
import { viewPage } from './view-page.ts';
import { writeForm } from './write-form.ts';

const MAX_HOSTED_FIELDS = 200;

/** `/pages/{id}/survey`, `…/contact` and `…/signup`: forms that work without a script. */
export function formRoutes(services: Services): Hono {
  const routes = new Hono();
  const { areaLookup } = services;
  const taker: FormTaker = {
    services,
    takeSubmission: createTakeSubmission(services),
    findAreas: areaLookup ? createAreaLookup({ ...services, url: areaLookup }) : undefined,
  };
  const postedForm = formBody({ maxBytes: MAX_SUBMISSION_BYTES, maxFields: MAX_HOSTED_FIELDS });
  for (const path of FORM_PATHS) {
    routes.get(pagePath({ id: ':id' }, path), async (c) =>
      showHostedForm(await openFormRequest(c, path, services), services),
    );
    routes.post(pagePath({ id: ':id' }, path), postedForm, async (c) =>
      takeHostedForm(await openFormRequest(c, path, services), formOf(c), taker),
    );
  }
  return routes;
}

async function showHostedForm(request: FormRequest, services: Services): Promise<Response> {
  const { c, path, campaign, speech, query } = request;
  const { kind } = FORM_KINDS[path];
  const openness = campaignOpenness(campaign, services.now().getTime());
  if (openness !== 'open') return c.html(await closedPage(request, openness, services), 200, FRESH);
  const stamp = createFormStamp(campaign, {
    kind,
    language: speech.language,
    now: services.now(),
    ...placeOf(request),
  });
  return c.html(
    await writeForm(request, { stamp, values: presetValues(query) }, services),
    200,
    FRESH,
  );
}

/** Where a form is shown in a frame, and the page that its invitations lead to. */
function placeOf({ c, campaign }: FormRequest): Pick<FormStamp, 'around' | 'page'> {
  if (!isFramed(c)) return {};
  const around = aroundOrigin(c);
  const page = checkAroundPage(c.req.query('page'), campaign, around);
  return { ...(around && { around }), ...(page && { page }) };
}

/** Each page view has its own stamp, so no cache may keep a page. */
const FRESH = { 'Cache-Control': 'no-store' };

async function takeHostedForm(
  request: FormRequest,
  fields: FormFields,
  taker: FormTaker,
): Promise<Response> {
  const { c, campaign } = request;
  const { services } = taker;
  try {
    const taken = await takeForm(request, fields, taker);
    if ('received' in taken) {
      const query = new URLSearchParams({ lang: taken.language, receipt: taken.received });
      if (isFramed(c)) query.set('embed', '');
      c.header('Cache-Control', 'no-store');
      return c.redirect(`${pagePath(campaign, 'received')}?${query.toString()}`, 303);
    }
    const { again, status, ...page } = taken;
    return c.html(await writeForm(again, page, services), status, FRESH);
  } catch (failure) {
    return untaken(request, fields, { failure, services });
  }
}

/** It can't be accepted for now, or from that page. The typed values are kept. */
function untaken(
  { c, speech }: FormRequest,
  values: FormFields,
  { failure, services }: { failure: unknown; services: Services },
): Response | Promise<Response> {
  const { status, retryAfter } = reportError(failure as Error, c, services.logger);
  const url = new URL(c.req.url);
  const action = `${url.pathname}${url.search}`;
  return c.html(untakenPage({ speech, status, action, values, isFramed: isFramed(c) }), status, {
    ...FRESH,
    ...(retryAfter !== undefined && { 'Retry-After': String(retryAfter) }),
  });
}

async function closedPage(
  { c, campaign, speech, path }: FormRequest,
  openness: 'before' | 'after',
  services: Services,
): Promise<Html> {
  const results =
    openness === 'after' && path === 'survey'
      ? await readPublicResults(services, campaign).catch(throwStoreUnavailable)
      : undefined;
  return viewPage(
    {
      campaign,
      speech,
      view: 'survey',
      publicUrl: originOf(c, services.publicUrl),
      framedPath: isFramed(c) ? pagePath(campaign, path) : undefined,
    },
    (context) => hostedClosed(context, campaign, openness, results),
  );
}
