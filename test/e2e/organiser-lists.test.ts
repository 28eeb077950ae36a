import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { type Running, serveCollector } from '../../src/collector/cli/serve-collector.ts';
import { champion, championConsents } from '../contract/examples.ts';
import { campaignsPublishedAtOnce } from '../collector/published-at-once.ts';
import { openBrowser, Resident } from './browser.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const EMBED = fileURLToPath(new URL('../../dist/embed', import.meta.url));
const PEOPLE = '/organiser/campaigns/edgbaston/people';
const NAMES = ['Ada', 'Bo', 'Cai', 'Dai', 'Eve', 'Fay', 'Gwen', 'Hal', 'Ivy', 'Jo', 'Kit', 'Lee'];
/** Twenty-four people, of whom twelve have a family name that no other has. */
const EVERYBODY = [
  ...NAMES.map((name) => `${name} Example`),
  ...NAMES.map(
    (name, at) =>
      `${name} ${'Quaife Rees Said Tran Uddin Vance Webb Xu Young Zhang Orr Pugh'.split(' ')[at] ?? ''}`,
  ),
];

describe('lists of people in a browser', () => {
  let browser: Browser;
  let collector: Running;
  let data: string;
  let organiser: Resident;
  let page: Page;

  before(async () => {
    data = mkdtempSync(join(tmpdir(), 'campaign-lists-'));
    collector = await serveCollector(
      { PORT: '0', DATA: data, CAMPAIGNS: campaignsPublishedAtOnce(data), RATE_LIMIT: 'off' },
      EMBED,
    );
    for (const name of EVERYBODY)
      await fetch(`${collector.url}/submissions`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(
          champion(
            { consents: championConsents('keep-champion', 'email', 'phone') },
            { name, email: `${name.replace(/\W/g, '.')}@example.org`, phone: '01632 960123' },
          ),
        ),
      });
    browser = await openBrowser();
    organiser = await Resident.at(browser, collector.url, 320);
    ({ page } = organiser);
    await page.goto(`${collector.url}/organiser`);
    await page.type('#name', 'Grace Hopper');
    await page.type('#token', collector.organiserToken);
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    organiser.complaints.length = 0;
  });
  after(async () => {
    await browser.close();
    await collector.stop();
    rmSync(data, { recursive: true });
  });

  const open = (path: string) => page.goto(`${collector.url}${PEOPLE}${path}`);
  const follow = async (role: string, name: string) => {
    const control = await organiser.find(role, name);
    await Promise.all([page.waitForNavigation(), control.click()]);
  };
  const ticked = () =>
    page.$$eval('[data-here] input', (boxes) => boxes.filter((box) => box.checked).length);
  /** Until the collector has the ticks that the page shows. */
  const kept = (count: number) =>
    page.waitForFunction(
      (wanted) => document.querySelector('[data-count]')?.textContent === wanted,
      {},
      `Ticked: ${count}`,
    );
  const findings = async () => {
    await page.$$eval('details:not(.menu)', (all) => all.forEach((one) => (one.open = true)));
    await page.evaluate(AXE);
    return page.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: { run(): Promise<{ violations: { id: string }[] }> };
      };
      return {
        violations: (await axe.run()).violations.map(({ id }) => id),
        over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      };
    });
  };
  const CLEAN = { violations: [], over: 0 };

  it('records a training for twenty in at most 45 keystrokes and clicks', async () => {
    await open('');
    let strokes = 0;
    await follow('link', 'Attendance sheet');
    strokes += 1;
    assert.deepEqual(await findings(), CLEAN);
    // Twelve are seen on the sheet, and clicked.
    for (const name of NAMES) {
      await (await organiser.find('checkbox', `${name} Example`)).click();
      strokes += 1;
    }
    await kept(12);
    // Three are typed: two letters, and Enter.
    for (const [at, letters] of ['qu', 're', 'sa'].entries()) {
      await page.focus('#search');
      await page.keyboard.type(letters);
      await page.keyboard.press('Enter');
      strokes += 3;
      await kept(13 + at);
      assert.equal(await page.$eval('#search', (field) => (field as HTMLInputElement).value), '');
    }
    for (const name of ['Dai Tran', 'Eve Uddin', 'Fay Vance', 'Gwen Webb', 'Hal Xu']) {
      await (await organiser.find('checkbox', name)).click();
      strokes += 1;
    }
    await kept(20);
    assert.equal(await ticked(), 20);
    await page.type('#name', 'Listening');
    strokes += 'Listening'.length;
    await follow('button', 'Record for all who are ticked');
    strokes += 1;
    assert.ok(strokes <= 45, `${strokes} keystrokes and clicks`);
    const told = await page.$eval('#done', (done) => (done as HTMLElement).innerText);
    assert.match(told, /20 people/);
    await open('?trained=yes');
    assert.equal(await page.$$eval('.people tbody tr', (rows) => rows.length), 20);
    assert.deepEqual(organiser.complaints, []);
  });

  it('keeps ticks as they are made, over another search, for a list that gets a name', async () => {
    await open('?search=ada');
    await (await organiser.find('checkbox', 'Ada Example')).click();
    await kept(1);
    await open('?search=bo');
    await (await organiser.find('checkbox', 'Bo Example')).click();
    await kept(2);
    await follow('link', 'Ticked: 2');
    assert.equal(await page.$$eval('.people tbody tr', (rows) => rows.length), 2);
    assert.deepEqual(await findings(), CLEAN);
    await open('?consent=phone&trained=no&sort=name');
    await page.$$eval('.save-list', (all) =>
      all.forEach((one) => ((one as HTMLDetailsElement).open = true)),
    );
    await page.type('#name-new', 'To ring');
    await follow('button', 'Keep it');
    assert.deepEqual(await findings(), CLEAN);
    await follow('link', 'To ring');
    assert.equal(new URL(page.url()).search, '?trained=no&consent=phone&sort=name');
    assert.deepEqual(organiser.complaints, []);
  });

  it('has the email list of who agreed in two presses from the day', async () => {
    await page.goto(`${collector.url}${PEOPLE.replace('/people', '/today')}`);
    await follow('link', 'People 24');
    await follow('link', 'Email list: only who agreed');
    assert.match(
      await page.$eval('#addresses', (box) => (box as HTMLTextAreaElement).value),
      /^.*@.*, /,
    );
  });

  it('prints lists, keeps a calendar and a log, each without a fault at 320 pixels', async () => {
    for (const path of ['/print/phone', '/print/calls', '/print/letters', '/print/sign-in']) {
      await open(path);
      assert.deepEqual(await findings(), CLEAN, path);
      const pdf = await page.pdf({ format: 'A4' });
      assert.ok(pdf.byteLength > 5000, path);
    }
    for (const path of ['/calendar', '/log']) {
      await page.goto(`${collector.url}${PEOPLE.replace('/people', path)}`);
      assert.deepEqual(await findings(), CLEAN, path);
    }
    await page.goto(`${collector.url}${PEOPLE.replace('/people', '/calendar')}`);
    await follow('button', 'Make an address');
    assert.deepEqual(await findings(), CLEAN);
    assert.deepEqual(organiser.complaints, []);
  });
});
