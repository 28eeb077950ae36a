import { type Context, Hono } from 'hono';
import {
  type CampaignDocument,
  checkValue,
  CodeRequest,
  type Problem,
} from 'campaign-widgets/contract';
import { hostedCodeRequest, hostedNote } from 'campaign-widgets/hosted';
import { askForCode, codeOffer, emailRefusal } from '../../ballots/email/ask-for-code.ts';
import type { StoredBallot } from '../../ballots/ballot-records.ts';
import { isPublic } from '../../ballots/public-ballots.ts';
import { noSuchBallot } from '../../ballots/public-ballot-routes.ts';
import { formBody, formOf } from '../../http/body-limits.ts';
import { FormFields } from '../../http/form-fields.ts';
import { throwStoreUnavailable } from '../../http/http-problem.ts';
import { findCampaign } from '../../http/require-campaign.ts';
import { isOwnOrigin, requireListedOrigin } from '../../public/listed-origin.ts';
import type { Services } from '../../services.ts';
import { fillForm } from '../fill-form.ts';
import { originOf } from '../page-context.ts';
import type { Html } from '../page-document.ts';
import { choosePageLanguage, type PageLanguage } from '../page-language.ts';
import { pagePath } from '../page-ways.ts';
import { viewPage } from '../view-page.ts';
import { askPath } from './vote-request.ts';

const MAX_FORM_BYTES = 4096;
const MAX_ASK_FIELDS = 5;

/** The request of the page that asks for an email address. */
interface AskRequest {
  readonly c: Context;
  readonly campaign: CampaignDocument;
  readonly ballot: StoredBallot;
  readonly speech: PageLanguage;
}

/** `/pages/{id}/ballot/code`: asks for a code by email, without a script. */
export function askRoutes(services: Services): Hono {
  const { limits, publicUrl } = services;
  const routes = new Hono();
  const postedForm = formBody({ maxBytes: MAX_FORM_BYTES, maxFields: MAX_ASK_FIELDS });
  const path = pagePath({ id: ':id' }, 'ballot/code');
  routes.get(path, async (c) => {
    const request = await openAsk(c, services);
    const isAsked = c.req.query('asked') !== undefined;
    return c.html(isAsked ? notePage(request, services, 'done') : askPage(request, services));
  });
  routes.post(path, postedForm, async (c) => {
    const request = await openAsk(c, services);
    const { campaign, ballot, speech } = request;
    await limits.submission(c);
    if ((c.req.header('Origin') ?? 'null') !== 'null' && !isOwnOrigin(c, publicUrl))
      requireListedOrigin(c, campaign, publicUrl);
    const typed = (formOf(c).text('email') ?? '').trim();
    const checked = checkValue(CodeRequest, { email: typed, locale: speech.language });
    if (!checked.ok)
      return c.html(askPage(request, services, { typed, problems: checked.problems }), 422);
    await askForCode(c, services, { campaign, ballot, ...checked.value });
    return c.redirect(`${askPath(request)}&asked`, 303);
  });
  return routes;
}

async function openAsk(c: Context, { registry, store }: Services): Promise<AskRequest> {
  const campaign = findCampaign(c.req.param('id') ?? '', registry);
  const ballot = await store.ballots
    .find(campaign.id, c.req.query('ballot') ?? '')
    .catch(throwStoreUnavailable);
  if (!ballot || !isPublic(ballot)) throw noSuchBallot();
  return { c, campaign, ballot, speech: await choosePageLanguage(c, campaign) };
}

interface TypedAddress {
  readonly typed: string;
  readonly problems: readonly Problem[];
}

function askPage(
  request: AskRequest,
  services: Services,
  { typed, problems }: TypedAddress = { typed: '', problems: [] },
): Html {
  const { c, campaign, ballot, speech } = request;
  if (emailRefusal(codeOffer(ballot), services)) return notePage(request, services, 'closed');
  const { title, text, button } = speech.words.ask;
  // An empty field and a wrong one have sentences of their own.
  const code = typed === '' ? 'required' : 'format';
  const named = problems.map((problem) => ({ ...problem, code }));
  return viewPage(
    {
      ...{ campaign, speech, view: 'ballot', publicUrl: originOf(c, services.publicUrl) },
      notice: '',
      change: (root) => {
        fillForm(root, {
          action: askPath(request),
          hidden: {},
          values: new FormFields(typed ? [['email', typed]] : []),
          scriptView: undefined,
        });
      },
    },
    (context) => hostedCodeRequest(context, { title, text, button, problems: named }),
  );
}

/** That a mail is on its way, in the same words for every address; or that none is sent. */
function notePage(
  { c, campaign, ballot, speech }: AskRequest,
  { publicUrl }: Services,
  note: 'done' | 'closed',
): Html {
  const { words, language } = speech;
  const sentences = {
    done: [words.ask.done, words.ask.doneText],
    closed: [words.ask.title, words.ask.closed],
  };
  const [title = '', text = ''] = sentences[note];
  const query = new URLSearchParams({ ballot: ballot.id, lang: language });
  const link = {
    href: `${pagePath(campaign, 'ballot')}?${query.toString()}`,
    words: words.vote.next,
  };
  return viewPage(
    { campaign, speech, view: 'ballot', publicUrl: originOf(c, publicUrl) },
    (context) => hostedNote(context, { title, text, link }),
  );
}
