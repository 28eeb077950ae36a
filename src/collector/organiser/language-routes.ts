import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { setCookie } from 'hono/cookie';
import { languageDetector } from 'hono/language';
import { formBody, formOf } from '../http/body-limits.ts';
import { HttpProblem } from '../http/http-problem.ts';
import { DAY_MS } from '../time-units.ts';
import type { OrganiserEnv } from './principal.ts';
import { asksForJson } from './require-token.ts';
import { returnPath } from './return-path.ts';
import {
  isLanguageTag,
  LANGUAGE_TAGS,
  type LanguageTag,
  PAGE_LANGUAGES,
} from './ui/page-languages.ts';

const LANGUAGE_COOKIE = 'organiser-language';
const MAX_COOKIE_AGE_SECONDS = (365 * DAY_MS) / 1000;
const MAX_FORM_BYTES = 4096;
const MAX_FORM_FIELDS = 4;
const DEFAULT_LANGUAGE: LanguageTag = 'en';

/**
 * Sets the language of a page: the one chosen on this device, else the first language of the
 * browser that these pages have, else English.
 */
export function detectPageLanguage(): MiddlewareHandler<OrganiserEnv> {
  const detect = languageDetector({
    order: ['cookie', 'header'],
    lookupCookie: LANGUAGE_COOKIE,
    caches: false,
    supportedLanguages: LANGUAGE_TAGS,
    fallbackLanguage: DEFAULT_LANGUAGE,
  });
  return (c, next) =>
    detect(c, async () => {
      const detected: unknown = c.get('language');
      const language = isLanguageTag(detected) ? detected : DEFAULT_LANGUAGE;
      const { messages, format } = PAGE_LANGUAGES[language];
      c.set('language', language);
      c.set('messages', messages);
      c.set('format', format);
      c.set('languageReturn', pageOf(c));
      await next();
    });
}

/** The page that the switch returns to: after a wrong form, the page with that form. */
function pageOf(c: Context): string {
  const referer = URL.parse(c.req.header('Referer') ?? '');
  const { pathname, search } = new URL(c.req.url);
  const page = c.req.method === 'GET' ? `${pathname}${search}` : referer?.pathname;
  return returnPath(page);
}

/** `POST /organiser/language` keeps the chosen language, also before sign-in. */
export function languageRoutes(publicUrl: string): Hono<OrganiserEnv> {
  const routes = new Hono<OrganiserEnv>();
  const limitedForm = formBody({ maxBytes: MAX_FORM_BYTES, maxFields: MAX_FORM_FIELDS });
  routes.post('/language', limitedForm, (c) => {
    const form = formOf(c);
    const language = form.text('page-language');
    if (!isLanguageTag(language))
      throw new HttpProblem(422, `"page-language" is one of ${LANGUAGE_TAGS.join(', ')}.`);
    setCookie(c, LANGUAGE_COOKIE, language, {
      path: '/organiser',
      httpOnly: true,
      sameSite: 'Lax',
      secure: publicUrl.startsWith('https:'),
      maxAge: MAX_COOKIE_AGE_SECONDS,
    });
    return asksForJson(c) ? c.body(null, 204) : c.redirect(returnPath(form.text('next')), 303);
  });
  return routes;
}
