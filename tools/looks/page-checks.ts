import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type * as Axe from 'axe-core';
import type { Page } from 'puppeteer-core';
import { HOST_GROUNDS, type HostGround } from './host-grounds.ts';

declare global {
  interface Window {
    axe: typeof Axe;
    shiftTotal: number;
  }
}

const AXE_SOURCE = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);
/** How far things may move while a page comes: a fifth of what Web Vitals call good. */
export const MAX_SHIFT = 0.02;
const NORMAL_GROUND: HostGround = { name: '', background: '', color: '' };

/** Runs axe: all of its rules, or these. @returns a line for each violation */
async function axeFaults(page: Page, rules?: string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE_SOURCE);
  return page.evaluate(async (only) => {
    const { violations } = await window.axe.run('main', {
      resultTypes: ['violations'],
      ...(only && { runOnly: only }),
    });
    return violations.map(({ id, nodes }) => {
      const places = nodes.slice(0, 3).map(({ target, any }) => {
        const [first] = any;
        return `${target.flat().join(' ')}${first ? ` (${first.message})` : ''}`;
      });
      return `axe ${id}: ${places.join('; ')}`;
    });
  }, rules);
}

/** Says by how much a page scrolls sideways, if it does. */
async function widthFaults(page: Page): Promise<string[]> {
  const wider = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return wider > 0 ? [`scrolls sideways by ${wider} px`] : [];
}

const setGround = (page: Page, { background, color }: HostGround) =>
  page.evaluate(
    (ground, text) => {
      Object.assign(document.body.style, { background: ground, color: text });
    },
    background,
    color,
  );

/** axe and the width, at each of some widths. */
export async function checkWidths(page: Page, widths: readonly number[]): Promise<string[]> {
  const faults: string[] = [];
  for (const width of widths) {
    await page.setViewport({ width, height: 900 });
    for (const fault of [...(await axeFaults(page)), ...(await widthFaults(page))])
      faults.push(`${width} px: ${fault}`);
  }
  return faults;
}

/** Contrast of text on each ground that a site may have. */
export async function checkGrounds(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const ground of HOST_GROUNDS) {
    await setGround(page, ground);
    for (const fault of await axeFaults(page, ['color-contrast']))
      faults.push(`on ${ground.name}: ${fault}`);
  }
  await setGround(page, NORMAL_GROUND);
  return faults;
}

/** Contrast of text on a page with colours of its own, in the dark. */
export async function checkDark(page: Page): Promise<string[]> {
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
  const faults = await axeFaults(page, ['color-contrast']);
  await page.emulateMediaFeatures([]);
  return faults.map((fault) => `in the dark: ${fault}`);
}

/** The same page with text twice as large, on a phone. */
export async function checkLargeText(page: Page): Promise<string[]> {
  await page.setViewport({ width: 320, height: 900 });
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
  const faults = await widthFaults(page);
  await page.evaluate(() => (document.documentElement.style.fontSize = ''));
  return faults.map((fault) => `text at 200 %: ${fault}`);
}

/**
 * Forced colours, as in Windows' contrast themes: text keeps its contrast, and what is drawn (bars,
 * arrows, marks) keeps a colour that isn't that of the page.
 */
export async function checkForcedColors(page: Page, tag: string): Promise<string[]> {
  const session = await page.createCDPSession();
  const emulate = (value: string) =>
    session.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value }] });
  await emulate('active');
  const faults = await axeFaults(page, ['color-contrast']);
  const unseen = await page.evaluate((host) => {
    const root = document.querySelector(host)?.shadowRoot ?? document;
    const ground = getComputedStyle(document.body).backgroundColor;
    return [...root.querySelectorAll('svg :is(.fill, .line, .share)')]
      .filter((shape) => {
        const { fill, stroke } = getComputedStyle(shape);
        return [fill, stroke].every((color) => color === 'none' || color === ground);
      })
      .map((shape) => shape.outerHTML.slice(0, 80));
  }, tag);
  await emulate('none');
  await session.detach();
  return [...faults, ...unseen.map((shape) => `cannot be seen: ${shape}`)].map(
    (fault) => `forced colours: ${fault}`,
  );
}

/** That a text from right to left begins at the right, and says so. */
export async function checkDirection(page: Page, tag: string, direction: string) {
  const found = await page.evaluate((host) => {
    const root = document.querySelector(host)?.shadowRoot ?? document;
    const base = root.querySelector('[part=base], main');
    return base ? getComputedStyle(base).direction : 'missing';
  }, tag);
  return found === direction ? [] : [`direction ${found}, not ${direction}`];
}

/** How long after a press what it moves may come: an answer of a server on a busy machine. */
const PRESS_EFFECT_MS = 5_000;

/** Counts how far things move while the page loads; what a press moves doesn't count. */
export const watchShift = (page: Page) =>
  page.evaluateOnNewDocument((effectMs) => {
    window.shiftTotal = 0;
    let pressedAt = -Infinity;
    for (const press of ['pointerdown', 'keydown'])
      addEventListener(press, ({ timeStamp }) => (pressedAt = timeStamp), { capture: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
      })[])
        if (!entry.hadRecentInput && entry.startTime - pressedAt > effectMs)
          window.shiftTotal += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  }, PRESS_EFFECT_MS);

export async function checkShift(page: Page): Promise<string[]> {
  const shift = await page.evaluate(() => window.shiftTotal);
  return shift > MAX_SHIFT ? [`moves by ${shift.toFixed(3)} while it loads`] : [];
}
