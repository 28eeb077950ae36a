import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { type Running, serveCollector } from '../../src/collector/cli/serve-collector.ts';
import type { Receipt } from '../../src/contract/index.ts';
import { campaignsPublishedAtOnce } from '../collector/published-at-once.ts';
import { champion, championConsents } from '../contract/examples.ts';
import { openBrowser } from './browser.ts';
import { Host } from './host.ts';
import { KeyboardWalker } from './keyboard-walker.ts';

const EMBED = fileURLToPath(new URL('../../dist/embed', import.meta.url));
/** Three sites: what is behind the widget, and its text. */
const GROUNDS = [
  ['light', '#ffffff', '#1a1a1a'],
  ['dark', '#121212', '#ffffff'],
  ['red', '#d4351c', '#ffffff'],
] as const;
const PHONE = { width: 360, height: 640 };

describe('With the keyboard alone', () => {
  let browser: Browser;
  let collector: Running;
  let host: Host;
  let data: string;

  before(async () => {
    data = mkdtempSync(join(tmpdir(), 'campaign-keyboard-'));
    const env = { PORT: '0', DATA: data, CAMPAIGNS: campaignsPublishedAtOnce(data) };
    collector = await serveCollector({ ...env, RATE_LIMIT: 'off', LEAST_SECONDS: '0' }, EMBED);
    host = await Host.open();
    browser = await openBrowser();
  });

  after(async () => {
    await browser.close();
    host.close();
    await collector.stop();
    rmSync(data, { recursive: true });
  });

  /** Opens an address in a browser of its own; `prepare` is done to the page before. */
  async function open(url: string, prepare?: (page: Page) => Promise<unknown>) {
    const page = await (await browser.createBrowserContext()).newPage();
    await page.setViewport(PHONE);
    const walker = await KeyboardWalker.watch(page);
    await prepare?.(page);
    await page.goto(url, { waitUntil: 'load' });
    return { page, walker };
  }

  /** Opens a widget between two links of a site. */
  async function openWidget(tag: string, [, ground, text]: (typeof GROUNDS)[number]) {
    const url = host.page(`<!doctype html><html lang="en"><title>Residents</title>
      <style>body { background: ${ground}; color: ${text}; font: 16px/1.5 sans-serif } a { color: inherit }</style>
      <script type="module" src="${collector.url}/campaign-widgets.js"></script>
      <a href="#before">Before</a>
      <${tag} src="${collector.url}/campaigns/edgbaston"></${tag}>
      <a href="#after">After</a>`);
    const { page, walker } = await open(url);
    await page.waitForSelector(`${tag} >>> form`);
    await page.waitForSelector(`${tag} >>> .languages select`);
    await walker.tabTo('Before');
    return { page, walker };
  }

  for (const ground of GROUNDS) {
    it(`a survey is answered on a ${ground[0]} page, and every stop can be seen`, async () => {
      const { page, walker } = await openWidget('campaign-issue-survey', ground);
      await walker.tabTo('Send my answer', { isSeen: true });
      await walker.press('Enter', 'There is a problem');
      await walker.seesRing();
      await walker.tabTo('Choose the issue');
      await walker.press('Enter', 'Pot holes and road repairs');
      await walker.press('Space', 'Pot holes and road repairs');
      await walker.seesRing();
      await walker.type('What would you change', 'The crossing');
      await walker.type('Your ward', 'Harb');
      await walker.tabTo('Send my answer');
      await walker.press('Enter', 'Thank you');
      await walker.seesRing();
      await walker.tabTo('Would you like to hear what happens?', { isSeen: true });
      await walker.press('Enter', 'Would you like to hear what happens?');
      await walker.type('Full name', 'Ada Okafor');
      await walker.type('Email', 'ada@example.org');
      await walker.tabTo('After', { isSeen: true });
      await walker.keptFocus();
      await page.browserContext().close();
    });

    it(`a champion signs up in three steps on a ${ground[0]} page`, async () => {
      const { page, walker } = await openWidget('campaign-champion-signup', ground);
      await walker.tabTo('Continue', { isSeen: true });
      await walker.press('Enter', 'There is a problem');
      await walker.tabTo('Enter your full name');
      await walker.press('Enter', 'Full name');
      await page.keyboard.type('Ada Okafor');
      await walker.type('Email address', `ada.${ground[0]}@example.org`);
      await walker.tick('Email me about this campaign.');
      await walker.tick('I am 16 or over');
      await walker.tick('keeping the answers in this form');
      await walker.tabTo('Continue');
      await walker.press('Enter', 'Step 2 of 3');
      await walker.seesRing();
      await walker.tabTo('Continue', { isSeen: true });
      await walker.press('Enter', 'Step 3 of 3');
      await walker.tabTo('Back');
      await walker.press('Enter', 'Step 2 of 3');
      await walker.tabTo('Continue');
      await walker.press('Enter', 'Step 3 of 3');
      await walker.tabTo('Sign me up', { isSeen: true });
      await walker.press('Enter', 'Thank you');
      await walker.tabTo('After', { isSeen: true });
      await walker.keptFocus();
      await page.browserContext().close();
    });
  }

  for (const scheme of ['light', 'dark']) {
    const inScheme = (page: Page) =>
      page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);

    it(`a private page is changed, and all of it deleted, in the ${scheme}`, async () => {
      const sent = await fetch(`${collector.url}/submissions`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(champion({ consents: championConsents('keep-champion', 'email') })),
      });
      const { mine = '' } = (await sent.json()) as Receipt;
      const { page, walker } = await open(mine, inScheme);
      await page.waitForSelector('campaign-private-page >>> #change');
      await walker.tabTo('Change this', { isSeen: true });
      await walker.press('Enter', 'Change what we keep');
      await walker.type('Full name', ' Again');
      await walker.tabTo('Save the changes', { isSeen: true });
      await walker.press('Enter', 'Saved. This is what stands now.');
      await walker.seesRing();
      await walker.tabTo('Take it back');
      await walker.press('Enter', 'Done. You have taken this back.');
      await walker.tabTo('Delete everything…', { isSeen: true });
      await walker.press('Enter', 'Delete everything you gave us?');
      await walker.tabTo('No, keep it');
      await walker.press('Enter', 'Delete everything…');
      await walker.press('Enter', 'Delete everything you gave us?');
      await walker.tabTo('Yes, delete it now', { isSeen: true });
      await walker.press('Enter', 'Everything is deleted');
      await walker.keptFocus();
      await page.browserContext().close();
    });

    it(`the list of people is walked through to what is recorded for them, in the ${scheme}`, async () => {
      const name = `Grace ${scheme}`;
      await fetch(`${collector.url}/submissions`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(champion({}, { name, email: `${scheme}@example.org` })),
      });
      const { page, walker } = await open(`${collector.url}/organiser/sign-in`, inScheme);
      const follow = () => Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
      await walker.type('Your name', 'Ada');
      await walker.type('Your key', collector.organiserToken);
      await follow();
      await page.goto(`${collector.url}/organiser/campaigns/edgbaston/people`);
      await walker.tabTo(name, { isSeen: true });
      await walker.tabTo('Record for those ticked', { isSeen: true });
      await walker.keptFocus();
      await page.browserContext().close();
    });
  }
});
