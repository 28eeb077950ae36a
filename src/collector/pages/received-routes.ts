import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import type { CampaignDocument, Receipt } from 'campaign-widgets/contract';
import {
  hostedContact,
  hostedReference,
  hostedSignupThanks,
  hostedSurveyThanks,
  type ViewContext,
} from 'campaign-widgets/hosted';
import { readPublicResults } from '../answers/read-public-results.ts';
import { FormFields } from '../http/form-fields.ts';
import { HttpProblem, throwStoreUnavailable } from '../http/http-problem.ts';
import { findCampaign } from '../http/require-campaign.ts';
import { referenceOf } from '../public/receipt-reference.ts';
import type { Services } from '../services.ts';
import { HOUR_MS } from '../time-units.ts';
import { fillForm } from './fill-form.ts';
import { STAMP_FIELD } from './form-page.ts';
import { createFormStamp, sealFormStamp } from './form-stamp.ts';
import type { MarkupParent } from './markup-tree.ts';
import { originOf, withOwnSignup } from './page-context.ts';
import { isFramed } from './page-frame.ts';
import { choosePageLanguage, type PageLanguage } from './page-language.ts';
import { pageScript, scriptViewOf } from './page-script.ts';
import { pagePath, submissionPath } from './page-ways.ts';
import { openReceived, type ReceivedStamp, receivedSubmission } from './received-stamp.ts';
import { viewPage } from './view-page.ts';

/**
 * How long the page of thanks shows personal content; then it only says that something was
 * received.
 */
const OWN_PAGE_MS = HOUR_MS;

/** `/pages/{id}/received`: the thanks, to which a form without a script redirects. */
export function receivedRoutes(services: Services): Hono {
  const routes = new Hono();
  const { registry, sealedTokens } = services;
  routes.get('/pages/:id/received', async (c) => {
    const found = findCampaign(c.req.param('id'), registry);
    const stamp = openReceived(sealedTokens, c.req.query('receipt'), found.id);
    if (!stamp) throw new HttpProblem(404, 'There is no such receipt.');
    const speech = await choosePageLanguage(c, found);
    const campaign = withOwnSignup(found, speech.language);
    const render = await thanksView(c, { stamp, campaign, speech, services });
    const page = {
      campaign,
      speech,
      view: stamp.kind === 'champion-signup' ? ('signup' as const) : ('survey' as const),
      publicUrl: originOf(c, services.publicUrl),
      framedPath: isFramed(c) ? pagePath(campaign, receivedPage(stamp)) : undefined,
      script: isFramed(c) ? ('' as const) : pageScript(services.assets),
      head: html`<meta
        name="campaign-receipt"
        content="${JSON.stringify(plainReceiptOf(stamp))}"
      />`,
      change: (root: MarkupParent) =>
        addContactForm(root, { campaign, speech, stamp, services }, c),
    };
    return c.html(viewPage(page, render), 200, { 'Cache-Control': 'no-store' });
  });
  return routes;
}

/** The page whose form was sent. */
const receivedPage = ({ kind }: ReceivedStamp): string =>
  kind === 'champion-signup' ? 'signup' : 'survey';

interface ThanksInput {
  readonly stamp: ReceivedStamp;
  readonly campaign: CampaignDocument;
  readonly speech: PageLanguage;
  readonly services: Services;
}

/** Makes the page of thanks. */
async function thanksView(
  c: Context,
  { stamp, campaign, speech, services }: ThanksInput,
): Promise<(context: ViewContext) => unknown> {
  const { privateKeys, now, publicUrl } = services;
  const { kind } = stamp;
  const isOwn = now().getTime() - Date.parse(stamp.madeAt) < OWN_PAGE_MS;
  const receipt: Receipt = {
    ...plainReceiptOf(stamp),
    ...(isOwn &&
      kind !== 'issue-response' &&
      privateKeys && { mine: `${publicUrl}/mine#${privateKeys.of(stamp.id)}` }),
  };
  if (!isOwn) return (context) => hostedReference(context, { campaign, kind, receipt });
  const submission = receivedSubmission(stamp, campaign, speech.language);
  const page = stamp.page ?? `${originOf(c, publicUrl)}${pagePath(campaign, receivedPage(stamp))}`;
  switch (submission.kind) {
    case 'issue-response': {
      const results = await readPublicResults(services, campaign).catch(throwStoreUnavailable);
      return (context) =>
        hostedSurveyThanks(context, { campaign, submission, receipt, results, page });
    }
    case 'contact':
      return (context) => hostedContact(context, { campaign, submission, receipt }, stamp.area);
    case 'champion-signup':
      return (context) => hostedSignupThanks(context, { campaign, submission, receipt, page });
  }
}

/** The receipt, without the way to the private page. */
const plainReceiptOf = ({ id, receivedAt }: ReceivedStamp): Receipt => ({
  id,
  reference: referenceOf(id),
  receivedAt,
});

/** The form for people who would like to hear more, if the thanks contain it. */
function addContactForm(
  root: MarkupParent,
  { campaign, speech: { language }, stamp: { page }, services }: ThanksInput,
  c: Context,
): void {
  const { sealedTokens, now, publicUrl } = services;
  const stamp = createFormStamp(campaign, {
    kind: 'contact',
    language,
    now: now(),
    ...(page && { page }),
  });
  fillForm(root, {
    action: `${pagePath(campaign, 'contact')}?lang=${language}${isFramed(c) ? '&embed' : ''}`,
    hidden: { [STAMP_FIELD]: sealFormStamp(sealedTokens, stamp) },
    values: new FormFields([]),
    // In a frame another script sends the form.
    ...(!isFramed(c) && {
      scriptView: scriptViewOf(services, stamp, {
        page: originOf(c, publicUrl) + submissionPath(campaign, 'contact'),
        source: undefined,
        as: 'champion',
      }),
    }),
  });
}
