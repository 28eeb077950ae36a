import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, describe, it } from 'node:test';
import jsQR from 'jsqr';
import type { Browser } from 'puppeteer-core';
import { type Running, serveCollector } from '../../src/collector/cli/serve-collector.ts';
import { openBrowser, Resident } from './browser.ts';
import { campaignsPublishedAtOnce } from '../collector/published-at-once.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const EMBED = '/organiser/campaigns/edgbaston/embed';
const EMBED_FOLDER = fileURLToPath(new URL('../../dist/embed', import.meta.url));
const PRINTER = 'printerName=Example+Press&printerAddress=3+High+Street%2C+Exampleton';
/** Of Debian's package `ghostscript`. */
const GHOSTSCRIPT = '/usr/bin/gs';
const DOTS_PER_INCH = 300;
const DOTS_PER_MM = DOTS_PER_INCH / 25.4;
/** The margin of a printed page. */
const MARGIN_MM = 10;

/** A page of a PDF, in grey. */
interface GreyPage {
  width: number;
  height: number;
  grey: Uint8Array;
}

/** Draws the pages of a PDF. The format: https://netpbm.sourceforge.net/doc/pgm.html */
function drawPages(pdf: Uint8Array, place: string): GreyPage[] {
  const file = join(place, 'printed.pdf');
  writeFileSync(file, pdf);
  for (const name of readdirSync(place)) if (name.endsWith('.pgm')) rmSync(join(place, name));
  execFileSync(GHOSTSCRIPT, [
    ...['-q', '-dSAFER', '-dBATCH', '-dNOPAUSE', '-sDEVICE=pgmraw', `-r${DOTS_PER_INCH}`],
    ...[`-sOutputFile=${join(place, '%d.pgm')}`, file],
  ]);
  const pages = readdirSync(place).filter((name) => name.endsWith('.pgm'));
  return pages.sort().map((name) => {
    const bytes = readFileSync(join(place, name));
    const [head = '', width, height] =
      /^P5\s(?:#[^\n]*\n)?(\d+) (\d+)\s255\s/.exec(bytes.subarray(0, 200).toString('latin1')) ?? [];
    return { width: Number(width), height: Number(height), grey: bytes.subarray(head.length) };
  });
}

/** Reads the code of a piece of a page, as a telephone does. */
function readCode(page: GreyPage, column: number, row: number, widthMm: number, heightMm: number) {
  const [width, height] = [Math.floor(widthMm * DOTS_PER_MM), Math.floor(heightMm * DOTS_PER_MM)];
  const left = Math.round((MARGIN_MM + column * widthMm) * DOTS_PER_MM);
  const top = Math.round((MARGIN_MM + row * heightMm) * DOTS_PER_MM);
  const pixels = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const grey = page.grey[(top + y) * page.width + left + x] ?? 255;
      pixels.set([grey, grey, grey, 255], (y * width + x) * 4);
    }
  return jsQR.default(pixels, width, height)?.data;
}

