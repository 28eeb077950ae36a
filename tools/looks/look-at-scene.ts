import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { LANGUAGES } from '../../src/locales/languages.ts';
import type { LookSite } from './look-site.ts';
import {
  checkDark,
  checkDirection,
  checkForcedColors,
  checkGrounds,
  checkLargeText,
  checkShift,
  checkWidths,
  watchShift,
} from './page-checks.ts';
import { HOSTED_PAGE, type Scene, waitForPart } from './scene-acts.ts';

const PHONE_WIDTH = 320;
const WIDTHS = [PHONE_WIDTH, 768, 1280];
/** A slow line, so that what comes later comes visibly later. */
const SLOW_LINE = { latency: 150, download: 1_600_000 / 8, upload: 750_000 / 8 };
const SETTLE_MS = 400;
const LOAD_TIMEOUT_MS = 30_000;

const wait = (delayMs: number) => new Promise((resolve) => setTimeout(resolve, delayMs));

/**
 * How far things move on a phone and on a desk, on a slow line, in what comes by itself. A document
 * that is missing is a mistake of the page, and frees the room that was kept for a form.
 */
async function shiftFaults(browser: Browser, url: string, scene: Scene): Promise<string[]> {
  if (scene.act || scene.document === 'missing') return [];
  const faults: string[] = [];
  for (const width of [360, 1280]) {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    await page.setViewport({ width, height: 800 });
    await watchShift(page);
    await page.emulateNetworkConditions(SLOW_LINE);
    await page.goto(url, { waitUntil: 'domcontentloaded', timeout: LOAD_TIMEOUT_MS });
    await waitForPart(page, scene.tag, scene.shows);
    await wait(SETTLE_MS);
    for (const fault of await checkShift(page)) faults.push(`${width} px: ${fault}`);
    await context.close();
  }
  return faults;
}

/**
 * Does what leads to the state of a scene.
 * @returns what moved on the way, unless a press moved it
 */
async function reach(page: Page, scene: Scene): Promise<string[]> {
  const { tag, act, begins = 'form', shows, isLoadedAgain } = scene;
  if (act) await waitForPart(page, tag, begins);
  await act?.(page, tag);
  await waitForPart(page, tag, shows);
  await wait(SETTLE_MS);
  const faults = act ? await checkShift(page) : [];
  if (!isLoadedAgain) return faults;
  await page.emulateNetworkConditions(SLOW_LINE);
  // Whoever comes back later begins at the top.
  await page.evaluate(() => scrollTo(0, 0));
  await page.reload({ waitUntil: 'domcontentloaded', timeout: LOAD_TIMEOUT_MS });
  await waitForPart(page, tag, 'form');
  await wait(SETTLE_MS);
  return [...faults, ...(await checkShift(page)).map((fault) => `loaded again: ${fault}`)];
}

async function saveShots(page: Page, folder: string, name: string): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewport({ width, height: 900 });
    const path = join(folder, `${name}-${width}.png`) as `${string}.png`;
    await page.screenshot({ path, fullPage: true });
  }
}

/** What a scene is looked at with. */
export interface LookTools {
  readonly browser: Browser;
  readonly site: LookSite;
  /** Gets screenshots at three widths; left out, none are taken. */
  readonly shotFolder?: string | undefined;
}

/** Everything that is wrong with a scene in a language. */
export async function sceneFaults(
  { browser, site, shotFolder }: LookTools,
  scene: Scene,
  language: string,
): Promise<string[]> {
  const { tag } = scene;
  const url = await site.pageUrl(scene, language);
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.setViewport({ width: PHONE_WIDTH, height: 900 });
    await watchShift(page);
    await page.goto(url, { waitUntil: 'domcontentloaded', timeout: LOAD_TIMEOUT_MS });
    const faults = await reach(page, scene);
    const name = `${tag}-${scene.name}-${language}`.replaceAll(' ', '-');
    if (shotFolder) await saveShots(page, shotFolder, name);
    const { direction = 'ltr' } = LANGUAGES[scene.isEnglish ? 'en' : language] ?? {};
    return [
      ...faults,
      ...(await checkWidths(page, [PHONE_WIDTH, 1280])),
      ...(await (tag === HOSTED_PAGE ? checkDark(page) : checkGrounds(page))),
      ...(await checkForcedColors(page, tag)),
      ...(await checkLargeText(page)),
      ...(scene.document === 'pending' ? [] : await checkDirection(page, tag, direction)),
      ...(await shiftFaults(browser, url, scene)),
    ];
  } catch (failure) {
    return [`the state did not come: ${(failure as Error).message}`];
  } finally {
    await context.close();
  }
}
