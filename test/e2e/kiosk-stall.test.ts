import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { readAssets } from '../../src/collector/cli/embed-assets.ts';
import { listen } from '../../src/collector/http/listen.ts';
import { SECRET } from '../collector/ballots/open-ballot.ts';
import { openCollector } from '../collector/harness.ts';
import { openBrowser } from './browser.ts';
import { PIN, STALL, TabletPage, tellShownText, until } from './kiosk-scene.ts';

const EMBED = fileURLToPath(new URL('../../dist/embed/', import.meta.url));
const NAME = 'Amina Begum';
const EMAIL = 'amina@residents.example';
const WORDS = 'The hill by the school';
const AGE = 'I am 16 or over';
const KEEP =
  'I consent to Birmingham Edgbaston Constituency Party keeping the answers in this form, which may show my political opinions, to support me as a champion. I can withdraw at any time.';

let browser: Browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

/** A collector whose campaign has a survey and a sign-up, and a tablet set up for both. */
async function openStall(t: TestContext, prepare = tellShownText) {
  const { app, store, organise } = await openCollector({
    secret: SECRET,
    assets: readAssets(EMBED, '0'),
  });
  const server = await listen(app.fetch, { host: '127.0.0.1', port: 0 });
  if (!server.listening) await once(server, 'listening');
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const text = async (path: string) => (await organise(`/campaigns/edgbaston${path}`)).text();
  return {
    url,
    tablet: await TabletPage.setUp(browser, url, prepare, STALL),
    answers: () => text('/responses.jsonl'),
    people: () => text('/people.jsonl'),
    tablets: () => store.devices.list('edgbaston', ''),
  };
}

async function answerSurvey(tablet: TabletPage): Promise<void> {
  await tablet.press('Answer the survey');
  await tablet.chooseWard('Harborne');
  await tablet.press('Pot holes and road repairs', 'radio');
  await tablet.type('What would you change, and where? (optional)', WORDS);
  await tablet.press('Send my answer');
}

async function signUp(tablet: TabletPage): Promise<void> {
  await tablet.press('Sign up to help');
  await tablet.type('Full name', NAME);
  await tablet.type('Email address', EMAIL);
  await tablet.press(AGE, 'checkbox');
  await tablet.press(KEEP, 'checkbox');
  await tablet.press('Sign me up');
}

const count = (text: string, part: string): number => text.split(part).length - 1;