describe('What is put up and printed, in a browser', () => {
  let browser: Browser;
  let collector: Running;
  let data: string;

  before(async () => {
    data = mkdtempSync(join(tmpdir(), 'campaign-put-up-'));
    const env = { PORT: '0', DATA: data, CAMPAIGNS: campaignsPublishedAtOnce(data) };
    collector = await serveCollector({ ...env, RATE_LIMIT: 'off' }, EMBED_FOLDER);
    browser = await openBrowser();
  });

  after(async () => {
    await browser.close();
    await collector.stop();
    rmSync(data, { recursive: true });
  });

  const signIn = async (width = 320) => {
    const organiser = await Resident.at(browser, collector.url, width);
    await organiser.page.goto(`${collector.url}/organiser`);
    await organiser.page.type('#name', 'Grace Hopper');
    await organiser.page.type('#token', collector.organiserToken);
    await Promise.all([organiser.page.waitForNavigation(), organiser.page.keyboard.press('Enter')]);
    organiser.complaints.length = 0;
    return organiser;
  };

  const fits = async ({ page }: Resident) => {
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 320, `${page.url()}: ${width}`);
    await page.evaluate(AXE);
    const found = await page.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: {
          run(
            options: object,
          ): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
        };
      };
      const { violations } = await axe.run({ iframes: false });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    });
    assert.deepEqual(found, [], page.url());
  };

  it('asks for a name, gives the code, copies it and shows the widget, at 320 pixels', async () => {
    const organiser = await signIn();
    const { page } = organiser;
    await page.goto(collector.url + EMBED);
    await fits(organiser);
    await page.type('#source', 'St Mary’s News');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    const code = await page.$eval('textarea.snippet', (field) => field.value);
    assert.match(code, /source="st-marys-news"/);
    const context = page.browserContext();
    for (const permission of [
      { name: 'clipboard-read' },
      { name: 'clipboard-write' },
      { name: 'clipboard-write', allowWithoutSanitization: true },
    ])
      await context.setPermission(collector.url, { permission, state: 'granted' });
    await page.bringToFront();
    await (await organiser.find('button', 'Copy')).click();
    await page.waitForFunction(() => document.body.innerText.includes('Copied.'));
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), code);
    const frame = await page.waitForSelector('iframe.preview');
    const inside = await frame?.contentFrame();
    await inside?.waitForSelector('>>> button[type=submit], >>> form');
    await fits(organiser);
    for (const host of ['wordpress', 'frame', 'link', 'react']) {
      await page.goto(`${collector.url}${EMBED}?source=x&script=pinned&host=${host}`);
      await fits(organiser);
    }
    await page.goto(`${collector.url}/organiser/campaigns/edgbaston/mail`);
    await fits(organiser);
    await organiser.leave();
  });

  it('asks who prints it, where the campaign has an imprint', async () => {
    const organiser = await signIn();
    await organiser.page.goto(`${collector.url}${EMBED}/print?kind=poster&place=library`);
    const text = await organiser.page.$eval('main', (main) => main.innerText);
    assert.match(text, /Name who prints it/);
    organiser.complaints.length = 0;
    await fits(organiser);
    await organiser.leave();
  });

  const needed = existsSync(GHOSTSCRIPT) || process.env.CI ? {} : { skip: 'no ghostscript' };
  for (const [kind, columns, rows, widthMm, heightMm] of [
    ['poster', 1, 1, 190, 274],
    ['slips', 2, 2, 95, 137],
    ['cards', 2, 5, 95, 54],
  ] as const)
    it(
      `prints ${kind} whose every code leads to the form, with the imprint and the printer`,
      needed,
      async () => {
        const organiser = await signIn(1280);
        const { page } = organiser;
        const query = `kind=${kind}&widget=survey&place=Library&${PRINTER}`;
        await page.goto(`${collector.url}${EMBED}/print?${query}`);
        const pieces = await page.$$eval('.piece', (all) =>
          all.map((piece) => ({
            text: (piece as HTMLElement).innerText,
            isWhole:
              piece.scrollHeight <= piece.clientHeight && piece.scrollWidth <= piece.clientWidth,
          })),
        );
        assert.equal(pieces.length, columns * rows);
        for (const { text, isWhole } of pieces) {
          assert.ok(isWhole, `nothing of it is cut: ${text}`);
          assert.match(
            text,
            /Promoted by .*Printed by Example Press of 3 High Street, Exampleton\./,
          );
        }
        const pages = drawPages(
          await page.pdf({ preferCSSPageSize: true, printBackground: true }),
          data,
        );
        assert.equal(pages.length, 1);
        const [printed] = pages;
        assert.ok(printed);
        const expected = `${collector.url}/pages/edgbaston/survey?source=library-${kind}`;
        for (let row = 0; row < rows; row++)
          for (let column = 0; column < columns; column++)
            assert.equal(
              readCode(printed, column, row, widthMm, heightMm),
              expected,
              `${column} ${row}`,
            );
        await organiser.leave();
      },
    );
});
