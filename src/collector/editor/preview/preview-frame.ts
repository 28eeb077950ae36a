import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import type { Html } from '../../organiser/ui/html.ts';
import { DAY_MS } from '../../time-units.ts';
import { type JsonObject, objectsOf, valueAt } from '../document-paths.ts';
import { languagesOf } from '../local-words.ts';
import type { PreviewChoice } from './preview-choice.ts';

/**
 * In the preview, a form is told that its submission was delivered, and nothing is sent. A form
 * that checks the device's clock is told that it is right.
 */
const DELIVER_NOTHING = `
globalThis.fetch = async () =>
  new Response(null, { headers: { Date: new Date().toUTCString() } });
for (const form of document.querySelectorAll('[data-preview]'))
  form.deliver = async ({ id }) => ({
    id,
    reference: 'PRE-VIE-WED',
    receivedAt: new Date().toISOString(),
  });
`;

/** In one piece: any other text in the element would be another script to the policy. */
const DELIVER_SCRIPT = raw(`<script type="module">${DELIVER_NOTHING}</script>`);

/** The page around the widget, similar to most sites. */
const PAGE_STYLE = 'body{margin:1rem;font-family:system-ui,sans-serif}';
const PAGE_STYLE_ELEMENT = raw(`<style>${PAGE_STYLE}</style>`);

const sourceHash = (text: string): string =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Allows the one style of the frame. */
export const PREVIEW_STYLE_HASH = sourceHash(PAGE_STYLE);

/** Allows the one script of the frame: its policy allows only this and the collector's scripts. */
export const PREVIEW_SCRIPT_HASH = sourceHash(DELIVER_NOTHING);

const PREVIEW_TAGS = {
  survey: { open: 'campaign-issue-survey data-preview', close: 'campaign-issue-survey' },
  signup: { open: 'campaign-champion-signup data-preview', close: 'campaign-champion-signup' },
  organisation: {
    open: 'campaign-champion-signup data-preview as="organisation"',
    close: 'campaign-champion-signup',
  },
  progress: { open: 'campaign-progress', close: 'campaign-progress' },
} as const;

/** The page inside the frame: the real widget, with the draft in it. */
export function previewFrame(document: JsonObject, choice: PreviewChoice, now: Date): Html {
  const { widget, language, scheme } = choice;
  const { open, close } = PREVIEW_TAGS[widget];
  const json =
    widget === 'progress' ? sampleReport(document, now) : shownDocument(document, choice, now);
  const script = widget === 'progress' ? 'campaign-progress.js' : 'campaign-widgets.js';
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="${scheme}" />
        <meta name="robots" content="noindex" />
        <title>${widget}</title>
        <link rel="icon" href="data:," />
        ${PAGE_STYLE_ELEMENT} ${DELIVER_SCRIPT}
        <script type="module" src="/${script}"></script>
      </head>
      <body>
        ${raw(`<${open} heading-level="1">`)}
        <script type="application/json">
          ${raw(inlineJson(json))}
        </script>
        ${raw(`</${close}>`)}
      </body>
    </html>`;
}

/** JSON inside a script element: no text in it may look like markup. */
const inlineJson = (value: unknown): string =>
  JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');

/** The draft in a state, without the addresses that a widget would send requests to. */
function shownDocument(document: JsonObject, { state }: PreviewChoice, now: Date): JsonObject {
  const {
    results: _results,
    report: _report,
    ballots: _ballots,
    opens,
    closes,
    ...shown
  } = document;
  const areas = shown.areas;
  const known = typeof areas === 'object' ? { ...areas, lookup: undefined } : areas;
  return {
    ...shown,
    areas: known,
    ...(state === 'before' && { opens: instantNear(now, opens, 'before') }),
    ...(state === 'closed' && { closes: instantNear(now, closes, 'after') }),
  };
}

/** The draft's own instant if the campaign is before or after it now, else one a week from now. */
function instantNear(now: Date, own: unknown, side: 'before' | 'after'): string {
  const sign = side === 'before' ? 1 : -1;
  if (typeof own === 'string' && sign * (Date.parse(own) - now.getTime()) > 0) return own;
  return new Date(now.getTime() + sign * 7 * DAY_MS).toISOString();
}

/** Example figures: less than half of each goal, and the second step of the campaign. */
function sampleReport(document: JsonObject, now: Date): JsonObject {
  const measures = objectsOf(valueAt(document, 'progress.measures'));
  const milestones = objectsOf(valueAt(document, 'progress.milestones'));
  const STATES = ['done', 'now'];
  return {
    asOf: now.toISOString().slice(0, 10),
    name: document.name,
    languages: languagesOf(document),
    theme: document.theme,
    measures: measures.map(({ counts: _, ...measure }) => ({
      ...measure,
      value: typeof measure.goal === 'number' ? Math.round(measure.goal * 0.4) : 40,
    })),
    milestones: milestones.map((milestone, at) => ({ ...milestone, state: STATES[at] ?? 'next' })),
  };
}
