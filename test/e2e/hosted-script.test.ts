import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser, HTTPRequest, Page } from 'puppeteer-core';
import { serving, TOKEN } from '../collector/harness.ts';
import { openBrowser } from './browser.ts';

const EMBED = fileURLToPath(new URL('../../dist/embed', import.meta.url));

let browser: Browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

/** A resident in front of a page with a form, in a browser of their own. */
async function visit(t: TestContext) {
  const { url } = await serving(t, {}, EMBED);
  const context = await browser.createBrowserContext();
  t.after(() => context.close());
  const complaints: string[] = [];
  const posts: string[] = [];
  const openPage = async (path: string, prepare?: (page: Page) => Promise<unknown>) => {
    const page = await context.newPage();
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('request', (request) => {
      if (request.method() === 'POST') posts.push(new URL(request.url()).pathname);
    });
    await page.setViewport({ width: 320, height: 800 });
    await prepare?.(page);
    await page.goto(`${url}/pages/edgbaston/${path}`);
    return page;
  };
  /** Opens a page, and waits until its script has taken the form. */
  const open = async (path: string) => {
    const page = await openPage(path);
    await isTaken(page);
    return page;
  };
  const answers = async () => {
    const response = await fetch(`${url}/organiser/campaigns/edgbaston/responses.jsonl`, {
      headers: { Authorization: `Bearer ${TOKEN}` },
    });
    const lines = (await response.text()).split('\n').filter(Boolean);
    return lines.map((line) => JSON.parse(line) as { words?: string });
  };
  return { url, open, openPage, answers, posts, complaints };
}

const isTaken = (page: Page) => page.waitForSelector('.place');
const read = (page: Page) => page.$eval('body', (body) => body.innerText);
const says = (page: Page, words: string) =>
  page.waitForFunction((words) => document.body.innerText.includes(words), {}, words);
const press = (page: Page) => page.click('form button[data-other]');
/** Something that a page of its own would not have any more. */
const mark = (page: Page) => page.evaluate(() => document.documentElement.classList.add('same'));
const isSamePage = (page: Page) =>
  page.evaluate(() => document.documentElement.classList.contains('same'));
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.textContent.replaceAll(/\s+/g, ' ').trim());

/** Answers requests of a page, and lets the others through. */
async function intercept(page: Page, answer: (request: HTTPRequest) => Promise<boolean> | boolean) {
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    void Promise.resolve(answer(request)).then((isAnswered) =>
      isAnswered ? undefined : request.continue(),
    );
  });
}

async function fillIn(page: Page, words = 'The lane by the church') {
  await page.click('input[value=street-lighting]');
  await page.type('#words', words);
  await page.select('#area', 'E05011144');
}

/** What a form says is wrong: in its summary, beside its fields, and to a screen reader. */
const problemsOf = (page: Page) =>
  page.$eval('form', (form) => {
    const text = (element: Element) => element.textContent.replaceAll(/\s+/g, ' ').trim();
    return {
      links: [...form.querySelectorAll('[part=summary] a')].map((link) => [
        link.getAttribute('href'),
        text(link),
      ]),
      beside: [...form.querySelectorAll('[part=error]')].map((error) => [
        error.id,
        text(error),
        error.className,
        error.parentElement?.className.trim(),
        error.nextElementSibling?.localName,
      ]),
      described: [...form.querySelectorAll('[aria-describedby]')].map((element) => [
        element.id,
        element.getAttribute('aria-describedby'),
        element.getAttribute('aria-invalid'),
      ]),
    };
  });

