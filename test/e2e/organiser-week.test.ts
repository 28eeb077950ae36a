import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { type Running, serveCollector } from '../../src/collector/cli/serve-collector.ts';
import { champion } from '../contract/examples.ts';
import { campaignsPublishedAtOnce } from '../collector/published-at-once.ts';
import { openBrowser, Resident } from './browser.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const CAMPAIGN = '/organiser/campaigns/edgbaston';

describe("an organiser's week in a browser", () => {
  let browser: Browser;
  let collector: Running;
  let data: string;

  before(async () => {
    data = mkdtempSync(join(tmpdir(), 'campaign-week-'));
    collector = await serveCollector(
      { PORT: '0', DATA: data, CAMPAIGNS: campaignsPublishedAtOnce(data), RATE_LIMIT: 'off' },
      '/nowhere',
    );
    for (const name of ['Ada', 'Bo', 'Cai', 'Dai', 'Eve', 'Fay'])
      await fetch(`${collector.url}/submissions`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(
          champion(
            {},
            { name: `${name} Example`, email: `${name}@example.org`, oneToOne: { days: ['mon'] } },
          ),
        ),
      });
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await collector.stop();
    rmSync(data, { recursive: true });
  });

  const signIn = async (width: number) => {
    const organiser = await Resident.at(browser, collector.url, width);
    await organiser.page.goto(`${collector.url}/organiser`);
    await organiser.page.type('#name', 'Grace Hopper');
    await organiser.page.type('#token', collector.organiserToken);
    await Promise.all([organiser.page.waitForNavigation(), organiser.page.keyboard.press('Enter')]);
    organiser.complaints.length = 0;
    return organiser;
  };
  const press = async (organiser: Resident, role: string, name: string) => {
    const control = await organiser.find(role, name);
    await Promise.all([organiser.page.waitForNavigation(), control.click()]);
  };
  /** What axe finds, and how much wider than the screen the page is, with everything unfolded. */
  const findings = async ({ page }: Resident) => {
    await page.$$eval('details:not(.menu)', (all) => all.forEach((one) => (one.open = true)));
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
    return { violations, over };
  };
  const CLEAN = { violations: [], over: 0 };

  it('begins with what is to be done: five 1-2-1s are held with five presses', async () => {
    const organiser = await signIn(320);
    await press(organiser, 'link', 'One big issue, ward by ward');
    assert.equal(new URL(organiser.page.url()).pathname, `${CAMPAIGN}/today`);
    assert.deepEqual(await findings(organiser), CLEAN);
    let presses = 0;
    for (const name of ['Ada', 'Bo', 'Cai', 'Dai', 'Eve']) {
      await press(organiser, 'button', `Held today: ${name} Example`);
      presses += 1;
    }
    assert.ok(presses <= 8);
    const told = await organiser.page.$eval('#done', (done) => (done as HTMLElement).innerText);
    assert.equal(told, 'The 1-2-1 of 1 person is recorded.');
    const waiting = await organiser.page.$$eval('button', (buttons) =>
      buttons.map((button) => button.getAttribute('aria-label')).filter((label) => label !== null),
    );
    assert.deepEqual(
      waiting.filter((label) => label.startsWith('Held today')),
      ['Held today: Fay Example'],
    );
    assert.deepEqual(organiser.complaints, []);
  });

  it('goes on with notes, the next step and a tag, and two records that are one person', async () => {
    const organiser = await signIn(320);
    const { page } = organiser;
    await page.goto(`${collector.url}${CAMPAIGN}/today`);
    await press(organiser, 'link', 'Fay Example');
    await page.type('#note-text', 'Sings alto.\nNot on Sundays.');
    await press(organiser, 'button', 'Keep the note');
    assert.match(await page.$eval('.notes', (notes) => (notes as HTMLElement).innerText), /alto/);
    await press(organiser, 'link', 'This is the same person as somebody else here');
    await page.$eval('#search', (field) => ((field as HTMLInputElement).value = ''));
    await page.type('#search', 'eve');
    await press(organiser, 'button', 'Find');
    assert.deepEqual(await findings(organiser), CLEAN);
    await press(organiser, 'button', 'Put together with Eve Example');
    assert.equal(await page.$eval('h1', (h1) => h1.innerText), 'Eve Example');
    assert.deepEqual(await findings(organiser), CLEAN);
    await press(organiser, 'button', 'Part again');
    await page.goto(`${collector.url}${CAMPAIGN}/people`);
    assert.match(await page.$eval('main', (main) => main.innerText), /Fay Example/);
    assert.deepEqual(organiser.complaints, []);
  });
});
