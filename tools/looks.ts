/**
 * Looks at every state of every widget in every language, in a real Chromium: axe, contrast on
 * eleven grounds, forced colours, direction, text at 200 %, and how far things move while the page
 * comes. Prints what is wrong, and how much was looked at.
 *
 *     npm run looks [-- FOLDER]              FOLDER gets screenshots at 320, 768 and 1280 px
 *     LANGS=en,ur ONLY=survey npm run looks  some languages, and scenes whose name holds a word
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { LANGUAGES } from '../src/locales/languages.ts';
import { type LookSite, openLookSite } from './looks/look-site.ts';
import {
  checkDirection,
  checkForcedColors,
  checkGrounds,
  checkLargeText,
  checkShift,
  checkWidths,
  watchShift,
} from './looks/page-checks.ts';
import { SCENES, type Scene, waitForPart } from './looks/scenes.ts';

const PHONE_WIDTH = 320;
const WIDTHS = [PHONE_WIDTH, 768, 1280];
/** A slow line, so that what comes later comes visibly later. */
const SLOW_LINE = { latency: 150, download: 1_600_000 / 8, upload: 750_000 / 8 };
const SETTLE_MS = 400;
const LOAD_TIMEOUT_MS = 30_000;

const wait = (delayMs: number) => new Promise((resolve) => setTimeout(resolve, delayMs));

const [shotFolder] = process.argv.slice(2);
const languages = (process.env.LANGS ?? Object.keys(LANGUAGES).join()).split(',');
const scenes = SCENES.filter(({ tag, name }) => `${tag} ${name}`.includes(process.env.ONLY ?? ''));

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
  await page.reload({ waitUntil: 'domcontentloaded', timeout: LOAD_TIMEOUT_MS });
  await waitForPart(page, tag, 'form');
  await wait(SETTLE_MS);
  return [...faults, ...(await checkShift(page)).map((fault) => `loaded again: ${fault}`)];
}

async function saveShots(page: Page, name: string): Promise<void> {
  if (!shotFolder) return;
  for (const width of WIDTHS) {
    await page.setViewport({ width, height: 900 });
    const path = join(shotFolder, `${name}-${width}.png`) as `${string}.png`;
    await page.screenshot({ path, fullPage: true });
  }
}

/** Everything that is wrong with a scene in a language. */
async function sceneFaults(browser: Browser, site: LookSite, scene: Scene, language: string) {
  const { tag } = scene;
  const url = await site.pageUrl(scene, language);
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.setViewport({ width: PHONE_WIDTH, height: 900 });
    await watchShift(page);
    await page.goto(url, { waitUntil: 'domcontentloaded', timeout: LOAD_TIMEOUT_MS });
    const faults = await reach(page, scene);
    await saveShots(page, `${tag}-${scene.name}-${language}`.replaceAll(' ', '-'));
    const { direction = 'ltr' } = LANGUAGES[language] ?? {};
    return [
      ...faults,
      ...(await checkWidths(page, [PHONE_WIDTH, 1280])),
      ...(await checkGrounds(page)),
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

if (shotFolder) await mkdir(shotFolder, { recursive: true });
const site = await openLookSite();
const browser = await launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-dev-shm-usage'],
});
let looked = 0;
let wrong = 0;
for (const scene of scenes)
  for (const language of languages) {
    const faults = await sceneFaults(browser, site, scene, language);
    looked++;
    if (faults.length > 0) wrong++;
    for (const fault of faults) console.error(`${scene.tag}, ${scene.name}, ${language}: ${fault}`);
  }
await browser.close();
await site.close();
console.log(`${looked} states looked at, ${wrong} with faults`);
process.exitCode = wrong > 0 || looked === 0 ? 1 : 0;
