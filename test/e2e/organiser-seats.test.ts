import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { type Running, serveCollector } from '../../src/collector/cli/serve-collector.ts';
import { answer, champion, edgbaston } from '../contract/examples.ts';
import { openBrowser, Resident } from './browser.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SEATS = {
  edgbaston: 'Edgbaston',
  'selly-oak': 'Selly Oak',
  yardley: 'Birmingham Yardley, with the longest name of them all',
};
/** Two lines of a seat whose name takes one, with their padding. */
const MAX_SEAT_HEIGHT = 72;

describe('the seats of an organiser in a browser', () => {
  let browser: Browser;
  let collector: Running;
  let data: string;

  before(async () => {
    data = mkdtempSync(join(tmpdir(), 'campaign-seats-'));
    const campaigns = join(data, 'campaigns');
    mkdirSync(campaigns);
    for (const [id, name] of Object.entries(SEATS))
      writeFileSync(
        join(campaigns, `${id}.json`),
        JSON.stringify({ ...edgbaston(), id, name, publishThreshold: 1 }),
      );
    collector = await serveCollector(
      { PORT: '0', DATA: data, CAMPAIGNS: campaigns, RATE_LIMIT: 'off' },
      '/nowhere',
    );
    const post = (sent: object) =>
      fetch(`${collector.url}/submissions`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(sent),
      });
    for (const name of ['Ada', 'Bo', 'Cai'])
      await post({
        ...champion({}, { name, email: `${name}@residents.example` }),
        campaign: 'selly-oak',
      });
    await post({ ...answer(), campaign: 'yardley' });
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await collector.stop();
    rmSync(data, { recursive: true });
  });

  const signIn = async (width: number) => {
    const organiser = await Resident.at(browser, `${collector.url}/organiser`, width);
    await organiser.page.type('#name', 'Grace Hopper');
    await organiser.page.type('#token', collector.organiserToken);
    await Promise.all([organiser.page.waitForNavigation(), organiser.page.keyboard.press('Enter')]);
    return organiser;
  };
  const names = ({ page }: Resident) =>
    page.$$eval('.seats tbody th', (cells) => cells.map((cell) => cell.innerText));
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

  for (const width of [320, 1280])
    it(`fit a screen of ${width} pixels, and axe finds nothing`, async () => {
      const organiser = await signIn(width);
      assert.deepEqual(await findings(organiser), { violations: [], over: 0 });
      if (process.env.PICTURES)
        await organiser.page.screenshot({
          path: join(process.env.PICTURES, `seats-${width}.png`),
          fullPage: true,
        });
      await organiser.leave();
    });

  it('take two lines each on a telephone, with the figure that they are sorted by', async () => {
    const organiser = await signIn(320);
    await organiser.choose('Sort by', 'Answers');
    await Promise.all([organiser.page.waitForNavigation(), organiser.press('button', 'Show')]);
    assert.deepEqual(await names(organiser), [SEATS.yardley, SEATS.edgbaston, SEATS['selly-oak']]);
    const [, edgbastonRow] = await organiser.page.$$eval('.seats tbody tr', (rows) =>
      rows.map((row) => ({ text: row.innerText, height: row.getBoundingClientRect().height })),
    );
    assert.match(edgbastonRow?.text ?? '', /Edgbaston[^]*Never/);
    assert.ok((edgbastonRow?.height ?? 0) <= MAX_SEAT_HEIGHT, `${edgbastonRow?.height} px`);
    const shown = await organiser.page.$$eval('.seats tbody tr:first-child .number', (cells) =>
      cells
        .filter((cell) => cell.checkVisibility())
        .map((cell) => cell.getAttribute('data-heading')),
    );
    assert.deepEqual(shown, ['Answers', 'Champions', 'Trained']);
    await organiser.leave();
  });

  it('are sorted by a heading on a desk, and lead to their campaign', async () => {
    const organiser = await signIn(1280);
    assert.equal((await names(organiser))[0], SEATS['selly-oak']);
    await Promise.all([organiser.page.waitForNavigation(), organiser.press('link', 'Champions')]);
    assert.equal((await names(organiser)).at(-1), SEATS['selly-oak']);
    await Promise.all([organiser.page.waitForNavigation(), organiser.press('link', 'Selly Oak')]);
    assert.equal(new URL(organiser.page.url()).pathname, '/organiser/campaigns/selly-oak/today');
    await organiser.leave();
  });
});