describe('a hosted page with its script', () => {
  for (const [path, fill] of [
    ['survey', (page: Page) => page.type('#other', 'x'.repeat(5))],
    ['signup', (page: Page) => page.type('#email', 'ada@')],
    ['signup?as=organisation&lang=cy', (page: Page) => page.type('#phone', '12')],
  ] as const)
    it(`says of ${path} what the collector would say, without asking it`, async (t) => {
      const { open, openPage, posts, complaints } = await visit(t);
      const page = await open(path);
      await fill(page);
      await press(page);
      await page.waitForSelector('[part=error]');
      assert.deepEqual(posts, []);
      assert.deepEqual(complaints, []);
      const plain = await openPage(path, (page) => page.setJavaScriptEnabled(false));
      await fill(plain);
      await Promise.all([plain.waitForNavigation(), press(plain)]);
      assert.deepEqual(await problemsOf(page), await problemsOf(plain));
      assert.match((await focused(page)) ?? '', /^(There is a problem|Mae problem)/);
    });

  it('takes an answer, and shows the thanks in place, at an address of their own', async (t) => {
    const { open, answers, posts, complaints } = await visit(t);
    const page = await open('survey');
    await mark(page);
    await fillIn(page);
    await press(page);
    await says(page, 'Thank you. We have your answer');
    assert.ok(await isSamePage(page));
    assert.match(await read(page), /You said: Street lighting, in Harborne/);
    assert.equal(await focused(page), 'Thank you. We have your answer');
    assert.match(page.url(), /\/received\?lang=en&receipt=/);
    assert.deepEqual(posts, ['/pages/edgbaston/survey']);
    await page.reload();
    assert.match(await read(page), /Thank you\. We have your answer/);
    assert.equal((await answers()).length, 1);
    assert.deepEqual(complaints, []);
  });

  it('takes the name that may follow an answer', async (t) => {
    const { open, posts } = await visit(t);
    const page = await open('survey');
    await fillIn(page);
    await press(page);
    await says(page, 'Thank you. We have your answer');
    await isTaken(page);
    await mark(page);
    await page.click('summary');
    await press(page);
    await page.waitForSelector('#name-error');
    await page.type('#name', 'Amina Begum');
    await page.type('#email', 'amina@residents.example');
    await page.click('#ageConfirmed');
    await page.click('#consents-keep');
    await press(page);
    await page.waitForSelector('a[href*="/mine#"]');
    assert.ok(await isSamePage(page));
    assert.deepEqual(posts, ['/pages/edgbaston/survey', '/pages/edgbaston/contact']);
  });

  it('signs a champion up in place, with their link', async (t) => {
    const { open } = await visit(t);
    const page = await open('signup');
    await mark(page);
    await page.type('#name', 'Ada Okafor');
    await page.type('#email', 'ada@example.org');
    await page.click('#ageConfirmed');
    await page.click('#consents-keep-champion');
    await press(page);
    await says(page, 'Thank you for stepping forward');
    assert.ok(await isSamePage(page));
    assert.match(
      await page.$eval('#message', (box) => (box as HTMLTextAreaElement).value),
      /\/pages\/edgbaston\/signup\?invite=[2-9a-z]{12}/,
    );
  });

  it('keeps what can’t be sent on the device, and sends it when the connection is back', async (t) => {
    const { open, answers } = await visit(t);
    const page = await open('survey');
    await mark(page);
    await fillIn(page);
    await page.setOfflineMode(true);
    await press(page);
    await says(page, 'on this device');
    assert.match((await focused(page)) ?? '', /on this device/);
    assert.deepEqual(await answers(), []);
    await page.setOfflineMode(false);
    await says(page, 'Thank you. We have your answer');
    assert.ok(await isSamePage(page));
    assert.equal((await answers()).length, 1);
  });

  it('sends what waits from an earlier visit, when the page is opened again', async (t) => {
    const { open, answers } = await visit(t);
    const page = await open('survey');
    await fillIn(page, 'Before the page was closed');
    await page.setOfflineMode(true);
    await press(page);
    await says(page, 'on this device');
    await page.close();
    const later = await open('survey');
    await says(later, '1 form that waited has now been sent.');
    assert.deepEqual(
      (await answers()).map(({ words }) => words),
      ['Before the page was closed'],
    );
  });

  it('sends one answer where the collector’s reply was lost on its way', async (t) => {
    const { openPage, answers, posts } = await visit(t);
    let losses = 1;
    /** The collector takes the form, and the connection breaks before its reply has come. */
    const loseFirstReply = async (request: HTTPRequest) => {
      if (request.method() !== 'POST' || losses-- < 1) return false;
      const body = (await request.fetchPostData()) ?? '';
      const headers = { ...request.headers(), origin: new URL(request.url()).origin };
      await fetch(request.url(), { method: 'POST', body, headers });
      await request.abort('connectionreset');
      return true;
    };
    const page = await openPage('survey', (page) => intercept(page, loseFirstReply));
    await isTaken(page);
    await fillIn(page);
    await press(page);
    await says(page, 'on this device');
    await page.click('[part=saved] button');
    await says(page, 'Thank you. We have your answer');
    assert.equal(posts.length, 2);
    assert.equal((await answers()).length, 1);
  });

  it('gives the next person an empty form and an answer of their own', async (t) => {
    const { open, answers } = await visit(t);
    const page = await open('survey');
    await fillIn(page, 'The first');
    await page.setOfflineMode(true);
    await press(page);
    await says(page, 'on this device');
    await page.click('[part=saved] button:nth-of-type(2)');
    await page.waitForSelector('fieldset:not(:disabled)');
    assert.equal(await page.$eval('#words', (box) => (box as HTMLInputElement).value), '');
    assert.equal(await page.$('input:checked'), null);
    await page.setOfflineMode(false);
    await fillIn(page, 'The second');
    await press(page);
    await says(page, 'Thank you. We have your answer');
    const arrived = async () => (await answers()).map((answer) => answer.words).sort();
    // What waited goes by itself, a moment later.
    for (let tries = 0; tries < 100 && (await arrived()).length < 2; tries++)
      await new Promise((resume) => setTimeout(resume, 200));
    assert.deepEqual(await arrived(), ['The first', 'The second']);
  });

  it('asks in place whether to send other words as another answer', async (t) => {
    const { url, open, answers } = await visit(t);
    const page = await open('survey');
    const form = await page.$eval('input[name=form]', (field) => field.value);
    const body = new URLSearchParams({ form, issue: 'street-lighting', area: 'E05011144' });
    await fetch(`${url}/pages/edgbaston/survey?lang=en`, {
      method: 'POST',
      body,
      headers: { Origin: url },
    });
    await mark(page);
    await fillIn(page);
    await press(page);
    await says(page, 'You have sent one answer already');
    assert.ok(await isSamePage(page));
    assert.equal(
      await page.$eval('#words', (box) => (box as HTMLTextAreaElement).value),
      'The lane by the church',
    );
    await isTaken(page);
    await press(page);
    await says(page, 'Thank you. We have your answer');
    assert.equal((await answers()).length, 2);
  });

  it('leaves alone what was typed, and moves nothing, when it arrives late', async (t) => {
    const { openPage } = await visit(t);
    let letThrough: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => (letThrough = resolve));
    const page = await openPage('survey', async (page) => {
      await page.evaluateOnNewDocument(() => {
        const shifts: number[] = [];
        Object.assign(window, { shifts });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries())
            shifts.push((entry as unknown as { value: number }).value);
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await intercept(page, async (request) => {
        if (request.url().endsWith('-form.js')) await waiting;
        return false;
      });
    });
    await page.type('#words', 'The lane by');
    letThrough();
    await page.keyboard.type(' the church, and the bridge', { delay: 10 });
    await isTaken(page);
    await page.keyboard.type('!');
    const { value, start, isFocused } = await page.$eval('#words', (box) => {
      const { value, selectionStart: start } = box as HTMLTextAreaElement;
      return { value, start, isFocused: document.activeElement === box };
    });
    assert.equal(value, 'The lane by the church, and the bridge!');
    assert.equal(start, value.length);
    assert.ok(isFocused);
    assert.deepEqual(await page.evaluate('shifts'), []);
  });
});

