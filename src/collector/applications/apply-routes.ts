import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { ownValue, type Problem } from 'campaign-widgets/contract';
import { formBody, formOf } from '../http/body-limits.ts';
import { createErrorHandler, HttpProblem, invalidRequest } from '../http/http-problem.ts';
import { organiserHeaders } from '../organiser/organiser-security.ts';
import { asksForJson, wantsPage } from '../organiser/require-token.ts';
import { describeProblems } from '../organiser/ui/form-fields.ts';
import type { LanguageContext } from '../organiser/ui/page-context.ts';
import { isLanguageTag, type LanguageTag, PAGE_LANGUAGES } from '../organiser/ui/page-languages.ts';
import type { Services } from '../services.ts';
import { arrivalNotice } from './application-mails.ts';
import type { Application } from './application-records.ts';
import type { ApplicationSettings } from './application-schemas.ts';
import {
  APPLY_FIELDS,
  APPLY_PATH,
  appliedPage,
  applyNoticePage,
  applyPage,
  type ApplyPageData,
  consentWords,
} from './apply-page.ts';
import {
  type ApplyStamp,
  createApplyStamp,
  openApplyStamp,
  sealApplyStamp,
} from './apply-stamp.ts';
import { readApplication } from './read-application.ts';

const MAX_FORM_BYTES = 16 * 1024;
const MAX_FORM_FIELDS = 20;
/** More than anybody decides: whoever applies then is told to write. */
const MAX_WAITING = 300;
/** A form that is older is shown again, with what was typed. */
const MAX_STAMP_AGE_MS = 24 * 60 * 60_000;

type ApplyContext = Context<{ Variables: LanguageContext }>;

/** `/apply`: a local party or group asks to take part. There is no such page until the owner opens it. */
export function applyRoutes(services: Services): Hono<{ Variables: LanguageContext }> {
  const { store, limits } = services;
  const routes = new Hono<{ Variables: LanguageContext }>();
  const answerProblem = createErrorHandler(services.logger);
  routes.onError(async (error, c) => {
    const problem = await answerProblem(error, c);
    if (!wantsPage(c)) return problem;
    const { status } = problem;
    const { titles } = c.var.messages.refused;
    const title = ownValue(titles, String(status)) ?? titles.other;
    return c.html(applyNoticePage(c.var, title), status as 400);
  });
  routes.use(organiserHeaders());
  routes.use(readLanguage);
  routes.get('/', async (c) => {
    await limits.read(c);
    const settings = await requireOpen(services);
    const stamp = createApplyStamp(services.now());
    return showForm(c, services, { settings, stamp });
  });
  routes.get('/received', async (c) => {
    await limits.read(c);
    return c.html(appliedPage(c.var, await requireOpen(services)));
  });
  routes.post(
    '/',
    formBody({ maxBytes: MAX_FORM_BYTES, maxFields: MAX_FORM_FIELDS, rateLimit: limits.read }),
    async (c) => takeApplication(c, services, await requireOpen({ store })),
  );
  return routes;
}

/** @throws HttpProblem 404 while nobody may apply */
async function requireOpen({ store }: Pick<Services, 'store'>): Promise<ApplicationSettings> {
  const settings = await store.applications.settings();
  if (!settings?.isOpen) throw new HttpProblem(404, 'Nobody can apply here now.');
  return settings;
}

interface ShownForm extends Omit<ApplyPageData, 'stamp'> {
  stamp: ApplyStamp;
}

const showForm = (
  c: ApplyContext,
  { sealedTokens }: Services,
  { stamp, ...data }: ShownForm,
  status: 200 | 409 | 422 | 429 | 503 = 200,
) => c.html(applyPage(c.var, { ...data, stamp: sealApplyStamp(sealedTokens, stamp) }), status);

async function takeApplication(c: ApplyContext, services: Services, settings: ApplicationSettings) {
  const { store, now, sealedTokens, notifier } = services;
  const { apply } = c.var.messages;
  const form = formOf(c);
  const known = openApplyStamp(sealedTokens, form.text(APPLY_FIELDS.stamp));
  const isStale = !known || now().getTime() - Date.parse(known.shownAt) > MAX_STAMP_AGE_MS;
  const stamp = isStale ? createApplyStamp(now()) : known;
  const again = (
    status: 409 | 422 | 429 | 503,
    problems: Problem[],
    more: Partial<ApplyPageData> = {},
  ) => {
    const submitted = {
      fields: form.toRecord(),
      problems: describeProblems(problems, apply.problems),
    };
    return showForm(c, services, { ...more, settings, stamp, submitted }, status);
  };
  const read = readApplication(form, {
    language: c.var.language,
    consent: consentWords(c.var, settings),
  });
  if (!read.ok && asksForJson(c)) throw invalidRequest(read.problems);
  if (!read.ok) return again(422, read.problems, { places: read.places });
  if (isStale) return refuse(c, 409, () => again(409, [], { notice: apply.again }));
  const tooMany = await limitApplications(c, services);
  if (tooMany) return refuse(c, 429, () => again(429, [], { notice: apply.busy }));
  const application: Application = {
    ...read.fields,
    id: stamp.id,
    receivedAt: now().toISOString(),
    heldBecause: suspicionOf(c, services, stamp),
  };
  const notices = application.heldBecause === null ? [arrivalNotice(stamp.id)] : [];
  const outcome = await store.applications.add(application, notices, MAX_WAITING);
  if (outcome === 'full')
    return refuse(c, 503, () => again(503, [], { notice: apply.full(settings.contact) }));
  notifier.wake();
  return asksForJson(c)
    ? c.json({ received: true }, 201)
    : c.redirect(`${APPLY_PATH}/received?lang=${c.var.language}`, 303);
}

const REFUSALS = {
  409: 'This form is too old: ask for a new one.',
  429: 'Too many apply at once. Try again later.',
  503: 'Too many applications wait for a decision.',
};

const refuse = (
  c: ApplyContext,
  status: keyof typeof REFUSALS,
  page: () => Response | Promise<Response>,
) => {
  if (asksForJson(c)) throw new HttpProblem(status, REFUSALS[status]);
  return page();
};

/** @returns whether too many came from this client, or from everybody */
async function limitApplications(c: ApplyContext, { limits }: Services): Promise<boolean> {
  try {
    await limits.application(c);
    return false;
  } catch (failure) {
    if (failure instanceof HttpProblem && failure.status === 429) return true;
    throw failure;
  }
}

/** What looks like a program is kept, causes no mail, and is told apart on the owner's page. */
function suspicionOf(
  c: ApplyContext,
  { now, leastSeconds }: Services,
  stamp: ApplyStamp,
): Application['heldBecause'] {
  if ((formOf(c).text(APPLY_FIELDS.honeypot) ?? '') !== '') return 'honeypot';
  const shownMs = now().getTime() - Date.parse(stamp.shownAt);
  return shownMs < leastSeconds * 1000 ? 'too-fast' : null;
}

/** The language of the address, else the first one of the browser that these pages have. */
const readLanguage: MiddlewareHandler<{ Variables: LanguageContext }> = async (c, next) => {
  const wanted = c.req.query('lang');
  const accepted = /^\s*cy\b/i.test(c.req.header('Accept-Language') ?? '') ? 'cy' : 'en';
  const language: LanguageTag = isLanguageTag(wanted) ? wanted : accepted;
  const { messages, format } = PAGE_LANGUAGES[language];
  c.set('language', language);
  c.set('messages', messages);
  c.set('format', format);
  c.set('languageReturn', '/organiser');
  c.header('Cache-Control', 'no-store');
  c.header('Vary', 'Accept-Language');
  await next();
};
