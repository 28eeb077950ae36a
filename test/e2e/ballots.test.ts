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
const BALLOTS = '/organiser/campaigns/edgbaston/ballots';
/** A4 within the margins of the print, in CSS pixels: 190 by 277 mm. */
const PRINTED = { width: 718, height: 1047 };

describe('An organiser makes a ballot in a browser, without scripts', () => {
  let browser: Browser;
  let collector: Running;
  let data: string;

  before(async () => {
    data = mkdtempSync(join(tmpdir(), 'campaign-ballots-'));
    collector = await serveCollector(
      { PORT: '0', DATA: data, CAMPAIGNS: campaignsPublishedAtOnce(data), RATE_LIMIT: 'off' },
      '/nowhere',
    );
    browser = await openBrowser();
  });

  after(async () => {
    await browser.close();
    await collector.stop();
    rmSync(data, { recursive: true });
  });

  const press = (page: Page, name: string) =>
    Promise.all([
      page.waitForNavigation(),
      page.locator(`main ::-p-aria([name="${name}"][role="button"])`).click(),
    ]);

  /** Looks at a page at both widths, light and dark. */
  const look = async (page: Page, name: string) => {
    for (const width of [320, 1280])
      for (const theme of ['light', 'dark']) {
        await page.setViewport({ width, height: 900 });
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
        const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(scrollWidth <= width, `${name} is ${scrollWidth} wide at ${width}`);
        await page.evaluate(AXE);
        const found = await page.evaluate(async () => {
          const { violations } = await (
            globalThis as unknown as {
              axe: {
                run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
              };
            }
          ).axe.run();
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

  it('from the question to printed slips, with nothing that axe finds', async () => {
    const organiser = await Resident.at(browser, collector.url, 320);
    const { page } = organiser;
    await page.goto(`${collector.url}/organiser`);
    await page.type('#name', 'Grace Hopper');
    await page.type('#token', collector.organiserToken);
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    await page.goto(`${collector.url}${BALLOTS}`);
    await look(page, 'none');

    await page.goto(`${collector.url}${BALLOTS}/new`);
    await look(page, 'new');
    await press(page, 'Save');
    await look(page, 'new-wrong');
    await page.type('#title-en', 'Which issue shall we work on first?');
    for (const [id, time] of [
      ['opens', '2027-09-11T09:00'],
      ['closes', '2027-09-12T16:30'],
    ])
      await page.$eval(
        `#${id}`,
        (field, value) => {
          (field as HTMLInputElement).value = value ?? '';
        },
        time,
      );
    await press(page, 'Save');

    await page.goto(`${collector.url}${BALLOTS}/which-issue-shall-we-work-on-first/contests/new`);
    await page.click('input[name="ward"]');
    await page.type('#label-0-en', 'Speeding on Harborne Lane');
    await page.type('#why-0-en', '31 of you named it');
    await page.type('#label-1-en', 'Litter in the park');
    await look(page, 'contest');
    await press(page, 'Save');
    await look(page, 'draft');
    await press(page, 'Publish it');
    await look(page, 'published');
    await page.type('#label', 'In the hall');
    await page.type('#size', '48');
    await page.type('#printer', 'Print Ltd, 1 Mill Lane, Birmingham B1 1AA');
    await press(page, 'Make the slips');
    await look(page, 'slips');

    await page.emulateMediaType('print');
    await page.setViewport(PRINTED);
    const slips = await page.$$eval('.slip', (all) =>
      all.map((slip) => {
        const { top, bottom } = slip.getBoundingClientRect();
        const qr = slip.querySelector('svg')?.getBoundingClientRect();
        return {
          isWhole: slip.scrollHeight <= slip.clientHeight && slip.scrollWidth <= slip.clientWidth,
          isQrInside: qr !== undefined && qr.width > 75 && qr.top >= top && qr.bottom <= bottom,
        };
      }),
    );
    assert.equal(await page.$$eval('.slips.small', (all) => all.length), 2);
    assert.equal(slips.length, 48);
    assert.deepEqual(
      slips.filter(({ isWhole, isQrInside }) => !isWhole || !isQrInside),
      [],
      'no text and no code is cut',
    );
    const pdf = Buffer.from(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
    const pages = [...pdf.toString('latin1').matchAll(/\/Type \/Page\b/g)].length;
    assert.equal(pages, 2, '24 slips a page');
    const { PICTURES } = process.env;
    if (PICTURES !== undefined)
      await page.screenshot({ path: join(PICTURES, 'print.png'), fullPage: true });
    await page.emulateMediaType('screen');

    await page.goto(`${collector.url}${BALLOTS}/which-issue-shall-we-work-on-first`);
    await press(page, 'Open it');
    await look(page, 'open');
    await organiser.leave();
  });
});