describe('a hosted page whose script is broken', () => {
  const block = (file: RegExp) => (page: Page) =>
    intercept(page, (request) => file.test(request.url()) && request.abort().then(() => true));

  for (const [what, file] of [
    ['script never comes', /hosted-script\.js$/],
    ['script comes by half', /-form\.js$/],
    ['campaign can’t be loaded', /\/campaigns\/edgbaston$/],
    ['files of a sign-up never come', /-person-kinds\.js$/],
  ] as const)
    it(`posts its form plainly where the ${what}`, async (t) => {
      const { openPage } = await visit(t);
      const page = await openPage('signup', block(file));
      await page.type('#name', 'Ada Okafor');
      await page.type('#email', 'ada@example.org');
      await page.click('#ageConfirmed');
      await page.click('#consents-keep-champion');
      await mark(page);
      await Promise.all([page.waitForNavigation(), press(page)]);
      assert.match(await read(page), /Thank you for stepping forward/);
      assert.equal(await isSamePage(page), false);
    });

  it('posts its form plainly where something of the page throws', async (t) => {
    const { open } = await visit(t);
    const page = await open('survey');
    await fillIn(page);
    await page.evaluate(() => {
      URLSearchParams.prototype.append = () => {
        throw new Error('broken');
      };
      Object.assign(window, {
        URLSearchParams: () => {
          throw new Error('broken');
        },
      });
    });
    await Promise.all([page.waitForNavigation(), press(page)]);
    assert.match(await read(page), /Thank you\. We have your answer/);
  });

  it('posts its form plainly in a frame that has no origin', async (t) => {
    const { openPage } = await visit(t);
    const page = await openPage('around', (page) =>
      intercept(page, async (request) => {
        if (!request.url().endsWith('/around')) return false;
        const frame = '<iframe sandbox="allow-scripts allow-forms" src="survey"></iframe>';
        await request.respond({ contentType: 'text/html', body: frame });
        return true;
      }),
    );
    const frame = await (await page.waitForSelector('iframe'))?.contentFrame();
    assert.ok(frame);
    await frame.waitForSelector('input[value=street-lighting]');
    await frame.click('input[value=street-lighting]');
    await frame.select('#area', 'E05011144');
    await frame.click('form button[data-other]');
    await frame.waitForFunction(() => document.body.innerText.includes('We have your answer'));
  });
});
