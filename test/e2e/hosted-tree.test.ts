import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { serving } from '../collector/harness.ts';
import { heardOf, withoutSmallPrint } from './accessibility-tree.ts';
import { openBrowser } from './browser.ts';
import * as expected from './hosted-expectations.ts';

const EMBED = fileURLToPath(new URL('../../dist/embed', import.meta.url));
const SEND = 'form [part=button][data-other]';

let browser: Browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

/** What a screen reader is given of a page, by Chromium. */
async function openPage(t: TestContext, path: string) {
  const { url } = await serving(t, { LEAST_SECONDS: '0' }, EMBED);
  const page = await browser.newPage();
  t.after(() => page.close());
  await page.goto(`${url}/pages/edgbaston/${path}`);
  await page.waitForSelector('.place');
  return page;
}

const heard = (page: Page) => heardOf(page, 'body');
/** The parts before the headings that follow the first. */
const firstPart = (text: string) => text.split('\nheading, level 2: How you can help')[0];

describe('The accessibility tree of a hosted page', () => {
  it('of the survey, and of its problems', async (t) => {
    const page = await openPage(t, 'survey');
    assert.equal(await heard(page), expected.HOSTED_SURVEY.trim());
    await page.click(SEND);
    await page.waitForSelector('[part=error]');
    assert.equal(withoutSmallPrint(await heard(page)), expected.HOSTED_SURVEY_WITH_PROBLEMS.trim());
  });

  it('of the survey in another language', async (t) => {
    const page = await openPage(t, 'survey?lang=cy');
    const [shown] = (await heard(page)).split('\ntext: Birmingham Edgbaston Constituency Party sy');
    assert.equal(shown, expected.HOSTED_SURVEY_IN_WELSH.trim());
  });

  it('of the thanks', async (t) => {
    const page = await openPage(t, 'survey?ward=E05011144');
    await page.click('input[value=street-lighting]');
    await page.click(SEND);
    await page.waitForSelector('[part=received]');
    const shown = (await heard(page)).replace(/\d{1,2} \w+ 20\d\d/, 'DAY');
    assert.equal(shown, expected.HOSTED_THANKS.trim());
  });

  it('of the sign-up, and of its problems', async (t) => {
    const page = await openPage(t, 'signup');
    assert.equal(await heard(page), expected.HOSTED_SIGNUP.trim());
    await page.click(SEND);
    await page.waitForSelector('[part=error]');
    assert.equal(firstPart(await heard(page)), expected.HOSTED_SIGNUP_WITH_PROBLEMS.trim());
  });
});
