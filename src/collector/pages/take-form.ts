import {
  type CampaignDocument,
  createProblem,
  type Problem,
  type Submission,
} from 'campaign-widgets/contract';
import { checkServedDocument } from '../campaigns/check-document.ts';
import { FormFields } from '../http/form-fields.ts';
import { HttpProblem, throwStoreUnavailable } from '../http/http-problem.ts';
import type { AreaLookup } from '../public/area-lookup.ts';
import { isOwnOrigin, requireListedOrigin } from '../public/listed-origin.ts';
import type { TakeSubmission } from '../public/take-submission.ts';
import type { Services } from '../services.ts';
import { FORM_BUTTONS } from './fill-form.ts';
import { DROPPED, FORM_KINDS, INVITED_BY } from './form-kinds.ts';
import { STAMP_FIELD } from './form-page.ts';
import type { FormRequest } from './form-request.ts';
import {
  createFormStamp,
  type FormStamp,
  openFormStamp,
  renewFormStamp,
  withNewId,
} from './form-stamp.ts';
import { lookUpWard } from './look-up-ward.ts';
import { originOf } from './page-context.ts';
import { checkAroundPage } from './page-frame.ts';
import { loadPageLanguage } from './page-language.ts';
import { submissionPath } from './page-ways.ts';
import { readPostedForm } from './read-posted-form.ts';
import { sealReceived } from './received-stamp.ts';

/** The result of a posted form: the page of thanks, or the form again. */
export type TakenForm =
  | { readonly received: string; readonly language: string }
  | {
      readonly again: FormRequest;
      readonly status: 200 | 409 | 422;
      readonly stamp: FormStamp;
      readonly values: FormFields;
      readonly problems?: readonly Problem[];
      readonly submission?: Submission;
      readonly lookupResult?: string;
      readonly notice?: { title: string; text: string };
    };

/** The objects that this module uses. */
export interface FormTaker {
  readonly services: Services;
  readonly takeSubmission: TakeSubmission;
  readonly findAreas: AreaLookup | undefined;
}

/**
 * Takes a form posted without a script: if something is wrong, all its values come back.
 * @throws HttpProblem 403, 429 or 503
 */
export async function takeForm(
  request: FormRequest,
  fields: FormFields,
  taker: FormTaker,
): Promise<TakenForm> {
  const { c, path, campaign, speech } = request;
  const { limits, sealedTokens, now, publicUrl } = taker.services;
  const { kind } = FORM_KINDS[path];
  await limits.submission(c);
  const sealed = fields.text(STAMP_FIELD);
  const opened = openFormStamp(sealedTokens, sealed, { campaign: campaign.id, kind });
  const known = opened && withAroundPage(opened, fields.text(AROUND_FIELD), campaign);
  const origin = c.req.header('Origin') ?? 'null';
  // If a page hides its address (a frame without an origin, an old browser), the stamp proves that
  // its form is ours.
  if (origin !== 'null' && !isOwnOrigin(c, publicUrl)) requireListedOrigin(c, campaign, publicUrl);
  const language = speech.language;
  const stamp = known
    ? renewFormStamp(known, campaign, language)
    : createFormStamp(campaign, { kind, language, now: now() });
  const pressed = await pressOther(request, fields, { stamp, taker });
  if (pressed) return pressed;
  const again = { again: request, stamp, values: fields } as const;
  if (!known) return { ...again, status: 422, notice: speech.words.again };
  return sendForm(request, fields, { again, shown: known, taker });
}

/** The field in which the script of a frame names the page around it. */
const AROUND_FIELD = 'page';

/**
 * The stamp with the page around a frame. If the browser has not told the page's origin when the
 * frame was loaded, the script of the frame has compared it with the sender of the page's message.
 */
function withAroundPage(
  stamp: FormStamp,
  named: string | undefined,
  campaign: CampaignDocument,
): FormStamp {
  const origin = stamp.around ?? URL.parse(named ?? '')?.origin;
  const page = stamp.page ?? checkAroundPage(named, campaign, origin);
  return page ? { ...stamp, page } : stamp;
}

