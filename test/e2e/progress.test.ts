import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'puppeteer-core';
import { serveSite } from '../../demo/serve-site.ts';
import { type Running, serveCollector } from '../../src/collector/cli/serve-collector.ts';
import { openBrowser, Resident } from './browser.ts';
import { Host } from './host.ts';
import { campaignsPublishedAtOnce } from '../collector/published-at-once.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

describe('The progress tracker on somebody’s page', () => {
  let browser: Browser;
  let collector: Running;
  let host: Host;
  let site: Server;
  let data: string;

  before(async () => {
    data = mkdtempSync(join(tmpdir(), 'campaign-progress-'));
    collector = await serveCollector(
      {
        PORT: '0',
        DATA: data,
        CAMPAIGNS: campaignsPublishedAtOnce(data),
        RATE_LIMIT: 'off',
        LEAST_SECONDS: '0',
      },
      here('../../dist/embed'),
    );
    site = await serveSite(here('../../demo/sites/campaign'), 0, collector.url);
    host = await Host.open();
    browser = await openBrowser();
  });

  after(async () => {
    await browser.close();
    host.close();
    site.close();
    site.closeAllConnections();
    await collector.stop();
    rmSync(data, { recursive: true });
  });

  const script = (name: string) =>
    `<script type="module" src="${collector.url}/${name}.js"></script>`;
  const tracker = (more = '') =>
    `<campaign-progress src="${collector.url}/campaigns/edgbaston" ${more}></campaign-progress>`;
  const html = (body: string) =>
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Somebody’s page</title><link rel="icon" href="data:,"></head><body><h1>Somebody’s page</h1>${body}</body></html>`;
  const reads = (resident: Resident, at = 0) =>
    resident.page.evaluate(
      (at) =>
        document
          .querySelectorAll('campaign-progress')
          [at]?.shadowRoot?.querySelector<HTMLElement>('[part=base]')?.innerText ?? '',
      at,
    );
  const sees = async (resident: Resident, words: string, at = 0) => {
    for (let tries = 0; tries < 400; tries++) {
      if ((await reads(resident, at)).includes(words)) return;
      await new Promise((resume) => setTimeout(resume, 25));
    }
    assert.fail(`waited in vain for "${words}"; it says: ${await reads(resident, at)}`);
  };
  const strict = () => ({
    'Content-Security-Policy': `default-src 'none'; script-src ${collector.url}; connect-src ${collector.url}; img-src data:; style-src 'none'; require-trusted-types-for 'script'; trusted-types lit-html`,
  });

  /**
   * What a page with a tracker in each layout asks of the collector, without the version in names.
   */
  const requestsFor = async (
    layouts: string[],
    show: string,
    lastWords: string,
  ): Promise<string[]> => {
    const trackers = layouts.map((layout) => tracker(`layout="${layout}" show="${show}"`));
    const body = script('campaign-progress') + trackers.join('');
    const resident = await Resident.at(browser, host.page(html(body), strict()));
    for (const at of layouts.keys()) await sees(resident, lastWords, at);
    assert.match(await reads(resident), /Promoted by P\. Example/);
    assert.deepEqual(resident.complaints, []);
    assert.deepEqual(await resident.page.browserContext().cookies(), []);
    const paths = resident.requests
      .filter((url) => url.startsWith(collector.url))
      .map((url) => url.replace(collector.url, '').replace(/-\d+\.\d+\.\d+-[0-9a-f]+-/, '-…-'));
    await resident.leave();
    return paths.sort();
  };
  const DATA = ['/campaigns/edgbaston', '/campaigns/edgbaston/progress'];

  it('needs the small script for bars, also under a strict policy, and the list of languages where there are two', async () => {
    assert.deepEqual(await requestsFor(['bar'], 'measures', 'As of'), [
      '/campaign-progress-…-language-switch.js',
      '/campaign-progress.js',
      ...DATA,
    ]);
  });

  it('needs a file for rings and thermometers, one for all other parts, and one that checks the attributes', async () => {
    const everything = 'measures milestones wards pledges events wins';
    assert.deepEqual(await requestsFor(['bar', 'ring', 'thermometer'], everything, 'Milestones'), [
      '/campaign-progress-…-language-switch.js',
      '/campaign-progress-…-report-notes.js',
      '/campaign-progress-…-round-meters.js',
      '/campaign-progress-…-section-views.js',
      '/campaign-progress.js',
      ...DATA,
    ]);
  });

  it('shows its measures without the file for the rest, and the rest once that can be had', async () => {
    let isLost = true;
    const resident = await Resident.at(
      browser,
      host.page(html(script('campaign-progress') + tracker('show="measures milestones"'))),
      1280,
      async (tab) => {
        // The tracker asks again after a minute.
        await tab.evaluateOnNewDocument(() => {
          const { setTimeout } = window;
          window.setTimeout = ((run: () => void, ms: number) =>
            setTimeout(run, ms > 40_000 ? 1000 : ms)) as typeof window.setTimeout;
        });
        await tab.setRequestInterception(true);
        tab.on('request', (request) => {
          const isSections = request.url().includes('-section-views');
          void (isLost && isSections ? request.abort() : request.continue());
        });
      },
    );
    await sees(resident, 'of 500');
    assert.doesNotMatch(await reads(resident), /Milestones/);
    isLost = false;
    await sees(resident, 'Milestones');
    await resident.leave();
  });

  it('stands beside the survey in the whole script, and counts the answer that is given there', async () => {
    const survey = `<campaign-issue-survey src="${collector.url}/campaigns/edgbaston"></campaign-issue-survey>`;
    const resident = await Resident.at(
      browser,
      host.page(html(script('campaign-widgets') + tracker('measure="answers"') + survey), strict()),
    );
    await sees(resident, '0 of 500');
    await resident.choose('Your ward', 'Harborne');
    await resident.press('radio', 'Street lighting');
    await resident.press('button', 'Send my answer');
    await resident.sees('Thank you. We have your answer');
    await sees(resident, '1 of 500');
    assert.deepEqual(resident.complaints, []);
    await resident.leave();
  });

  for (const [first, second] of [
    ['campaign-progress', 'campaign-widgets'],
    ['campaign-widgets', 'campaign-progress'],
  ] as const)
    it(`works where both scripts are on the page, ${first} first`, async () => {
      const resident = await Resident.at(
        browser,
        host.page(html(script(first) + script(second) + script(first) + tracker())),
      );
      await sees(resident, 'of 500');
      assert.deepEqual(resident.complaints, []);
      await resident.leave();
    });

  it('shows attributes without any server', async () => {
    const resident = await Resident.at(
      browser,
      host.page(
        html(
          `${script('campaign-progress')}<campaign-progress label="Champions trained" value="62" goal="100"></campaign-progress>`,
        ),
      ),
    );
    await sees(resident, '62 of 100');
    assert.deepEqual(resident.requests.filter((url) => url.startsWith(collector.url)).length, 1);
    assert.deepEqual(resident.complaints, []);
    await resident.leave();
  });

  it('is heard as one meter a figure, and its label and number not a second time', async () => {
    const report = JSON.stringify({
      asOf: '2026-11-21',
      measures: [{ id: 'trained', label: 'People trained', value: 62, goal: 100, unit: 'people' }],
      milestones: [{ label: 'Heard in every ward', state: 'won' }],
    });
    const tag = `<campaign-progress show="measures milestones"><script type="application/json">${report}</script></campaign-progress>`;
    const resident = await Resident.at(browser, host.page(html(script('campaign-progress') + tag)));
    await sees(resident, 'Heard in every ward');
    const tree = await resident.page.accessibility.snapshot();
    const heard = (tree?.children ?? []).map(({ role, name, value }) => [role, name, value]);
    assert.deepEqual(heard, [
      ['heading', 'Somebody’s page', undefined],
      ['meter', 'People trained', 62],
      ['heading', 'Milestones', undefined],
      ['StaticText', 'Heard in every ward', undefined],
      ['StaticText', 'Won', undefined],
      ['StaticText', 'As of 21 November 2026.', undefined],
      ['status', '', undefined],
    ]);
    await resident.leave();
  });

  it('speaks Welsh from a file beside either script', async () => {
    for (const name of ['campaign-progress', 'campaign-widgets']) {
      const resident = await Resident.at(
        browser,
        host.page(html(script(name) + tracker('lang="cy"'))),
      );
      await sees(resident, 'o 500');
      assert.deepEqual(resident.complaints, []);
      await resident.leave();
    }
  });

  it('is the demo’s campaign page, on a telephone and on a desk', async () => {
    for (const width of [320, 1280]) {
      const resident = await Resident.at(
        browser,
        `http://localhost:${(site.address() as AddressInfo).port}`,
        width,
      );
      await sees(resident, 'Heard in every ward');
      await sees(resident, 'Community champions', 1);
      assert.equal(
        await resident.page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        ),
        0,
      );
      assert.deepEqual(resident.complaints, []);
      await resident.leave();
    }
  });
});
