import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'puppeteer-core';
import { folder, publishedAtOnce, serving } from '../collector/harness.ts';
import { HARBORNE } from '../contract/examples.ts';
import { openBrowser } from './browser.ts';

const EMBED = fileURLToPath(new URL('../../dist/embed', import.meta.url));
const POSTCODE = 'ZZ17 9NE';

let browser: Browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

/** A service in the shape of postcodes.io, which knows one postcode. @returns its address */
async function openService(t: TestContext): Promise<string> {
  const server = createServer((request, response) => {
    const isKnown = request.url === `/postcodes/${encodeURIComponent(POSTCODE)}`;
    const codes = { admin_ward: HARBORNE, admin_district: 'E08000025' };
    const result = { postcode: POSTCODE, admin_ward: 'Harborne', codes };
    response
      .writeHead(isKnown ? 200 : 404, { 'Content-Type': 'application/json' })
      .end(JSON.stringify(isKnown ? { status: 200, result } : { status: 404 }));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/postcodes`;
}

/** A hosted survey that looks up postcodes, with its script or without one. */
async function openSurvey(t: TestContext, embed: string) {
  const service = await openService(t);
  const campaigns = folder(t);
  const campaign = publishedAtOnce();
  writeFileSync(
    join(campaigns, 'edgbaston.json'),
    JSON.stringify({ ...campaign, areas: { ...campaign.areas, lookup: '../areas' } }),
  );
  const { url } = await serving(
    t,
    { CAMPAIGNS: campaigns, AREA_LOOKUP: service, ALLOW_PRIVATE: new URL(service).host },
    embed,
  );
  const page = await browser.newPage();
  t.after(() => page.close());
  const navigations: string[] = [];
  page.on('framenavigated', (frame) => navigations.push(frame.url()));
  await page.goto(`${url}/pages/edgbaston/survey`);
  if (embed === EMBED) await page.waitForSelector('.place');
  await page.type('#words', 'The lane by the church');
  const pages = navigations.length;
  const lookUp = async (postcode: string) => {
    await page.$eval('#postcode', (field) => ((field as HTMLInputElement).value = ''));
    await page.type('#postcode', postcode);
    const button = await page.$('#postcode ~ button, [part=field]:has(#postcode) button');
    await button?.click();
  };
  const chosen = () => page.$eval('#area', (list) => (list as HTMLSelectElement).value);
  const words = () => page.$eval('#words', (box) => (box as HTMLTextAreaElement).value);
  const newPages = () => navigations.length - pages;
  return { page, lookUp, chosen, words, newPages };
}

describe('a postcode on a hosted page', () => {
  it('chooses its ward without a new page, and touches nothing else', async (t) => {
    const { page, lookUp, words, newPages } = await openSurvey(t, EMBED);
    await lookUp('zz17 9ne');
    await page.waitForFunction(
      (ward) => document.querySelector<HTMLSelectElement>('#area')?.value === ward,
      {},
      HARBORNE,
    );
    assert.equal(await words(), 'The lane by the church');
    assert.equal(newPages(), 0);
  });

  it('says in place that it was not found, and leaves the list to choose from', async (t) => {
    const { page, lookUp, chosen, newPages } = await openSurvey(t, EMBED);
    await lookUp('ZZ99 9ZZ');
    await page.waitForFunction(() =>
      [...document.querySelectorAll('[role=status]')].some(({ textContent }) =>
        /We could not find|choose your ward/i.test(textContent),
      ),
    );
    assert.equal(await chosen(), '');
    assert.equal(newPages(), 0);
  });

  it('chooses its ward by a new page where there is no script, with what was typed', async (t) => {
    const { page, lookUp, chosen, words } = await openSurvey(t, '/nowhere');
    await Promise.all([page.waitForNavigation(), lookUp('zz17 9ne')]);
    assert.equal(await chosen(), HARBORNE);
    assert.equal(await words(), 'The lane by the church');
  });
});