describe('a tablet at a stall', () => {
  it('takes an answer and a sign-up without a connection, and sends each once with one', async (t) => {
    const { url, tablet, answers, people, tablets } = await openStall(t);
    const { page } = tablet;
    const before = await page.evaluate(() => history.length);
    await page.setOfflineMode(true);
    await answerSurvey(tablet);
    await tablet.sees('Thank you. Your answer is kept');
    await tablet.press('Next person');
    await signUp(tablet);
    await tablet.sees('Thank you. Your sign-up is kept');
    await tablet.press('Next person');
    await tablet.sees('2 waiting');
    assert.equal(await page.evaluate(() => history.length), before);
    const traces = [NAME, EMAIL, WORDS, 'issue-response'];
    const readable = async () => `${await tablet.shown()} ${page.url()} ${await tablet.stored()}`;
    for (const step of ['now', 'back', 'forward', 'reload'] as const) {
      if (step === 'back') await page.goBack();
      if (step === 'forward') await page.goForward();
      if (step === 'reload') await page.reload();
      if (step === 'forward' || step === 'reload') await tablet.sees('Answer the survey');
      const seen = step === 'back' ? await tablet.shown() : await readable();
      assert.deepEqual(
        traces.filter((trace) => seen.includes(trace)),
        [],
        step,
      );
    }
    // The tab is gone, and comes back without a connection.
    const again = await page.browserContext().newPage();
    assert.equal(await answers(), '');
    await page.close({ runBeforeUnload: false });
    await tellShownText(again);
    await again.setOfflineMode(true);
    await again.goto(`${url}${STALL.path}`);
    const reopened = new TabletPage(again, url);
    // The page that closed may have been online for a moment before it was gone.
    await reopened.sees(' waiting');
    await again.setOfflineMode(false);
    await until(async () => (await tablets())[0]?.sent === 2);
    await reopened.sees('0 waiting');
    assert.equal(count(await answers(), WORDS), 1);
    assert.equal(count(await people(), EMAIL), 1);
    assert.match(await answers(), /"event"/);
    assert.equal((await tablets())[0]?.waiting, 0);
    assert.deepEqual([...tablet.complaints, ...reopened.complaints], []);
  });

  it('throws away what somebody leaves behind, and the browser suggests none of it', async (t) => {
    const { tablet } = await openStall(t);
    await tablet.press('Sign up to help');
    await tablet.type('Full name', NAME);
    const { open, links } = await tablet.page.evaluate(() => {
      const all = (root: ParentNode): Element[] =>
        [...root.querySelectorAll('*')].flatMap((element) => [
          element,
          ...(element.shadowRoot ? all(element.shadowRoot) : []),
        ]);
      const elements = all(document);
      return {
        open: elements
          .filter((element) => element.matches('form, input, textarea'))
          .filter((element) => element.getAttribute('autocomplete') !== 'off').length,
        links: elements.filter((element) => element.matches('a[href]')).length,
      };
    });
    assert.deepEqual({ open, links }, { open: 0, links: 0 });
    await tablet.press('Stop, and clear everything');
    await tablet.press('Sign up to help');
    const name = await tablet.page.waitForSelector('::-p-aria([name="Full name"][role="textbox"])');
    assert.equal(await name?.evaluate((box) => (box as HTMLInputElement).value), '');
  });

  it('says what is wrong as the form on a page does, and keeps nothing of it', async (t) => {
    const { tablet, tablets } = await openStall(t);
    await tablet.press('Answer the survey');
    await tablet.press('Send my answer');
    await tablet.sees('There is a problem');
    await tablet.sees('0 waiting');
    assert.equal((await tablets())[0]?.sent, 0);
  });

  it('leaves the form as it is where the browser can’t keep it, and says so', async (t) => {
    const { tablet, answers } = await openStall(t, async (page: Page) => {
      await tellShownText(page);
      await page.evaluateOnNewDocument(() => {
        Object.assign(globalThis, {
          breakStorage: (isBroken: boolean) => {
            const { put } = IDBObjectStore.prototype;
            IDBObjectStore.prototype.add = isBroken
              ? () => {
                  throw new DOMException('full', 'QuotaExceededError');
                }
              : put;
          },
        });
      });
    });
    const breakStorage = (isBroken: boolean) =>
      tablet.page.evaluate(
        (broken) =>
          (globalThis as unknown as { breakStorage(is: boolean): void }).breakStorage(broken),
        isBroken,
      );
    await breakStorage(true);
    await answerSurvey(tablet);
    await tablet.sees('This tablet could not keep what you filled in');
    await breakStorage(false);
    await tablet.press('Send my answer');
    await tablet.sees('Thank you. Your answer is kept');
    await until(async () => count(await answers(), WORDS) === 1);
  });

  it('takes only what it was set up for, and is given back with its PIN', async (t) => {
    const { url, tablet, tablets } = await openStall(t);
    await tablet.enterPin(PIN);
    await tablet.press('Give this tablet back');
    await tablet.sees('This tablet is given back');
    assert.ok((await tablets())[0]?.closedAt);
    const { page } = tablet;
    await page.goto(`${url}${STALL.devices}`);
    await TabletPage.signIn(page);
    await page.goto(`${url}${STALL.path}`);
    await tablet.press('Sign up to help', 'checkbox');
    await tablet.fillSetup('Market');
    await tablet.sees('Answer the survey');
    assert.ok(!(await tablet.shown()).includes('Sign up to help'));
  });
});
