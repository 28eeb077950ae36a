import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { type Running, serveCollector } from '../../src/collector/cli/serve-collector.ts';
import { campaignsPublishedAtOnce } from '../collector/published-at-once.ts';
import { openBrowser, Resident } from './browser.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe('a local group that asks to take part, in a browser', () => {
  let browser: Browser;
  let collector: Running;
  let data: string;

  before(async () => {
    data = mkdtempSync(join(tmpdir(), 'campaign-apply-'));
    collector = await serveCollector(
      {
        ...{ PORT: '0', DATA: data, CAMPAIGNS: campaignsPublishedAtOnce(data), RATE_LIMIT: 'off' },
        LEAST_SECONDS: '0',
      },
      '/nowhere',
    );
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await collector.stop();
    rmSync(data, { recursive: true });
  });

  /** What axe finds, and how much wider than the screen the page is, with everything unfolded. */
  const assertClean = async (page: Page, picture: string) => {
    await page.$$eval('details:not(.menu)', (all) => all.forEach((one) => (one.open = true)));
    if (process.env.PICTURES)
      await page.screenshot({ path: join(process.env.PICTURES, `${picture}.png`), fullPage: true });
    await page.evaluate(AXE);
    const violations = await page.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: { run(): Promise<{ violations: { id: string }[] }> };
      };
      return (await axe.run()).violations.map(({ id }) => id);
    });
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.deepEqual({ violations, over }, { violations: [], over: 0 }, picture);
  };
  const submit = async (person: Resident, name: string) => {
    const button = await person.find('button', name);
    await Promise.all([person.page.waitForNavigation(), button.click()]);
  };

  it('is let in by the owner, by a link that is shown once, all of it without a mouse or a script of ours', async () => {
    const owner = await Resident.at(browser, `${collector.url}/organiser/applications`, 320);
    await owner.page.type('#name', 'Grace Hopper');
    await owner.page.type('#token', collector.organiserToken);
    await Promise.all([owner.page.waitForNavigation(), owner.page.keyboard.press('Enter')]);
    await assertClean(owner.page, 'applications-empty');
    await owner.press('checkbox', 'Local parties and groups can ask to take part');
    await owner.type('Who decides', 'The Example Party');
    await owner.type('Email address', 'seats@example.org');
    await owner.type('Address of the privacy notice', 'https://example.org/privacy');
    await submit(owner, 'Save');
    assert.match(await owner.page.$eval('#done', (done) => done.textContent), /settings are saved/);

    const group = await Resident.at(browser, `${collector.url}/apply`, 320);
    await assertClean(group.page, 'apply');
    await group.type('Your party or group', 'Example Party in Edgbaston');
    await group.press('radio', await radioName(group.page));
    await group.type('Your constituency or council', 'edgbaston');
    await group.type('What you commit to', 'Twenty champions by May.');
    await group.type('Your name', 'Ada Example');
    await group.type('Your email address', 'ada@example.org');
    await submit(group, 'Ask to take part');
    assert.match(group.page.url(), /\/apply\?lang=en$/);
    assert.match(await group.page.title(), /^Error:/);
    await assertClean(group.page, 'apply-problem');
    await group.page.click('#consent input');
    await submit(group, 'Ask to take part');
    await group.page.waitForSelector('::-p-text(We have your application)');
    await assertClean(group.page, 'applied');

    await owner.page.goto(`${collector.url}/organiser/applications`);
    await assertClean(owner.page, 'applications');
    await submit(owner, 'Accept, and show the link');
    const link = await owner.page.$eval('#link', (input) => input.getAttribute('value') ?? '');
    await assertClean(owner.page, 'accepted');
    await group.page.goto(link);
    await group.page.waitForSelector('form');
    await Promise.all([
      group.page.waitForNavigation(),
      group.page.$eval('form button', (b) => b.click()),
    ]);
    await group.page.goto(`${collector.url}/organiser`);
    assert.match(await group.page.$eval('main', (main) => main.innerText), /Birmingham Edgbaston/);
    await owner.leave();
    await group.leave();
  });
});

const radioName = (page: Page) =>
  page.$eval('input[name=kind]', (input) => input.closest('label')?.innerText.trim() ?? '');
