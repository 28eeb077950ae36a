import { type Browser, launch, type Page } from 'puppeteer-core';
import { installProbe, type PaintTimes } from './paint-probe.ts';
import { WARM_PATH } from './serve-pages.ts';

/** A telephone of the middle class on a busy mobile network. */
export const DEVICE = {
  width: 412,
  height: 823,
  cpuSlowdown: 4,
  latencyMs: 150,
  downloadBitsPerSecond: 1_600_000,
  uploadBitsPerSecond: 750_000,
};
/** How long the main thread must be free for a page to count as settled. */
const QUIET_MS = 300;
const WARM_UP_MS = 100;
const TIMEOUT_MS = 60_000;

export const launchBrowser = (): Promise<Browser> =>
  launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
    ],
  });

/** Makes a page's next navigation that of a slow telephone, with nothing in its cache. */
export async function slowDown(page: Page, url: string): Promise<void> {
  page.setDefaultTimeout(TIMEOUT_MS);
  await page.setViewport({ width: DEVICE.width, height: DEVICE.height });
  // A person's browser is running already: its process and its fonts are warm.
  await page.goto(new URL(WARM_PATH, url).href);
  await new Promise((resolve) => setTimeout(resolve, WARM_UP_MS));
  await page.setCacheEnabled(false);
  await page.emulateNetworkConditions({
    latency: DEVICE.latencyMs,
    download: DEVICE.downloadBitsPerSecond / 8,
    upload: DEVICE.uploadBitsPerSecond / 8,
  });
  await page.emulateCPUThrottling(DEVICE.cpuSlowdown);
}

/** Loads a page once on the slowed device, with nothing in its cache. */
export async function measurePage(browser: Browser, url: string, tag: string): Promise<PaintTimes> {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.evaluateOnNewDocument(installProbe, tag, QUIET_MS);
    await slowDown(page, url);
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    return await page.evaluate(() => window.paintTimes);
  } finally {
    await context.close();
  }
}
