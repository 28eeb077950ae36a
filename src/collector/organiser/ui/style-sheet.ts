import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Handler } from 'hono';

const SHEETS = [
  'organiser.css',
  'organiser-bar.css',
  'organiser-lists.css',
  'organiser-people.css',
  'organiser-seats.css',
  'organiser-forms.css',
  'organiser-editor.css',
  'organiser-choose.css',
  'organiser-ballots.css',
  'organiser-print.css',
];
const css = SHEETS.map((sheet) => readFileSync(new URL(sheet, import.meta.url), 'utf8')).join('\n');
const hash = createHash('sha256').update(css).digest('hex').slice(0, 12);

/** Under `/organiser`. It changes with the content, so browsers may cache it for good. */
export const STYLE_SHEET_PATH = `/organiser-${hash}.css`;

/** Serves the style sheet of the organiser's pages, also before sign-in. */
export const serveStyleSheet: Handler = (c) =>
  c.body(css, 200, {
    'Content-Type': 'text/css; charset=utf-8',
    'Cache-Control': 'public, max-age=31536000, immutable',
  });
