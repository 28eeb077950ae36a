import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { html, raw } from 'hono/html';
import { hostedStyles, LANGUAGES } from 'campaign-widgets/hosted';
import { FORM_BUTTONS, FORM_ID } from './fill-form.ts';
import { frameFooter, frameHead } from './page-frame.ts';
import type { PageLanguage } from './page-language.ts';
import type { PageLook } from './page-look.ts';

export type Html = ReturnType<typeof html>;

/** The rules around the views of widgets, which every page has. */
const PAGE_RULES = readFileSync(new URL('page.css', import.meta.url), 'utf8');

/** The view that a page shows; `plain` if none. */
export type PageView = keyof typeof hostedStyles | 'plain';

/** A style sheet inside the page: it costs no second request before the first paint. */
interface PageSheet {
  readonly element: Html;
  /** Its name in a content security policy. */
  readonly source: string;
}

const createSheet = (css: string): PageSheet => ({
  // The hash is of exactly these bytes.
  element: raw(`<style>${css}</style>`),
  source: `'sha256-${createHash('sha256').update(css).digest('base64')}'`,
});

const VIEW_SHEETS: Record<PageView, PageSheet> = {
  plain: createSheet(PAGE_RULES),
  survey: createSheet(PAGE_RULES + hostedStyles.survey),
  signup: createSheet(PAGE_RULES + hostedStyles.signup),
  ballot: createSheet(PAGE_RULES + hostedStyles.ballot),
  results: createSheet(PAGE_RULES + hostedStyles.results),
  progress: createSheet(PAGE_RULES + hostedStyles.progress),
};

/** The rules of a page without the view of a widget. */
export const PLAIN_SHEET = VIEW_SHEETS.plain.element;

/** The sources that a policy must name so that the pages have their styles. */
export const SHEET_SOURCES = Object.values(VIEW_SHEETS).map(({ source }) => source);

/** The parts of a page. */
export interface PageContent {
  readonly speech: PageLanguage;
  readonly view: PageView;
  /** The title of the browser tab. */
  readonly title: string;
  readonly heading: string;
  /** The language of the heading, if it differs from the page's. */
  readonly headingLanguage?: string;
  /** Markup that is safe already: it was rendered from templates. */
  readonly content: Html | string;
  /** The campaign's own look, if the page is one of a campaign. */
  readonly look?: PageLook | undefined;
  /** Loads the script of the page: at its end, so that the page is painted first. */
  readonly script?: Html | '' | undefined;
  /** Further elements of the head. */
  readonly head?: Html | string;
  /** In a frame of another page: the address of the page without it, absolute. */
  readonly frame?: { readonly address: string } | undefined;
  /** The links of the language switch; left out if there is none. */
  readonly languages?: 'links' | 'buttons';
  /** What those links keep of the query, as `&ballot=september`. */
  readonly keptQuery?: string | undefined;
}

/** A whole page. */
export function pageDocument(page: PageContent): Html {
  const { speech, view, title, heading, headingLanguage, content, head = '', frame } = page;
  const { language, direction } = speech;
  const lang = headingLanguage && headingLanguage !== language ? headingLanguage : language;
  return html`<!doctype html>
    <html lang="${language}" dir="${direction}" ${frame ? raw(' class="framed"') : ''}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="campaign-page" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        ${head} ${VIEW_SHEETS[view].element} ${page.look?.element ?? ''} ${frame ? frameHead : ''}
      </head>
      <body>
        <header>
          ${languageLinks(page)}
          <h1 lang="${lang}" dir="auto">${heading}</h1>
        </header>
        <main>${content}</main>
        ${frame ? frameFooter(speech, frame.address) : ''} ${page.script ?? ''}
      </body>
    </html>`;
}

const DEFAULT_BUTTON = `<button form="${FORM_ID}" class="unseen" tabindex="-1" aria-hidden="true"></button>`;

/**
 * The languages by their own names. Beside a form they are buttons of it, so that the typed values
 * are kept.
 */
function languageLinks({ speech, languages, frame, keptQuery = '' }: PageContent): Html | '' {
  const { offered, language, messages } = speech;
  if (!languages || offered.length < 2) return '';
  const choice = (tag: string) => {
    const name = LANGUAGES[tag]?.name ?? tag;
    if (tag === language) return html`<b lang="${tag}" aria-current="true">${name}</b>`;
    return languages === 'links'
      ? html`<a
          href="?lang=${tag}${keptQuery}${frame ? '&embed' : ''}"
          hreflang="${tag}"
          lang="${tag}"
          >${name}</a
        >`
      : html`<button form="${FORM_ID}" name="${FORM_BUTTONS.language}" value="${tag}" lang="${tag}">
          ${name}
        </button>`;
  };
  // Enter in a field presses the first button of its form: it must send the form, and not change
  // the language.
  const first = languages === 'buttons' ? raw(DEFAULT_BUTTON) : '';
  return html`${first}
    <nav class="speak" aria-label="${messages.languages}">${offered.map(choice)}</nav>`;
}
