import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'puppeteer-core';
import { type Running, serveCollector } from '../../src/collector/cli/serve-collector.ts';
import { campaignsPublishedAtOnce } from '../collector/published-at-once.ts';
import { openBrowser, Resident } from './browser.ts';
import { Host } from './host.ts';

let browser: Browser;
let host: Host;
let collector: Running;
let data: string;

before(async () => {
  data = mkdtempSync(join(tmpdir(), 'campaign-links-'));
  host = await Host.open();
  collector = await serveCollector(
    {
      PORT: '0',
      DATA: data,
      CAMPAIGNS: campaignsPublishedAtOnce(data),
      RATE_LIMIT: 'off',
      LEAST_SECONDS: '0',
    },
    fileURLToPath(new URL('../../dist/embed', import.meta.url)),
  );
  browser = await openBrowser();
});

after(async () => {
  await browser.close();
  host.close();
  await collector.stop();
  rmSync(data, { recursive: true });
});

const pageOf = (name: string) => `${collector.url}/pages/edgbaston/${name}`;
const linkTo = (name: string) => `<a href="${pageOf(name)}">${name} of the campaign</a>`;

/** A page of a site whose administrator has added the script once. */
async function open(content: string, script = `src="${collector.url}/campaign-links.js" async`) {
  const page = `<!doctype html><html lang="en"><title>A partner</title><script ${script}></script><body>${content}`;
  const resident = await Resident.at(browser, host.page(page));
  const tags = () =>
    resident.page.$$eval(':is(main, nav, body) *', (elements) =>
      elements.map(({ localName }) => localName).filter((name) => name.startsWith('campaign-')),
    );
  return { resident, tags };
}

describe('A link to a page of a campaign, on a site with the script for links', () => {
  it('becomes the widget, with the settings of its address, and takes an answer', async () => {
    const { resident } = await open(
      `<main><p>Answer here:</p><p>${linkTo('survey?source=our-site&ward=E05011144')}</p></main>`,
    );
    await resident.answers('From a link');
    const source = await resident.page.$eval('campaign-issue-survey', (widget) =>
      widget.getAttribute('source'),
    );
    assert.equal(source, 'our-site');
    assert.deepEqual(resident.complaints, []);
    await resident.leave();
  });

  it('becomes the sign-up and the tracker too', async () => {
    const { resident, tags } = await open(
      `<main><p>${linkTo('signup?as=organisation')}</p><ul><li>${linkTo('progress')}</li></ul></main>`,
    );
    for (const tag of ['campaign-champion-signup', 'campaign-progress'])
      await resident.page.waitForFunction(
        (tag) => document.querySelector(tag)?.shadowRoot?.querySelector('[part=base]'),
        {},
        tag,
      );
    assert.deepEqual(await tags(), ['campaign-champion-signup', 'campaign-progress']);
    assert.deepEqual(resident.complaints, []);
    await resident.leave();
  });

  it('stays a link in a sentence, in a menu, to other pages and to other sites', async () => {
    const { resident, tags } = await open(`<nav><p>${linkTo('survey')}</p></nav>
      <p>Read it, and then ${linkTo('survey')}.</p>
      <p>${linkTo('privacy')}</p>
      <p><a href="https://elsewhere.example/pages/edgbaston/survey">Elsewhere</a></p>`);
    await resident.page.waitForFunction(() => document.readyState === 'complete');
    assert.deepEqual(await tags(), []);
    assert.ok(!resident.requests.some((url) => url.endsWith('campaign-widgets.js')));
    await resident.leave();
  });

  it('is found where another tool has moved the script, by the address that it names', async () => {
    const text = await (await fetch(`${collector.url}/campaign-links.js`)).text();
    const { resident } = await open(
      `<main><p>${linkTo('survey')}</p></main>`,
      `data-collector="${collector.url}/">${text}</script><script`,
    );
    await resident.answers('From a link, with the script in the page');
    await resident.leave();
  });

  it('is what people see until the widget is there, and where it can’t be loaded', async () => {
    const { resident } = await open(`<main><p>${linkTo('survey')}</p></main>`, 'src="data:,"');
    assert.ok(await resident.page.$eval('main a', (link) => link.checkVisibility()));
    await resident.leave();
  });
});
