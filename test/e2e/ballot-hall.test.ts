import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { type Running, serveCollector } from '../../src/collector/cli/serve-collector.ts';
import { campaignsPublishedAtOnce } from '../collector/published-at-once.ts';
import { september } from '../contract/ballot-examples.ts';
import { openBrowser, Resident } from './browser.ts';
import { readPdf } from './read-pdf.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const CAMPAIGN = '/organiser/campaigns/edgbaston';
const BALLOT = `${CAMPAIGN}/ballots/september`;
const HOUR_MS = 3_600_000;
/** A4 within the margins of the print, in CSS pixels: 190 by 277 mm. */
const PRINTED = { width: 718, height: 1047 };
/** Where the slips lie on a printed page: `organiser-ballots.css`. */
const SLIP_GRID = { margin: 10, columns: 3, rows: 8, width: 190 / 3, height: 34 };

const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString();

describe('The hall of a ballot, in a browser', () => {
  let browser: Browser;
  let collector: Running;
  let data: string;
  let page: Page;

  const post = async (path: string, body: object, accept = 'application/json') => {
    const response = await fetch(`${collector.url}${path}`, {
      method: 'POST',
      headers: {
        Accept: accept,
        'Content-Type': 'application/json',
        Authorization: `Bearer ${collector.organiserToken}`,
      },
      body: JSON.stringify(body),
    });
    assert.ok(response.ok, await response.clone().text());
    return response;
  };

  before(async () => {
    data = mkdtempSync(join(tmpdir(), 'campaign-hall-'));
    collector = await serveCollector(
      { PORT: '0', DATA: data, CAMPAIGNS: campaignsPublishedAtOnce(data), RATE_LIMIT: 'off' },
      '/nowhere',
    );
    browser = await openBrowser();
    const { onlineCloses: _left, ...definition } = september({
      opens: inHours(-1),
      closes: inHours(2),
    });
    await post(`${CAMPAIGN}/ballots`, definition);
    await post(`${BALLOT}/state`, { to: 'published' });
    await post(`${BALLOT}/state`, { to: 'open' });
    ({ page } = await Resident.at(browser, `${collector.url}/organiser`, 320));
    await page.type('#name', 'Grace Hopper');
    await page.type('#token', collector.organiserToken);
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  });

  after(async () => {
    await browser.close();
    await collector.stop();
    rmSync(data, { recursive: true });
  });

  const press = (name: string) =>
    Promise.all([
      page.waitForNavigation(),
      page.locator(`::-p-aria([name="${name}"][role="button"])`).click(),
    ]);

  /** Looks at the page: nothing is wider than it, axe finds nothing. */
  const look = async (name: string, widths = [320, 1280]) => {
    for (const width of widths)
      for (const theme of ['light', 'dark']) {
        await page.setViewport({ width, height: 900 });
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
        const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(scrollWidth <= width, `${name} is ${scrollWidth} wide at ${width}`);
        await page.evaluate(AXE);
        const found = await page.evaluate(async () => {
          interface Axe {
            run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
          }
          const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run();
          return violations.map(
            ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
          );
        });
        assert.deepEqual(found, [], `${name} at ${width}, ${theme}`);
        const { PICTURES } = process.env;
        if (PICTURES !== undefined)
          await page.screenshot({
            path: join(PICTURES, `${name}-${width}-${theme}.png`),
            fullPage: true,
          });
      }
  };

  it('prints 24 slips a page, none cut, and every QR code is read from the print', async () => {
    const printer = 'Print Ltd, 1 Mill Lane, Birmingham B1 1AA';
    await page.goto(`${collector.url}${BALLOT}`);
    await page.type('#label', 'In the hall');
    await page.type('#size', '48');
    await page.type('#printer', printer);
    await press('Make the slips');
    const codes = await page.$$eval('.slip strong', (all) =>
      all.map(({ textContent }) => textContent.replace('-', '')),
    );
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    const pages = await readPdf(browser, pdf, SLIP_GRID);
    assert.equal(pages.length, 2);
    assert.deepEqual(
      pages.flatMap((printed) => printed.codes),
      codes.map((code) => `${collector.url}/v#${code}`),
    );
    for (const { text, width, height } of pages) {
      assert.deepEqual([Math.round(width), Math.round(height)], [210, 297], 'A4');
      assert.equal(text.match(/Print Ltd, 1 Mill Lane/g)?.length, 24, 'the printer on each');
    }
    await page.emulateMediaType('print');
    await page.setViewport(PRINTED);
    const cut = await page.$$eval(
      '.slip',
      (all) =>
        all.filter(
          (slip) => slip.scrollHeight > slip.clientHeight || slip.scrollWidth > slip.clientWidth,
        ).length,
    );
    assert.equal(cut, 0);
    await page.emulateMediaType('screen');
  });

  it('prints a handbook of two pages in English and in Welsh, and nothing of it is cut', async () => {
    for (const [language, other] of [
      ['en', 'Cymraeg'],
      ['cy', 'English'],
    ] as const) {
      await page.goto(`${collector.url}${BALLOT}/handbook`);
      await look(`handbook-${language}`, [1280]);
      await page.emulateMediaType('print');
      await page.setViewport(PRINTED);
      const cut = await page.$$eval('.sheet', (all) =>
        all.map(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight),
      );
      assert.deepEqual(cut, [0, 0], language);
      const pdf = await page.pdf({ preferCSSPageSize: true });
      const sheets = await readPdf(browser, pdf, { ...SLIP_GRID, columns: 1, rows: 1 });
      assert.equal(sheets.length, 2, language);
      const text = sheets.map((sheet) => sheet.text).join(' ');
      assert.match(text, /Which issue shall we work on .*St Peter's hall/);
      assert.match(text, /Harborne/);
      await page.emulateMediaType('screen');
      await page.goto(`${collector.url}${CAMPAIGN}/hall`);
      await look(`hall-${language}`, [320]);
      await press(other);
    }
  });

  it('has a desk that a telephone shows whole, with nothing that axe finds', async () => {
    await page.goto(`${collector.url}${BALLOT}/desk`);
    await look('desk');
    await press('Give out a new slip');
    await look('desk-replacement', [320]);
    await page.type('#slips-codes', 'BCDFG-HJKLM');
    await page.select('#slips-ward', 'E05011144');
    await press('Take them in');
    await look('desk-slips', [320]);
    await press('Swap it for a paper');
    await look('desk-wrong', [320]);
  });

  it('has a screen that shows the time, goes on without a connection, and comes back', async () => {
    await page.goto(`${collector.url}/screen/edgbaston/september`);
    await look('screen');
    await page.waitForFunction(() =>
      /\d\d?:\d\d/.test(document.querySelector('#clock')?.textContent ?? ''),
    );
    const question = 'Which issue shall we work on first?';
    const stale = (isHidden: boolean) =>
      page.waitForFunction(
        (wanted) => document.querySelector<HTMLElement>('#stale')?.hidden === wanted,
        { timeout: 60_000 },
        isHidden,
      );
    await page.setOfflineMode(true);
    await stale(false);
    assert.ok((await page.$eval('main', (main) => main.textContent)).includes(question));
    await page.setOfflineMode(false);
    await stale(true);
    await post(`${BALLOT}/state`, { to: 'closed' });
    await page.waitForFunction(
      () => document.querySelector('main')?.textContent.includes('Voting has closed'),
      { timeout: 60_000 },
    );
    await look('screen-closed', [1280]);
  });
});
