import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { type Running, serveCollector } from '../../src/collector/cli/serve-collector.ts';
import { campaignsPublishedAtOnce } from '../collector/published-at-once.ts';
import { september, vote } from '../contract/ballot-examples.ts';
import { openBrowser, Resident } from './browser.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const CAMPAIGN = '/organiser/campaigns/edgbaston';
const SEPTEMBER = `${CAMPAIGN}/ballots/september`;
const HOUR_MS = 3_600_000;

interface AxeWindow {
  axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
}

describe('Two people count an evening’s papers in two browsers, without scripts', () => {
  let browser: Browser;
  let collector: Running;
  let data: string;

  before(async () => {
    data = mkdtempSync(joinPath(tmpdir(), 'campaign-count-'));
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

  /** As a program with the operator's token. */
  const post = async (path: string, body: object): Promise<unknown> => {
    const response = await fetch(`${collector.url}${path}`, {
      method: 'POST',
      headers: {
        ...{ 'Content-Type': 'application/json', Accept: 'application/json' },
        Authorization: `Bearer ${collector.organiserToken}`,
      },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    assert.ok(response.ok, `${path}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };

  /** A ballot that closes in an hour, with these votes, and is being counted. */
  const countedBallot = async (votes: string[][]) => {
    const now = Date.now();
    const at = (hours: number) => `${new Date(now + hours * HOUR_MS).toISOString().slice(0, 19)}Z`;
    const { onlineCloses: _, ...definition } = september();
    const times = { opens: at(-1), closes: at(1) };
    await post(`${CAMPAIGN}/ballots`, { ...definition, ...times });
    await post(`${SEPTEMBER}/state`, { to: 'published' });
    const batch = { label: 'Hall', size: votes.length, printer: 'Print Ltd' };
    const { codes } = (await post(`${SEPTEMBER}/batches`, batch)) as { codes: string[] };
    await post(`${SEPTEMBER}/state`, { to: 'open' });
    for (const [place, choices] of votes.entries())
      await post('/submissions', vote({ code: codes[place] ?? '', choices }));
    for (const to of ['closed', 'counting']) await post(`${SEPTEMBER}/state`, { to });
  };

  /** By a link that somebody got for the hall. */
  const join = async (name: string): Promise<Resident> => {
    const made = await fetch(`${collector.url}/organiser/links`, {
      method: 'POST',
      headers: {
        Accept: 'application/json',
        Authorization: `Bearer ${collector.organiserToken}`,
      },
      body: new URLSearchParams({ name, campaign: 'edgbaston', scope: 'hall' }),
    });
    const { url } = (await made.json()) as { url: string };
    const person = await Resident.at(browser, collector.url, 320);
    await person.page.goto(url);
    await Promise.all([person.page.waitForNavigation(), person.page.click('main button.main')]);
    return person;
  };

  const signInWith = async (name: string, token: string): Promise<Resident> => {
    const person = await Resident.at(browser, collector.url, 320);
    const { page } = person;
    await page.goto(`${collector.url}/organiser`);
    await page.type('#name', name);
    await page.type('#token', token);
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    return person;
  };

  const press = (page: Page, name: string) =>
    Promise.all([
      page.waitForNavigation(),
      page.locator(`main ::-p-aria([name="${name}"][role="button"])`).click(),
    ]);

  const follow = (page: Page, name: string) =>
    Promise.all([
      page.waitForNavigation(),
      page.locator(`main ::-p-aria([name="${name}"][role="link"])`).click(),
    ]);

  const fill = async (page: Page, fields: Record<string, string | number>) => {
    for (const [id, value] of Object.entries(fields)) {
      await page.$eval(`#${id}`, (field) => {
        (field as HTMLInputElement).value = '';
      });
      await page.type(`#${id}`, String(value));
    }
  };

  /** What a page says, and that axe finds nothing in it at both widths, light and dark. */
  const look = async (page: Page, name: string): Promise<string> => {
    for (const width of [320, 1280])
      for (const theme of ['light', 'dark']) {
        await page.setViewport({ width, height: 900 });
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
        const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(scrollWidth <= width, `${name} is ${scrollWidth} wide at ${width}`);
        await page.evaluate(AXE);
        const found = await page.evaluate(async () => {
          const { violations } = await (globalThis as unknown as AxeWindow).axe.run();
          return violations.map(
            ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
          );
        });
        assert.deepEqual(found, [], `${name} at ${width}, ${theme}`);
        const { PICTURES } = process.env;
        if (PICTURES !== undefined)
          await page.screenshot({
            path: joinPath(PICTURES, `count-${name}-${width}-${theme}.png`),
            fullPage: true,
          });
      }
    return page.$eval('main', (main) => main.innerText);
  };

  it('from the first box to a lot that is drawn, with nothing that axe finds', async () => {
    // Six and six on screens; on paper four each, so that it is a tie, with a doubt of nine papers.
    await countedBallot([
      ...Array.from({ length: 6 }, () => ['litter']),
      ...Array.from({ length: 6 }, () => ['buses']),
    ]);
    const [ann, sam] = [await join('Ann'), await join('Sam')];
    await ann.page.goto(`${collector.url}${CAMPAIGN}/ballots`);
    await follow(ann.page, 'Which issue shall we work on first?');
    await fill(ann.page, { label: 'Green box' });
    await press(ann.page, 'Add a box');
    await look(ann.page, 'boxes');
    await follow(ann.page, 'Count Green box, Harborne');
    const none = { papers: 0, valid: 0, blank: 0, spoiled: 0, none: 0 };
    const zeros = { ...none, 'ticks-road-safety': 0, 'ticks-litter': 0, 'ticks-buses': 0 };

    await fill(ann.page, { ...zeros, papers: 2 });
    await press(ann.page, 'Keep this count');
    const wrong = await look(ann.page, 'wrong-sum');
    assert.match(wrong, /Valid, blank and spoiled papers together must make the papers in the box/);
    await fill(ann.page, { papers: 0 });
    await press(ann.page, 'Keep this count');
    assert.match(await look(ann.page, 'counted-once'), /Counted once, by Ann/);

    await sam.page.goto(`${collector.url}${SEPTEMBER}/count`);
    await follow(sam.page, 'Count Green box, Harborne');
    await fill(sam.page, { ...zeros, papers: 1, blank: 1 });
    await press(sam.page, 'Keep this count');
    const differs = await look(sam.page, 'differs');
    assert.match(differs, /Papers in the box and Blank papers\./);
    for (const { page } of [sam, ann]) {
      await page.goto(`${collector.url}${SEPTEMBER}/count`);
      await follow(page, 'Count Green box, Harborne');
      await fill(page, zeros);
      await press(page, 'Keep this count');
    }
    for (const { page } of [ann, sam]) {
      await page.goto(`${collector.url}${SEPTEMBER}/count`);
      await follow(page, 'Count Green box, Quinton');
      await fill(page, { ...none, 'ticks-parks': 0, 'ticks-rents': 0 });
      await press(page, 'Keep this count');
    }
    const counted = await look(sam.page, 'confirmed');
    assert.match(counted, /Harborne: Confirmed by Sam and Ann/);
    assert.match(counted, /Quinton: Confirmed by Ann and Sam/);

    // The screen on the wall, which stays open from here on.
    const wall = await Resident.at(browser, `${collector.url}/screen/edgbaston/september`, 1280);
    const waiting = await wall.page.$eval('main', (main) => main.textContent);
    assert.match(waiting, /We are counting\. The result will stand here\./);
    assert.doesNotMatch(waiting, /Litter|bus/, 'no figure and no issue before it is declared');

    const grace = await signInWith('Grace', collector.organiserToken);
    const { page } = grace;
    await page.goto(`${collector.url}${SEPTEMBER}/declare`);
    const ready = await look(page, 'ready');
    assert.match(ready, /Everything is counted\. Nobody has seen a figure yet/);
    assert.doesNotMatch(ready, /Litter|bus/);
    await press(page, 'Declare the result');
    const declared = await look(page, 'declared');
    assert.match(declared, /Litter in the park and The 23 bus have the same number of ticks/);
    await page.type('#who-0-harborne', 'Ann');
    await press(page, 'Record the decision Harborne');
    assert.match(await look(page, 'one-witness'), /Write the names: two for a lot/);
    await page.type('#who-1-harborne', 'Sam');
    await press(page, 'Record the decision Harborne');
    assert.match(
      await look(page, 'drawn'),
      /You decided: (Litter in the park|The 23 bus)\. Drawn by the computer \(Ann and Sam\)/,
    );
    await wall.page.waitForFunction(
      () => document.querySelector('main')?.textContent.includes('Ann, Sam'),
      { timeout: 60_000 },
    );
    await wall.page.click('#stop');
    const shown = await look(wall.page, 'screen-declared');
    assert.match(shown, /Harborne/);
    assert.doesNotMatch(shown, /Who took part/, 'it would not fit on the wall');
    const clock = await wall.page.$eval('#clock', (element) => element.textContent);
    assert.match(clock, /^\d\d:\d\d$/);
    assert.match(shown, /Litter in the park\s+6/);
    assert.match(shown, /The 23 bus\s+6/);
    assert.match(shown, /drawn by lot by .*Ann, Sam/);
    await page.goto(`${collector.url}${SEPTEMBER}`);
    assert.match(await look(page, 'log'), /The log is whole: \d+ lines/);
    for (const person of [ann, sam, grace, wall]) await person.leave();
  });
});
