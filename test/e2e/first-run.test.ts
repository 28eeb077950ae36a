import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { executeCommand } from '../../src/collector/cli/execute-command.ts';
import { type Running, serveCollector } from '../../src/collector/cli/serve-collector.ts';
import { startMessage } from '../../src/collector/cli/start-message.ts';
import { openBrowser, Resident } from './browser.ts';

describe('A collector without any campaign', () => {
  let browser: Browser;
  let collector: Running;
  const [data, none] = ['data', 'none'].map((name) =>
    mkdtempSync(join(tmpdir(), `first-${name}-`)),
  );

  before(async () => {
    browser = await openBrowser();
    collector = await serveCollector(
      { PORT: '0', DATA: data, CAMPAIGNS: none, RATE_LIMIT: 'off' },
      '/nowhere',
    );
  });

  after(async () => {
    await browser.close();
    await collector.stop();
    for (const folder of [data, none]) if (folder) rmSync(folder, { recursive: true });
  });

  const open = (path: string) =>
    Resident.at(browser, `${collector.url}${path}`, 320, (page) =>
      page.setJavaScriptEnabled(false),
    );
  const go = async ({ page }: Resident, selector: string) =>
    Promise.all([page.waitForNavigation(), page.click(selector)]);
  const heading = ({ page }: Resident) => page.$eval('h1', (h1) => h1.innerText);

  it('says so at its start, and in the browser, and leads to the first one', async () => {
    assert.match(
      startMessage(collector),
      /^Campaigns: none yet\. Begin the first one at \S+\/organiser\/new-campaign$/m,
    );
    const owner = await open('/');
    const text = await owner.page.$eval('main', (main) => main.innerText);
    assert.match(text, /No campaign is here yet/);
    await go(owner, 'a[href="/organiser/new-campaign"]');
    assert.equal(await heading(owner), 'Organiser pages');
    await owner.page.type('#name', 'Grace Hopper');
    await owner.page.type('#token', collector.organiserToken);
    await go(owner, 'form button');
    assert.equal(await heading(owner), 'A new campaign');
    await owner.page.goto(`${collector.url}/organiser`);
    const home = await owner.page.$eval('main', (main) => main.innerText);
    assert.match(home, /There is no campaign here yet/);
    await owner.leave();
  });

  it('is opened by somebody who has nothing but a link', async () => {
    const env = { DATA: data, CAMPAIGNS: none, PUBLIC_URL: collector.url };
    const { output } = await executeCommand(['link', 'add', 'Siân', '--scope', 'owner'], env);
    const path = new URL(output.split('\n')[0] ?? '').pathname;
    const sian = await open(path);
    assert.equal(await heading(sian), 'You were given access');
    assert.equal(
      await sian.page.$eval('#name', (input) => (input as HTMLInputElement).value),
      'Siân',
    );
    await go(sian, 'button.main');
    assert.match(
      await sian.page.$eval('main', (main) => main.innerText),
      /There is no campaign here yet/,
    );
    await go(sian, 'main a[href="/organiser/new-campaign"]');
    assert.equal(await heading(sian), 'A new campaign');
    const late = await open(path);
    assert.equal(await heading(late), 'This link was used');
    await Promise.all([sian.leave(), late.leave()]);
  });
});
