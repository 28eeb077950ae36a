import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import puppeteer, { type Page } from 'puppeteer-core';
import { Resident } from '../e2e/browser.ts';
import { GuestScene } from '../e2e/guest-scene.ts';
import { runCommand } from '../packages/run-command.ts';

// The survey as a guest of pages that make it hard, in a real browser before a real collector:
// `npm run hosts`, and not a part of `npm test`.

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
runCommand(here('hostile'), 'npm ci --ignore-scripts --prefer-offline --no-audit --no-fund');
// They read the libraries.
const { HOSTILE_PAGES } = await import('./hostile/host-pages.ts');

/** The most that a page may jump: a tenth of what https://web.dev/articles/cls calls good. */
const MAX_SHIFT = 0.01;
const TURBO = '@hotwired/turbo/dist/turbo.es2017-umd.js';

let scene: GuestScene;

before(async () => {
  scene = await GuestScene.open();
});
after(() => scene.close());

const snippet = () => ({
  collector: scene.collector.url,
  tag: `<campaign-issue-survey style="display:block;min-height:100vh" src="${scene.collector.url}/campaigns/edgbaston"><a href="${scene.collector.url}/pages/edgbaston/survey">Tell us the one big issue in your ward</a></campaign-issue-survey>`,
  script: `<script type="module" src="${scene.collector.url}/campaign-widgets.js"></script>`,
});

async function timesStored(words: string): Promise<number> {
  const response = await fetch(
    `${scene.collector.url}/organiser/campaigns/edgbaston/responses.jsonl`,
    {
      headers: { Authorization: `Bearer ${scene.collector.organiserToken}` },
    },
  );
  return (await response.text()).split(JSON.stringify(words)).length - 1;
}

/** Adds up how far things jump while nobody presses anything. */
const watchShifts = (page: Page) =>
  page.evaluateOnNewDocument(() => {
    const counted = window as unknown as { shift: number };
    counted.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
      })[])
        if (!entry.hadRecentInput) counted.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });

const shiftOf = (page: Page) => page.evaluate(() => (window as unknown as { shift: number }).shift);

const markupOf = (body: string, head = '', root = '', doctype = '<!doctype html>') =>
  `${doctype}<html lang="en" ${root}><head><meta charset="utf-8"><title>Somebody’s page</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`;

/** Fills the form in, sends it, and sees that it has arrived once, in silence. */
async function answersOnce(resident: Resident, words: string): Promise<void> {
  await resident.answers(words);
  assert.equal(await timesStored(words), 1, 'it has not arrived once');
  assert.deepEqual(resident.complaints, []);
}

for (const [subject, pages] of Object.entries(HOSTILE_PAGES))
  describe(subject, () => {
    for (const hostile of pages)
      it(`takes an answer once, in silence and without a jump: ${hostile.name}`, async () => {
        const { head, root, doctype, headers, prepare, act } = hostile;
        const { body = ({ tag, script }) => `${tag}${script}` } = hostile;
        const url = scene.host.page(
          markupOf(body(snippet()), head, root, doctype),
          headers?.(snippet()) ?? {},
        );
        const resident = await Resident.at(scene.browser, url, 1280, async (page) => {
          page.setDefaultTimeout(15_000);
          await watchShifts(page);
          await prepare?.(page);
        });
        await resident.sees('Send my answer');
        const shift = await shiftOf(resident.page);
        assert.ok(shift <= MAX_SHIFT, `it jumped by ${shift}`);
        await act?.(resident.page);
        await answersOnce(resident, `On a page with ${hostile.name}`);
        await resident.leave();
      });
  });