/** Handles a button that changes the form and sends nothing, or a postcode in place of a ward. */
async function pressOther(
  request: FormRequest,
  fields: FormFields,
  { stamp, taker }: { stamp: FormStamp; taker: FormTaker },
): Promise<TakenForm | undefined> {
  const { c, campaign, speech } = request;
  const wanted = fields.text(FORM_BUTTONS.language);
  if (wanted !== undefined && speech.offered.includes(wanted)) {
    const again = { ...request, speech: await loadPageLanguage(wanted, speech.offered) };
    return { again, status: 200, stamp: renewFormStamp(stamp, campaign, wanted), values: fields };
  }
  if (fields.has(FORM_BUTTONS.drop))
    return { again: request, status: 200, stamp, values: withField(fields, INVITED_BY, DROPPED) };
  const typed = fields.text('postcode') ?? '';
  const isAsked = fields.has(FORM_BUTTONS.find) || (typed !== '' && fields.text('area') === '');
  if (!taker.findAreas || !campaign.areas.lookup || !isAsked) return undefined;
  await taker.services.limits.lookup(c);
  const found = await lookUpWard(typed, campaign, speech, taker.findAreas);
  const { words, chosen } = found;
  return {
    again: request,
    status: chosen ? 200 : 422,
    stamp,
    values: chosen ? withField(fields, 'area', chosen) : fields,
    lookupResult: words,
    notice: {
      title: chosen ? speech.words.ward.title : speech.messages.problemTitle,
      text: words,
    },
  };
}

interface Sending {
  readonly again: { again: FormRequest; stamp: FormStamp; values: FormFields };
  /** The stamp of the submitted page. */
  readonly shown: FormStamp;
  readonly taker: FormTaker;
}

async function sendForm(
  { c, path, campaign, speech, query }: FormRequest,
  fields: FormFields,
  { again, shown, taker }: Sending,
): Promise<TakenForm> {
  const { services, takeSubmission } = taker;
  const { now, leastSeconds, publicUrl, sealedTokens } = services;
  const answered = await findAnsweredVersion(services, campaign, shown.version);
  if (!answered) return { ...again, status: 422, notice: speech.words.again };
  const shownMs = now().getTime() - Date.parse(shown.shownAt);
  const { checked, read } = readPostedForm(
    {
      fields,
      stamp: shown,
      source: query.source,
      page: shown.page ?? originOf(c, publicUrl) + submissionPath(campaign, path),
      isTooFast: shownMs < leastSeconds * 1000,
    },
    answered,
  );
  const wrong = (problems: readonly Problem[]): TakenForm => ({
    ...again,
    status: 422,
    problems,
    submission: read,
  });
  if (!checked.ok) return wrong(checked.problems);
  try {
    const taken = await takeSubmission(checked.value);
    if (taken.outcome === 'other')
      return { ...again, status: 409, stamp: withNewId(again.stamp), notice: speech.words.another };
    const { receivedAt } = taken.receipt;
    return {
      received: sealReceived(sealedTokens, checked.value, {
        receivedAt,
        now: now(),
        page: shown.page,
      }),
      language: shown.language,
    };
  } catch (failure) {
    if (failure instanceof HttpProblem && failure.status === 422)
      return wrong(failure.problems ?? [createProblem('', 'refused', failure.message)]);
    throw failure;
  }
}

/** The version of a campaign whose words the person saw. */
async function findAnsweredVersion(
  { store }: Pick<Services, 'store'>,
  live: CampaignDocument,
  version: number,
): Promise<CampaignDocument | undefined> {
  if (version === live.version) return live;
  const document = await store.campaigns.find(live.id, version).catch(throwStoreUnavailable);
  const checked = checkServedDocument(document);
  return checked.ok ? checked.campaign : undefined;
}

const withField = (fields: FormFields, name: string, value: string): FormFields =>
  new FormFields([...fields.entries().filter(([other]) => other !== name), [name, value]]);
