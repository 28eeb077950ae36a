import { readFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { MOOTOOLS_STAND_IN, PROTOTYPE_STAND_IN } from './old-libraries.ts';

const libraryFile = (path: string): string =>
  readFileSync(new URL(`node_modules/${path}`, import.meta.url), 'utf8');

/** A file of a library, inside a page. */
const inScript = (path: string): string => inlineScript(libraryFile(path));
const inlineScript = (code: string): string =>
  `<script>${code.replaceAll('</script', '<\\/script')}</script>`;
const inStyle = (path: string): string => `<style>${libraryFile(path)}</style>`;

/** What a snippet is made of: where the tag stands is for the page to say. */
export interface Snippet {
  readonly collector: string;
  /** The tag, as the organiser's page gives it. */
  readonly tag: string;
  readonly script: string;
}

/** A page that makes it hard for a guest. */
export interface HostilePage {
  readonly name: string;
  readonly head?: string;
  /** The body; left out, the snippet alone. */
  readonly body?: (snippet: Snippet) => string;
  readonly headers?: (snippet: Snippet) => Record<string, string>;
  readonly doctype?: string;
  /** Attributes of the root element. */
  readonly root?: string;
  readonly prepare?: (page: Page) => Promise<unknown>;
  /** What somebody does before they answer. */
  readonly act?: (page: Page) => Promise<unknown>;
}

/** A tag that a script makes, in the way given. */
const made = (name: string, code: (snippet: Snippet) => string): HostilePage => ({
  name,
  body: (snippet) =>
    `${snippet.script}<div id="place" style="min-height:100vh"></div>${inlineScript(`const place = document.querySelector('#place'); const markup = ${JSON.stringify(snippet.tag)}; ${code(snippet)}`)}`,
});

const SCRIPTS: HostilePage[] = [
  {
    name: 'a wrapped fetch that adds headers',
    head: inlineScript(
      `const real = window.fetch; window.fetch = (input, init = {}) => real(input, { ...init, headers: { ...init.headers, 'X-Requested-With': 'fetch' } }).then((response) => response);`,
    ),
  },
  {
    name: 'a wrapped fetch that reads every answer',
    head: inlineScript(
      `const real = window.fetch; window.fetch = async (...args) => { const response = await real(...args); await response.clone().text(); return response; };`,
    ),
  },
  { name: 'Prototype.js (a stand-in)', head: inlineScript(PROTOTYPE_STAND_IN) },
  { name: 'MooTools (a stand-in)', head: inlineScript(MOOTOOLS_STAND_IN) },
  { name: 'zone.js', head: inScript('zone.js/bundles/zone.umd.min.js') },
  { name: 'core-js', head: inScript('core-js-bundle/minified.js') },
  { name: 'Turbo', head: inScript('@hotwired/turbo/dist/turbo.es2017-umd.js') },
  {
    name: 'htmx on the body',
    head: inScript('htmx.org/dist/htmx.min.js'),
    body: ({ tag, script }) => `<div hx-boost="true">${tag}${script}</div>`,
  },
  {
    name: 'hotkeys that take every letter',
    head: inlineScript(
      `for (const type of ['keydown', 'keypress', 'keyup']) document.addEventListener(type, (event) => { if (event.key.length === 1) event.preventDefault(); });`,
    ),
  },
  {
    name: 'a listener that stops every submit',
    head: inlineScript(
      `document.addEventListener('submit', (event) => { event.preventDefault(); event.stopImmediatePropagation(); }, true);`,
    ),
  },
  {
    name: 'translation that wraps texts in font tags',
    act: (page) =>
      page.evaluate(() => {
        const xhtml = 'http://www.w3.org/1999/xhtml';
        document.documentElement.classList.add('translated-ltr');
        const widget = document.querySelector('campaign-issue-survey');
        const walker = document.createTreeWalker(
          widget?.shadowRoot ?? document,
          NodeFilter.SHOW_TEXT,
        );
        const texts: Text[] = [];
        while (walker.nextNode()) texts.push(walker.currentNode as Text);
        for (const text of texts) {
          if (!text.data.trim() || text.parentElement?.closest('style, option, textarea')) continue;
          const font = document.createElementNS(xhtml, 'font');
          const inner = document.createElementNS(xhtml, 'font');
          inner.textContent = text.data;
          font.append(inner);
          text.replaceWith(font);
        }
      }),
  },
];

const STYLES: HostilePage[] = [
  { name: 'Bootstrap 3', head: inStyle('bootstrap-3/dist/css/bootstrap.min.css') },
  { name: 'Bootstrap 5', head: inStyle('bootstrap/dist/css/bootstrap.min.css') },
  { name: 'Bulma', head: inStyle('bulma/css/bulma.min.css') },
  { name: 'Foundation', head: inStyle('foundation-sites/dist/css/foundation.min.css') },
  { name: 'Tailwind’s reset', head: inStyle('tailwindcss/preflight.css') },
  {
    name: 'a reset that insists',
    head: '<style>* { all: unset !important; }</style>',
  },
  {
    name: 'a root of 62.5 %',
    head: '<style>html { font-size: 62.5%; } body { font-size: 1.6rem; }</style>',
  },
  { name: 'a zoom of 200 %', head: '<style>body { zoom: 2; }</style>' },
  { name: 'quirks mode', doctype: '' },
  { name: 'writing from the right', root: 'dir="rtl"' },
  { name: 'a base address elsewhere', head: '<base href="https://elsewhere.example/folder/">' },
  {
    name: 'forced colours',
    prepare: (page) =>
      page.emulateMediaFeatures([{ name: 'forced-colors', value: 'active' }] as never),
  },
  { name: 'print', prepare: (page) => page.emulateMediaType('print') },
];

const POLICIES: HostilePage[] = [
  {
    name: 'a strict policy, with Trusted Types',
    headers: ({ collector }) => ({
      'Content-Security-Policy': `default-src 'none'; script-src ${collector}; connect-src ${collector}; style-src-attr 'unsafe-inline'; img-src data:; require-trusted-types-for 'script'; trusted-types lit-html`,
    }),
  },
  {
    name: 'a policy against powerful features',
    headers: () => ({
      'Permissions-Policy': 'clipboard-write=(), geolocation=(), storage-access=()',
      'Referrer-Policy': 'no-referrer',
      'Cross-Origin-Opener-Policy': 'same-origin',
    }),
  },
];

const PLACES: HostilePage[] = [
  made('innerHTML', () => 'place.innerHTML = markup;'),
  made(
    'createElement',
    ({ collector }) =>
      `const tag = document.createElement('campaign-issue-survey'); tag.setAttribute('src', '${collector}/campaigns/edgbaston'); place.append(tag);`,
  ),
  made(
    'cloneNode',
    () =>
      `const box = document.createElement('div'); box.innerHTML = markup; place.append(box.firstElementChild.cloneNode(true));`,
  ),
  made(
    'importNode from a template',
    () =>
      `const box = document.createElement('template'); box.innerHTML = markup; place.append(document.importNode(box.content, true));`,
  ),
  made(
    'a DOMParser’s document',
    () =>
      `place.append(new DOMParser().parseFromString(markup, 'text/html').body.firstElementChild);`,
  ),
  made(
    'another document, moved over',
    () =>
      `const other = document.implementation.createHTMLDocument(); other.body.innerHTML = markup; place.append(document.adoptNode(other.body.firstElementChild));`,
  ),
  made('document.write', () => 'document.write(markup);'),
  {
    name: 'moved after it was shown',
    body: ({ tag, script }) =>
      `<div style="min-height:100vh">${tag}</div><section></section>${script}`,
    act: (page) =>
      page.evaluate(() => {
        const widget = document.querySelector('campaign-issue-survey');
        if (widget) document.querySelector('section')?.append(widget);
      }),
  },
  made(
    'taken out and put back',
    () =>
      `place.innerHTML = markup; setTimeout(() => { const tag = place.firstElementChild; tag.remove(); setTimeout(() => place.append(tag), 100); }, 300);`,
  ),
  {
    name: 'inside details',
    body: ({ tag, script }) => `<details open><summary>Answer</summary>${tag}</details>${script}`,
  },
  {
    name: 'inside a dialog',
    body: ({ tag, script }) =>
      `<dialog style="width:90%">${tag}</dialog>${script}${inlineScript("document.querySelector('dialog').showModal();")}`,
  },
  {
    name: 'inside a form of the page',
    body: ({ tag, script }) =>
      `<form action="/elsewhere"><input name="page">${tag}</form>${script}`,
  },
  {
    name: 'inside a table, a button bar and a float',
    body: ({ tag, script }) =>
      `<table style="width:100%"><tr><td><div style="float:left;width:100%">${tag}</div></td></tr></table>${script}`,
  },
];

/** Every page of the suite, by what it is about. */
export const HOSTILE_PAGES: Record<string, readonly HostilePage[]> = {
  'Scripts of the page': SCRIPTS,
  'Styles of the page': STYLES,
  'Policies of the page': POLICIES,
  'Ways and places of the tag': PLACES,
};
