import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'puppeteer-core';
import { type Running, serveCollector } from '../../src/collector/cli/serve-collector.ts';
import { campaignsPublishedAtOnce } from '../collector/published-at-once.ts';
import { openBrowser, Resident } from './browser.ts';
import { Host } from './host.ts';

const EMBED = fileURLToPath(new URL('../../dist/embed', import.meta.url));
/** Chromium warns of a preload that nobody used so long after the page has loaded. */
const PRELOAD_WARNING_MS = 4_000;

describe('a snippet whose first line preloads the document', () => {
  let browser: Browser;
  let collector: Running;
  let host: Host;
  let data: string;
  let address: string;

  before(async () => {
    data = mkdtempSync(join(tmpdir(), 'campaign-preload-'));
    const CAMPAIGNS = campaignsPublishedAtOnce(data);
    collector = await serveCollector({ PORT: '0', DATA: data, CAMPAIGNS }, EMBED);
    host = await Host.open();
    browser = await openBrowser();
    address = `${collector.url}/campaigns/edgbaston`;
  });
  after(async () => {
    await browser.close();
    host.close();
    await collector.stop();
    rmSync(data, { recursive: true });
  });

  const pageWith = (preload: string) =>
    host.page(
      `<!doctype html><html lang="en"><head>${preload}` +
        `<script type="module" src="${collector.url}/campaign-widgets.js"></script></head>` +
        `<body><campaign-issue-survey src="${address}"></campaign-issue-survey></body></html>`,
    );
  const timesAsked = ({ requests }: Resident) =>
    requests.filter((request) => request === address).length;

  it('asks for the document once, before the script has come, and warns of nothing', async () => {
    const preload = `<link rel="preload" as="fetch" crossorigin href="${address}">`;
    const resident = await Resident.at(browser, pageWith(preload));
    await resident.sees('Your ward');
    await setTimeout(PRELOAD_WARNING_MS);
    assert.equal(timesAsked(resident), 1);
    assert.deepEqual(resident.complaints, []);
    const started = await resident.page.evaluate(
      (names) => names.map((name) => performance.getEntriesByName(name)[0]?.startTime ?? -1),
      [address, `${collector.url}/campaign-widgets.js`],
    );
    const [document = -1, script = -1] = started;
    const end = await resident.page.evaluate(
      (name) =>
        (performance.getEntriesByName(name)[0] as PerformanceResourceTiming | undefined)
          ?.responseEnd ?? -1,
      `${collector.url}/campaign-widgets.js`,
    );
    assert.ok(script >= 0 && document >= 0 && document < end, `${document}, ${script} to ${end}`);
    await resident.leave();
  });

  it('shows the form where the host strips that line, and asks once too', async () => {
    const resident = await Resident.at(browser, pageWith(''));
    await resident.sees('Your ward');
    assert.equal(timesAsked(resident), 1);
    assert.deepEqual(resident.complaints, []);
    await resident.leave();
  });
});