describe('Ways through the page', () => {
  it('takes an answer after the way back from another page (bfcache)', async () => {
    const { tag, script } = snippet();
    const resident = await Resident.at(scene.browser, scene.host.page(markupOf(`${tag}${script}`)));
    await resident.fillsIn('After the way back');
    await resident.page.goto(scene.host.page(markupOf('<p>Another page</p>')));
    await resident.page.goBack();
    await resident.press('button', 'Send my answer');
    await resident.sees('Thank you. We have your answer');
    assert.equal(await timesStored('After the way back'), 1);
    assert.deepEqual(resident.complaints, []);
    await resident.leave();
  });

  it('takes an answer after Turbo has changed the page', async () => {
    const { tag, script } = snippet();
    const library = scene.host.page(readFileSync(here(`hostile/node_modules/${TURBO}`), 'utf8'), {
      'Content-Type': 'text/javascript',
    });
    const head = `<script src="${library}"></script>${script}`;
    const survey = scene.host.page(markupOf(tag, head));
    const first = scene.host.page(markupOf(`<a href="${survey}">To the survey</a>`, head));
    const resident = await Resident.at(scene.browser, first);
    await resident.press('link', 'To the survey');
    await resident.page.waitForSelector('campaign-issue-survey');
    await answersOnce(resident, 'After a visit of Turbo');
    await resident.leave();
  });

  it('takes an answer where another copy of Lit is on the page', async () => {
    const { outputFiles } = await build({
      stdin: {
        contents: `import { LitElement, html } from 'lit'; customElements.define('other-lit', class extends LitElement { render() { return html\`<p>Another copy</p>\`; } });`,
        resolveDir: here('../..'),
      },
      bundle: true,
      write: false,
      format: 'iife',
      define: { 'process.env.NODE_ENV': '"production"' },
    });
    const { tag, script } = snippet();
    const other = `<script>${outputFiles[0]?.text ?? ''}</script>`;
    const resident = await Resident.at(
      scene.browser,
      scene.host.page(markupOf(`<other-lit></other-lit>${tag}${script}`, other)),
    );
    await answersOnce(resident, 'Beside another copy of Lit');
    await resident.leave();
  });

  it('takes an answer inside the shadow root of another element', async () => {
    const { tag, script } = snippet();
    const code = `<script>class HostElement extends HTMLElement { constructor() { super(); this.attachShadow({ mode: 'open' }).innerHTML = ${JSON.stringify(tag)}; } } customElements.define('host-element', HostElement);</script>`;
    const resident = await Resident.at(
      scene.browser,
      scene.host.page(markupOf(`<host-element></host-element>${code}${script}`)),
    );
    await resident.fillsIn('Inside another shadow root');
    await resident.press('button', 'Send my answer');
    await resident.page.waitForFunction(() =>
      document
        .querySelector('host-element')
        ?.shadowRoot?.querySelector('campaign-issue-survey')
        ?.shadowRoot?.textContent.includes('We have your answer'),
    );
    assert.equal(await timesStored('Inside another shadow root'), 1);
    assert.deepEqual(resident.complaints, []);
    await resident.leave();
  });

  it('takes an answer in Firefox where site data is blocked', async () => {
    const firefox = await puppeteer.launch({
      browser: 'firefox',
      executablePath: process.env.FIREFOX ?? '/usr/bin/firefox',
      extraPrefsFirefox: { 'network.cookie.cookieBehavior': 2 },
    });
    try {
      const { tag, script } = snippet();
      const page = await firefox.newPage();
      await page.goto(scene.host.page(markupOf(`${tag}${script}`)));
      await page.waitForFunction(() =>
        document.querySelector('campaign-issue-survey')?.shadowRoot?.querySelector('#words'),
      );
      await page.evaluate(() => {
        const root = document.querySelector('campaign-issue-survey')?.shadowRoot;
        const area = root?.querySelector<HTMLSelectElement>('[name=area]');
        if (area) area.value = 'E05011144';
        root?.querySelector<HTMLInputElement>('[value=street-lighting]')?.click();
        const words = root?.querySelector<HTMLTextAreaElement>('#words');
        if (words) words.value = 'In a Firefox that keeps nothing';
        root?.querySelector<HTMLButtonElement>('[data-other]')?.click();
      });
      await page.waitForFunction(() =>
        document
          .querySelector('campaign-issue-survey')
          ?.shadowRoot?.textContent.includes('We have your answer'),
      );
      assert.equal(await timesStored('In a Firefox that keeps nothing'), 1);
    } finally {
      await firefox.close();
    }
  });
});
