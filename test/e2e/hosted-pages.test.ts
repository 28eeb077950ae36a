import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { QUINTON } from '../contract/examples.ts';
import { serving } from '../collector/harness.ts';
import { openBrowser } from './browser.ts';

let browser: Browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

/** A page of a collector that was started for the test, in a browser that runs no scripts. */
async function openPage(t: TestContext, path: string, width = 320) {
  const { url } = await serving(t);
  const page = await browser.newPage();
  t.after(() => page.close());
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  await page.setJavaScriptEnabled(false);
  await page.setViewport({ width, height: 800 });
  await page.goto(`${url}/pages/edgbaston/${path}`);
  return { url, page, complaints };
}

const read = (page: Page) => page.$eval('body', (body) => body.innerText);
const pressAndWait = (page: Page, press: () => Promise<unknown>) =>
  Promise.all([page.waitForNavigation(), press()]);
const send = (page: Page) => pressAndWait(page, () => page.click('form [part=button][data-other]'));
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.id || document.activeElement?.getAttribute('part'));

describe('the hosted pages in a browser without scripts', () => {
  it('take an answer and give its reference, with the policy of the page kept', async (t) => {
    const { page, complaints } = await openPage(t, `survey?ward=${QUINTON}`);
    await page.click('input[value=street-lighting]');
    await page.type('#words', 'The lane by the church');
    await send(page);
    const text = await read(page);
    assert.match(text, /Thank you\. We have your answer/);
    assert.match(text, /You said: Street lighting, in Quinton\./);
    assert.match(text, /Your reference is/);
    assert.deepEqual(complaints, []);
  });

  it('lead from a problem to its field, and keep what was typed', async (t) => {
    const { page } = await openPage(t, 'survey');
    await page.type('#other', 'The weir');
    await pressAndWait(page, () => page.keyboard.press('Enter'));
    assert.match(await page.title(), /^Error: /);
    assert.equal(await focused(page), 'summary');
    assert.equal(await page.$eval('#other', (box) => (box as HTMLInputElement).value), 'The weir');
    await page.click('[part=summary] a[href="#area"]');
    assert.equal(new URL(page.url()).hash, '#area');
  });

  it('change the language by a button that keeps what was typed', async (t) => {
    const { page } = await openPage(t, 'survey');
    await page.type('#words', 'The weir');
    await pressAndWait(page, () => page.click('button[name=speak][value=cy]'));
    assert.match(await read(page), /Beth yw’r un mater mawr/);
    assert.equal(
      await page.$eval('#words', (box) => (box as HTMLTextAreaElement).value),
      'The weir',
    );
  });

  it('sign a champion up, in one page', async (t) => {
    const { page } = await openPage(t, 'signup', 1280);
    await page.type('#name', 'Ada Okafor');
    await page.type('#email', 'ada@example.org');
    await page.click('#ageConfirmed');
    await page.click('#consents-keep-champion');
    await send(page);
    assert.match(await read(page), /Thank you for stepping forward/);
    assert.ok(await page.$('a[href*="/mine#"]'));
  });
});
