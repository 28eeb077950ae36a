import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'puppeteer-core';
import { type Running, serveCollector } from '../../src/collector/cli/serve-collector.ts';
import { openBrowser, Resident } from './browser.ts';
import { Host } from './host.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const embedded = (name: string) => readFileSync(here(`../../dist/embed/${name}`), 'utf8');

/**
 * Serves the files that a speed plug-in or a web officer has made of our script, from another
 * origin than ours.
 */
async function serveCopies(
  files: Record<string, string>,
): Promise<{ url: string; server: Server }> {
  const server = createServer(({ url = '' }, response) => {
    const body = files[url.split('?')[0] ?? ''];
    const headers = { 'Content-Type': 'text/javascript', 'Access-Control-Allow-Origin': '*' };
    response.writeHead(body === undefined ? 404 : 200, headers).end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

// Welsh, and what follows an answer, are in files beside the script: who sees both has been found
// them.
describe('The files beside the script are found', () => {
  let browser: Browser;
  let collector: Running;
  let host: Host;
  let copies: { url: string; server: Server };
  let data: string;

  before(async () => {
    data = mkdtempSync(join(tmpdir(), 'campaign-script-forms-'));
    collector = await serveCollector(
      {
        PORT: '0',
        DATA: data,
        CAMPAIGNS: here('../../demo/campaigns'),
        RATE_LIMIT: 'off',
        LEAST_SECONDS: '0',
      },
      here('../../dist/embed'),
    );
    const script = embedded('campaign-widgets.js');
    const bundle = `var first = (() => 'first')\n${script}${embedded('campaign-progress.js')}(() => (window.last = first()))()`;
    copies = await serveCopies({
      '/cache/campaign-widgets.js': script,
      '/cache/a1b2c3.js': script,
      '/cache/combined.js': bundle,
      '/cache/tried.js': `try{${script}}catch(e){console.error(e)}`,
    });
    host = await Host.open();
    browser = await openBrowser();
  });

  after(async () => {
    await browser.close();
    host.close();
    copies.server.close();
    copies.server.closeAllConnections();
    await collector.stop();
    rmSync(data, { recursive: true });
  });

  const page = (body: string, head = '') =>
    host.page(
      `<!doctype html><html lang="cy"><head><meta charset="utf-8"><title>Somebody’s page</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`,
    );
  const survey = (attributes = '') =>
    `<campaign-issue-survey ${attributes} src="${collector.url}/campaigns/edgbaston" source="host"></campaign-issue-survey>`;

  /**
   * A resident sees the form in Welsh, answers, and sees what follows; the console stays silent.
   */
  async function worksWhole(url: string, silent = true): Promise<void> {
    const resident = await Resident.at(browser, url);
    await resident.sees('Anfon fy ateb', 'campaign-issue-survey', 30_000);
    await resident.choose('Eich ward', 'Harborne');
    await resident.place.$eval('campaign-issue-survey', (widget) =>
      widget.shadowRoot?.querySelector<HTMLElement>('input[type=radio]')?.click(),
    );
    await resident.press('button', 'Anfon fy ateb');
    await resident.place.waitForFunction(
      () =>
        document
          .querySelector('campaign-issue-survey')
          ?.shadowRoot?.querySelector('form [name=email]'),
      { timeout: 30_000 },
    );
    if (silent) assert.deepEqual(resident.complaints, []);
    await resident.leave();
  }

  const ours = () => `${collector.url}/campaign-widgets.js`;
  for (const [sentence, tag] of [
    [
      'of a classic script, as wp_enqueue_script prints it',
      (src: string) => `<script id="campaign-js" src="${src}?ver=6.4.2"></script>`,
    ],
    ['of a classic script with defer', (src: string) => `<script defer src="${src}"></script>`],
    ['of a classic script with async', (src: string) => `<script async src="${src}"></script>`],
    [
      'of a classic script with crossorigin',
      (src: string) => `<script crossorigin src="${src}"></script>`,
    ],
    [
      'of a module under another name',
      (src: string) => `<script type="module" src="${src}?ver=6.4.2"></script>`,
    ],
  ] as const) {
    it(`${sentence}, in the head`, () => worksWhole(page(survey(), tag(ours()))));
    it(`${sentence}, at the end`, () => worksWhole(page(`${survey()}${tag(ours())}`)));
  }

  it('of a script that another one puts in late', async () => {
    const late = `<script>addEventListener('load', () => { const tag = document.createElement('script'); tag.src = '${ours()}'; document.head.append(tag); });</script>`;
    await worksWhole(page(`${survey()}${late}`));
  });

  const base = () => `base="${collector.url}"`;
  for (const [sentence, tags] of [
    [
      'a module written into the page',
      () => `${survey(base())}<script type="module">${embedded('campaign-widgets.js')}</script>`,
    ],
    [
      'a classic script written into the page',
      () => `${survey(base())}<script>${embedded('campaign-widgets.js')}</script>`,
    ],
    [
      'a script written into the page that says so itself',
      () => `${survey()}<script ${base()}>${embedded('campaign-widgets.js')}</script>`,
    ],
    [
      'a module copied to another folder',
      () =>
        `${survey(`base="${collector.url}/"`)}<script type="module" src="${copies.url}/cache/campaign-widgets.js"></script>`,
    ],
    [
      'a classic script with another name in another folder',
      () => `${survey()}<script ${base()} src="${copies.url}/cache/a1b2c3.js"></script>`,
    ],
    [
      'a script that is one with others',
      () => `${survey(base())}<script src="${copies.url}/cache/combined.js"></script>`,
    ],
    [
      'a script inside try and catch',
      () => `${survey(base())}<script defer src="${copies.url}/cache/tried.js"></script>`,
    ],
  ] as const)
    it(`where the page says, of ${sentence}`, () => worksWhole(page(tags())));

  it('beside another tag with our name, of a script that is one with others', () =>
    worksWhole(
      page(
        `${survey()}<script src="${copies.url}/cache/combined.js"></script><script type="text/plain" src="${ours()}"></script>`,
      ),
      // The browser tells of the folder in which they are not.
      false,
    ));

  it('where the page says although something else has the name of what is asked', () =>
    worksWhole(
      page(
        `<img name="currentScript" alt="">${survey(base())}<script src="${copies.url}/cache/a1b2c3.js"></script>`,
      ),
    ));

  it('nowhere by a base that is code itself', async () => {
    const code = 'data:text/javascript,window.smuggled=1//';
    const resident = await Resident.at(
      browser,
      page(`${survey(`base="${code}"`)}<script src="${ours()}"></script>`),
    );
    await resident.sees('Anfon fy ateb', 'campaign-issue-survey', 30_000);
    assert.equal(await resident.page.evaluate(() => 'smuggled' in window), false);
    await resident.leave();
  });

  it('of the small script, as a classic script and as one of several in a file', async () => {
    const tracker = `<campaign-progress ${base()} label="Champions" value="62" goal="100"></campaign-progress>`;
    for (const src of [
      `${collector.url}/campaign-progress.js`,
      `${copies.url}/cache/combined.js`,
    ]) {
      const resident = await Resident.at(browser, page(`${tracker}<script src="${src}"></script>`));
      await resident.sees('62', 'campaign-progress', 30_000);
      await resident.sees('o 100', 'campaign-progress');
      assert.deepEqual(resident.complaints, []);
      await resident.leave();
    }
  });
});
