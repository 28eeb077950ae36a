import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, ElementHandle } from 'puppeteer-core';
import { type Running, serveCollector } from '../../src/collector/cli/serve-collector.ts';
import { champion } from '../contract/examples.ts';
import { campaignsPublishedAtOnce } from '../collector/published-at-once.ts';
import { openBrowser, Resident } from './browser.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const CAMPAIGN = '/organiser/campaigns/edgbaston';
const MAX_CLICKS_TO_IMPORT = 12;
const MAX_CLICKS_TO_TAKE_BACK = 3;

/** Sixty rows as volunteers keep them, in Windows-1252, under a title. */
function messyList(): Buffer {
  const rows = Array.from({ length: 50 }, (_, n) => {
    const ward = ['Harborne', 'N. Edgbaston', 'Quinton', '', 'The Moor'][n % 5];
    const role = ['Deliver leaflets', 'Driver', '', 'talk; Tea'][n % 4];
    const said = ['Yes', 'yes', '"Signed at the door, 3 May"', 'x', 'Yes'][n % 5];
    const two = String(n).padStart(2, '0');
    const [phone, mobile] = n % 2 ? ['', `07700 9001${two}`] : [`01632 9601${two}`, ''];
    return [`Zo\xeb Helper ${n}`, `h${n}@example.org`, phone, mobile, ward, role, said, ''];
  });
  const others = [
    ['Joan Couple', 'couple@example.org', '01632 960300', '', 'Harborne', '', 'Yes', ''],
    ['Ken Couple', 'couple@example.org', '01632 960300', '', 'Harborne', '', 'Yes', ''],
    ['Zo\xeb Helper 1', 'h1@example.org', '', '', 'Quinton', '', 'Yes', ''],
    ['No Thanks', 'no@example.org', '', '', '', '', 'No', ''],
    ['Out Now', 'out@example.org', '', '', '', '', 'Yes', 'TRUE'],
    ['Gone Away', 'gone@example.org', '', '', '', '', 'withdrawn 3 May', ''],
    ['=HYPERLINK(1)', 'sum@example.org', '', '', '', '', 'Yes', ''],
    ['Blank Slip', 'blank@example.org', '', '', '', '', '', ''],
    ['Ada Okafor', 'ada@example.org', '', '', '', '', 'Yes', ''],
    ['No Contact', '', '', '', '', '', 'Yes', ''],
  ];
  const header = [
    'Full name',
    'E-mail',
    'Home phone',
    'Mobile',
    'Ward',
    'Would help',
    'Consent',
    'Do not email',
  ];
  const lines = [['Helpers of St Example, spring 2026'], [], header, ...rows, ...others];
  return Buffer.from(lines.map((cells) => cells.join(',')).join('\r\n'), 'latin1');
}

describe('a messy list of sixty in a browser', () => {
  let browser: Browser;
  let collector: Running;
  let data: string;
  let organiser: Resident;
  let clicks = 0;

  before(async () => {
    data = mkdtempSync(join(tmpdir(), 'campaign-import-'));
    writeFileSync(join(data, 'messy.csv'), messyList());
    const campaigns = campaignsPublishedAtOnce(data);
    const settings = { PORT: '0', DATA: data, CAMPAIGNS: campaigns, RATE_LIMIT: 'off' };
    collector = await serveCollector(settings, '/nowhere');
    await fetch(`${collector.url}/submissions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(champion()),
    });
    browser = await openBrowser();
    organiser = await Resident.at(browser, collector.url, 320);
    await organiser.page.goto(`${collector.url}/organiser`);
    await organiser.page.type('#name', 'Grace Hopper');
    await organiser.page.type('#token', collector.organiserToken);
    await Promise.all([organiser.page.waitForNavigation(), organiser.page.keyboard.press('Enter')]);
    organiser.complaints.length = 0;
  });
  after(async () => {
    await browser.close();
    await collector.stop();
    rmSync(data, { recursive: true });
  });

  const press = async (role: string, name: string) => {
    clicks += 1;
    const control = await organiser.find(role, name);
    await Promise.all([organiser.page.waitForNavigation(), control.click()]);
  };
  const look = async () => {
    const { page } = organiser;
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
    assert.deepEqual({ violations, over }, { violations: [], over: 0 }, page.url());
  };
  const text = () => organiser.page.$eval('main', (main) => main.innerText);
  const published = async () => {
    const paths = ['progress', 'results'].map(
      (name) => `${collector.url}/campaigns/edgbaston/${name}`,
    );
    const bodies = await Promise.all(paths.map(async (path) => (await fetch(path)).text()));
    return bodies.map((body) => body.replace(/"(updatedAt|generatedAt|at)":"[^"]*"/g, ''));
  };
  let before_: string[];

  it('is imported whole with few clicks, and nothing is kept before the last', async () => {
    const { page } = organiser;
    before_ = await published();
    await page.goto(`${collector.url}${CAMPAIGN}/people`);
    await press('link', 'Import a list of helpers');
    await look();
    clicks += 1;
    const input = (await page.$('#file')) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(join(data, 'messy.csv'));
    await press('button', 'Read the list');
    await look();
    assert.match(await text(), /Zoë/);
    await page.type('#consent', 'Said so at the spring fair');
    clicks += 1;
    await organiser.choose('What “x” means', 'They agreed');
    await press('button', 'Next');
    await look();
    assert.match(await text(), /N\. Edgbaston[\s\S]*Driver[\s\S]*Ken Couple/);
    clicks += 1;
    await organiser.choose('The ward of “N. Edgbaston”', 'North Edgbaston');
    await press('button', 'Next');
    await look();
    assert.match(await text(), /No Thanks|says no/);
    const people = await fetch(`${collector.url}${CAMPAIGN}/people`, {
      headers: { Authorization: `Bearer ${collector.organiserToken}`, Accept: 'application/json' },
    });
    assert.equal(((await people.json()) as { people: unknown[] }).people.length, 1);
    clicks += 1;
    await (await organiser.find('checkbox', 'Count them as recruited')).click();
    await press('button', 'Keep 53 people');
    await look();
    assert.ok(clicks <= MAX_CLICKS_TO_IMPORT, `${clicks} clicks`);
    assert.match(await text(), /added\s*53/);
    assert.notDeepEqual(await published(), before_);
    assert.deepEqual(organiser.complaints, []);
  });

  it('is taken back with three clicks, and every public figure is as before', async () => {
    await organiser.page.goto(`${collector.url}${CAMPAIGN}/people`);
    clicks = 0;
    await press('link', 'Import a list of helpers');
    await press('link', 'messy.csv');
    await look();
    await press('button', 'Take the list and 53 people back');
    assert.ok(clicks <= MAX_CLICKS_TO_TAKE_BACK);
    assert.match(await text(), /The list is taken back/);
    await look();
    assert.deepEqual(await published(), before_);
  });

  it('is not needed for one person: a slip of paper is written down', async () => {
    const { page } = organiser;
    await page.goto(`${collector.url}${CAMPAIGN}/people/new`);
    await look();
    await page.type('#name', 'Sal Slip');
    await page.type('#email', 'sal@example.org');
    await page.type('#consent', 'Signed the slip at the spring fair');
    await press('button', 'Add this person');
    await look();
    assert.match(await text(), /Without their consent to be kept, nobody can be written down/);
    for (const box of await page.$$('input[name=statement]')) await box.click();
    await press('button', 'Add this person');
    assert.match(await text(), /The person is added/);
    await press('link', 'Remove or forget them');
    await look();
    await press('button', 'Remove (a mistake)');
    assert.deepEqual(await published(), before_);
  });
});
