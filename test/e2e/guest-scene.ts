import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'puppeteer-core';
import { type Running, serveCollector } from '../../src/collector/cli/serve-collector.ts';
import { campaignsPublishedAtOnce } from '../collector/published-at-once.ts';
import { openBrowser } from './browser.ts';
import { Host } from './host.ts';

const EMBED = fileURLToPath(new URL('../../dist/embed', import.meta.url));

/** A browser, somebody's site, and a collector whose widgets are guests there. */
export class GuestScene {
  readonly browser: Browser;
  readonly host: Host;
  readonly collector: Running;
  readonly #folder: string;

  private constructor(browser: Browser, host: Host, collector: Running, folder: string) {
    this.browser = browser;
    this.host = host;
    this.collector = collector;
    this.#folder = folder;
  }

  static async open(): Promise<GuestScene> {
    const folder = mkdtempSync(join(tmpdir(), 'campaign-guest-'));
    const settings = { PORT: '0', DATA: folder, RATE_LIMIT: 'off', LEAST_SECONDS: '0' };
    const collector = await serveCollector(
      { ...settings, CAMPAIGNS: campaignsPublishedAtOnce(folder) },
      EMBED,
    );
    return new GuestScene(await openBrowser(), await Host.open(), collector, folder);
  }

  async close(): Promise<void> {
    await this.browser.close();
    this.host.close();
    await this.collector.stop();
    rmSync(this.#folder, { recursive: true });
  }
}
