import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, describe, it, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { takeCampaignDown } from '../../src/collector/cli/campaign-commands.ts';
import { SettingsSchema } from '../../src/collector/cli/settings.ts';
import { folder, publishedAtOnce, serving } from '../collector/harness.ts';
import { openBrowser } from './browser.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const EMBED = fileURLToPath(new URL('../../dist/embed', import.meta.url));
const WIDTHS = [320, 1280];
const TAKEN_DOWN_WITHIN_MS = 60_000;
const PAGES = ['survey', 'signup', 'results', 'progress', 'privacy'];

let browser: Browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

/** The demo's campaign, also in Urdu, as far as the law asks for it. */
function inUrdu(change: object) {
  const campaign = publishedAtOnce();
  const words = 'میں متفق ہوں';
  const consents = campaign.consents.map((consent) => ({
    ...consent,
    statement: { ...consent.statement, ur: words },
    ...('organisationStatement' in consent && {
      organisationStatement: { ...consent.organisationStatement, ur: words },
    }),
  }));
  return { ...campaign, languages: [...campaign.languages, 'ur'], consents, ...change };
}

async function openCampaign(t: TestContext, change: object = {}) {
  const campaigns = folder(t);
  writeFileSync(join(campaigns, 'edgbaston.json'), JSON.stringify(inUrdu(change)));
  const data = folder(t);
  const { url } = await serving(t, { CAMPAIGNS: campaigns, DATA: data }, EMBED);
  const page = await browser.newPage();
  t.after(() => page.close());
  const open = async (path: string) => {
    await page.goto(`${url}/pages/edgbaston/${path}`);
    if (await page.$('campaign-page-form')) await page.waitForSelector('.place');
  };
  /** As somebody does at the command line. The collector sees it within seconds. */
  const takeDown = async () => {
    await takeCampaignDown('edgbaston', SettingsSchema.parse({ DATA: data }));
    const end = Date.now() + TAKEN_DOWN_WITHIN_MS;
    while ((await fetch(`${url}/pages/edgbaston/survey`)).status !== 410)
      assert.ok(Date.now() < end, 'it is still served');
  };
  return { page, open, takeDown };
}

/** What axe finds at each width, and what is wider than the window. */
async function faultsOf(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const width of WIDTHS) {
    await page.setViewport({ width, height: 800 });
    await page.evaluate(AXE);
    faults.push(
      ...(await page.evaluate(async () => {
        const { axe } = window as unknown as {
          axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        };
        const { violations } = await axe.run();
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth > clientWidth ? [...found, `${scrollWidth} px wide`] : found;
      })),
    );
  }
  return faults;
}

for (const language of ['en', 'ur'])
  describe(`a hosted page in ${language}`, () => {
    it('has nothing that axe finds, at any width', async (t) => {
      const { page, open } = await openCampaign(t);
      for (const path of [...PAGES, 'signup?as=organisation&', 'nowhere']) {
        await open(`${path}${path.includes('?') ? '' : '?'}lang=${language}`);
        assert.deepEqual(await faultsOf(page), [], path);
      }
    });

    it('has nothing that axe finds with problems and with the thanks', async (t) => {
      const { page, open } = await openCampaign(t);
      for (const path of ['survey', 'signup']) {
        await open(`${path}?lang=${language}`);
        await page.click('form button[data-other]');
        await page.waitForSelector('[part=error]');
        assert.deepEqual(await faultsOf(page), [], path);
      }
      await open(`survey?lang=${language}&ward=E05011144`);
      await page.click('input[value=street-lighting]');
      await page.click('form button[data-other]');
      await page.waitForSelector('[part=received]');
      assert.deepEqual(await faultsOf(page), []);
    });

    it('has nothing that axe finds once the campaign was taken down', async (t) => {
      const { page, open, takeDown } = await openCampaign(t);
      await takeDown();
      for (const path of PAGES) {
        await open(`${path}?lang=${language}`);
        assert.equal(await page.$('form'), null);
        assert.deepEqual(await faultsOf(page), [], path);
      }
    });

    it('has nothing that axe finds once the campaign has closed', async (t) => {
      const { page, open } = await openCampaign(t, { closes: '2026-11-01T00:00:00Z' });
      for (const path of ['survey', 'signup']) {
        await page.goto('about:blank');
        await open(`${path}?lang=${language}`);
        assert.equal(await page.$('form'), null);
        assert.deepEqual(await faultsOf(page), [], path);
      }
    });
  });
