/**
 * Measures when the hosted survey is painted on a slow telephone, beside the same form in plain
 * HTML, and whether anything on it moves: with its script, and where the script never comes.
 *
 *     node tools/bench-hosted.ts [--rounds 5]
 *
 * Every round loads each page once, in a browser of its own, in turns forward and backward.
 * @module
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'puppeteer-core';
import { serveCollector } from '../src/collector/cli/serve-collector.ts';
import { createConsoleLogger } from '../src/collector/index.ts';
import { medianOf } from './bench-page/figures.ts';
import { launchBrowser, slowDown } from './bench-page/measure-page.ts';
import { servePages } from './bench-page/serve-pages.ts';

const DEFAULT_ROUNDS = 7;
const LIMIT = 1.3;
const PAGE = '/pages/edgbaston/survey?lang=en';
const FLOOR = '/floor.html';
/** How long after its last file a page is watched for movements. */
const QUIET_MS = 1500;

/** One load of a page. */
interface Load {
  /** First contentful paint, ms after the navigation. */
  readonly painted: number;
  /** The sum of its layout shifts, in their own unit. */
  readonly shift: number;
  /** When its script has taken the form, ms; NaN without a script. */
  readonly taken: number;
}

declare global {
  interface Window {
    hostedTimes: { painted: number; shift: number; taken: number };
  }
}

/** Runs in the page, before anything of it. */
function watchPage(): void {
  const times = { painted: NaN, shift: 0, taken: NaN };
  window.hostedTimes = times;
  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries())
      if (name === 'first-contentful-paint') times.painted = startTime;
  }).observe({ type: 'paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      times.shift += (entry as PerformanceEntry & { value: number }).value;
  }).observe({ type: 'layout-shift', buffered: true });
  new MutationObserver(() => {
    if (Number.isNaN(times.taken) && document.querySelector('.place'))
      times.taken = performance.now();
  }).observe(document, { childList: true, subtree: true });
}

async function load(browser: Browser, url: string, blocked?: RegExp): Promise<Load> {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    if (blocked) await block(page, blocked);
    await slowDown(page, url);
    await page.evaluateOnNewDocument(watchPage);
    await page.goto(url, { waitUntil: 'networkidle0' });
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
    return await page.evaluate(() => window.hostedTimes);
  } finally {
    await context.close();
  }
}

async function block(page: Page, blocked: RegExp): Promise<void> {
  const session = await page.createCDPSession();
  await session.send('Network.enable');
  await session.send('Network.setBlockedURLs', { urls: [`*${blocked.source}*`] });
}

/** The same words, fields and options, and nothing else. */
const plainHtml = (page: string): string =>
  page
    .replaceAll(/<(style|script)\b[^]*?<\/\1>/g, '')
    .replaceAll(/ (class|part|role|tabindex|spellcheck|dir|data-[\w-]+|aria-[\w-]+)="[^"]*"/g, '')
    .replaceAll(/<\/?campaign-page-form>/g, '')
    .replaceAll(/\n\s+/g, '\n');

const { values } = parseArgs({ options: { rounds: { type: 'string' } } });
const rounds = Number(values.rounds ?? DEFAULT_ROUNDS);
if (!(rounds >= 1)) throw new Error('--rounds must be a number from 1');

const data = mkdtempSync(join(tmpdir(), 'bench-hosted-'));
const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const collector = await serveCollector(
  { PORT: '0', DATA: data, CAMPAIGNS: folder('../demo/campaigns'), RATE_LIMIT: 'off' },
  folder('../dist/embed'),
  createConsoleLogger(),
);
const floor = await servePages();
try {
  const response = await fetch(collector.url + PAGE);
  floor.add(FLOOR, plainHtml(await response.text()));
  const pages: [name: string, url: string, blocked?: RegExp][] = [
    ['plain HTML', floor.origin + FLOOR],
    ['hosted page', collector.url + PAGE],
    ['hosted page, script blocked', collector.url + PAGE, /hosted-script/],
  ];
  const loads = new Map<string, Load[]>(pages.map(([name]) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    const browser = await launchBrowser();
    // The first page of a new browser is slow.
    await load(browser, floor.origin + FLOOR);
    for (const [name, url, blocked] of round % 2 ? pages.toReversed() : pages)
      loads.get(name)?.push(await load(browser, url, blocked));
    await browser.close();
  }
  report(loads);
} finally {
  floor.close();
  await collector.stop();
  rmSync(data, { recursive: true, force: true });
}

function report(loads: ReadonlyMap<string, readonly Load[]>): void {
  const floors = loads.get('plain HTML') ?? [];
  console.log('\nhosted survey on a slow telephone: medians');
  for (const [name, found] of loads) {
    const median = (what: keyof Load) => medianOf(found.map((one) => one[what]));
    const ratio = medianOf(found.map((one, at) => one.painted / (floors[at]?.painted ?? NaN)));
    const shift = Math.max(...found.map((one) => one.shift));
    const taken = median('taken');
    console.log(
      `${name}: painted after ${Math.round(median('painted'))} ms, ${ratio.toFixed(2)} x; ` +
        `largest shift ${shift}` +
        (Number.isNaN(taken) ? '' : `; taken by its script after ${Math.round(taken)} ms`),
    );
    if (name !== 'plain HTML' && !(ratio <= LIMIT && shift === 0)) process.exitCode = 1;
  }
  console.log(`(wanted: painted at most ${LIMIT} x, shift 0)`);
}
