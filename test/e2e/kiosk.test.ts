import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { createCode } from '../../src/collector/ballots/ballot-keys.ts';
import { openBrowser } from './browser.ts';
import { openHall, PIN, TabletPage, tellShownText, until } from './kiosk-scene.ts';

let browser: Browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

describe('a tablet in a hall', () => {
  it('takes one vote after the other, and nothing of a person stays', async (t) => {
    const { url, codes, spent, tablets } = await openHall(t);
    const tablet = await TabletPage.setUp(browser, url, tellShownText);
    const { page } = tablet;
    const before = await page.evaluate(() => history.length);
    await tablet.vote(codes[0] ?? '');
    const done = await tablet.shown();
    assert.ok(!done.includes('Speeding'), done);
    await tablet.press('Next');
    await tablet.vote(codes[1] ?? '');
    await until(async () => (await spent()) === 2);
    // By itself, after some seconds.
    await tablet.sees('Touch to begin');
    assert.equal(await page.evaluate(() => history.length), before);
    const traces = [...codes, 'road-safety', 'Speeding', 'Harborne Lane'];
    const look = async () => `${await tablet.shown()} ${page.url()}`;
    for (const step of ['now', 'back', 'forward', 'reload'] as const) {
      if (step === 'back') await page.goBack();
      if (step === 'forward') await page.goForward();
      if (step === 'reload') await page.reload();
      const seen = await look();
      assert.deepEqual(
        traces.filter((trace) => seen.includes(trace)),
        [],
        step,
      );
    }
    await tablet.sees('Touch to begin');
    await tablet.press('Touch to begin');
    await tablet.sees('No letter yet');
    const cookies = await page.browserContext().cookies();
    assert.deepEqual(
      cookies.filter(({ name }) => name.includes('organiser')),
      [],
    );
    await until(async () => (await tablets())[0]?.waiting === 0);
    assert.equal((await tablets())[0]?.sent, 2);
    assert.deepEqual(tablet.complaints, []);
  });

  it('tells at once where a letter is wrong, and refuses codes that were never made', async (t) => {
    const { url, codes } = await openHall(t);
    const tablet = await TabletPage.setUp(browser, url, tellShownText);
    const [code = ''] = codes;
    await tablet.press('Touch to begin');
    await tablet.typeCode(code.slice(0, 9) + (code.endsWith('B') ? 'C' : 'B'));
    await tablet.sees('A letter in your code is wrong');
    await tablet.press('Delete the last letter');
    await tablet.press(code.slice(9));
    await tablet.press('Next');
    await tablet.sees('Your ward');
    await tablet.press('Back');
    await tablet.press('Stop, and clear everything');
    await tablet.page.setOfflineMode(true);
    await tablet.press('Touch to begin');
    await tablet.typeCode(createCode());
    await tablet.sees('We do not know this code');
  });

  it('votes without a connection, survives that its tab is gone at once, and sends with one', async (t) => {
    const { url, codes, spent, tablets } = await openHall(t);
    const tablet = await TabletPage.setUp(browser, url, tellShownText);
    const { page } = tablet;
    await page.setOfflineMode(true);
    await tablet.vote(codes[0] ?? '');
    await tablet.press('Next');
    await tablet.vote(codes[1] ?? '');
    // The tab is gone before the screen goes away by itself, and gets no time for anything.
    const again = await page.browserContext().newPage();
    await page.close({ runBeforeUnload: false });
    await tellShownText(again);
    await again.setOfflineMode(true);
    await again.goto(`${url}/kiosk/edgbaston/september`);
    const reopened = new TabletPage(again, url);
    await reopened.sees('Touch to begin');
    await reopened.sees('2 waiting');
    const stored = await reopened.stored();
    for (const trace of [...codes, 'choices', '"road-safety"]', 'declared'])
      assert.ok(!stored.includes(trace), `${trace} is stored`);
    assert.ok(!stored.includes('POST'), 'no answer to a POST is held');
    // The same code once more, without a connection.
    await reopened.press('Touch to begin');
    await reopened.typeCode(codes[0] ?? '');
    await reopened.sees('This code has been used on this tablet');
    await reopened.press('Stop, and clear everything');
    assert.equal(await spent(), 0);
    await again.setOfflineMode(false);
    await reopened.sees('0 waiting, last sent');
    assert.equal(await spent(), 2);
    assert.equal((await tablets())[0]?.sent, 2);
  });

  it('has a service worker that answers no POST', async (t) => {
    const { url } = await openHall(t);
    const tablet = await TabletPage.setUp(browser, url, tellShownText);
    const answers = await tablet.page.evaluate(async () => {
      const ask = async (init: RequestInit) => {
        try {
          return (await fetch('/kiosk/page.html', init)).status;
        } catch {
          return 0;
        }
      };
      await navigator.serviceWorker.ready;
      return { get: await ask({}), post: await ask({ method: 'POST', body: '{}' }) };
    });
    assert.deepEqual(answers, { get: 200, post: 404 });
    await tablet.page.setOfflineMode(true);
    const offline = await tablet.page.evaluate(async () => {
      const got = await fetch('/kiosk/page.html').then(
        ({ status }) => status,
        () => 0,
      );
      const posted = await fetch('/kiosk/page.html', { method: 'POST', body: '{}' }).then(
        ({ status }) => status,
        () => 0,
      );
      return { got, posted };
    });
    assert.deepEqual(offline, { got: 200, posted: 0 });
  });

  it('asks after 60 seconds without a touch whether somebody is there, and clears after 80', async (t) => {
    const { url, codes } = await openHall(t);
    const tablet = await TabletPage.setUp(browser, url, async (page) => {
      await tellShownText(page);
      await page.evaluateOnNewDocument(() => {
        // A clock for the long timers alone: what the page does at once goes on by itself.
        const timers = new Map<number, { at: number; run: () => void }>();
        let [now, next] = [0, 1_000_000];
        const [set, clear] = [setTimeout.bind(globalThis), clearTimeout.bind(globalThis)];
        const later = (run: () => void, ms = 0, ...rest: unknown[]) => {
          if (ms < 5_000) return set(run, ms, ...rest);
          timers.set(++next, { at: now + ms, run });
          return next;
        };
        Object.assign(globalThis, {
          setTimeout: later,
          clearTimeout: (id: number) => {
            timers.delete(id);
            clear(id);
          },
          passSeconds: (seconds: number) => {
            now += seconds * 1000;
            for (const [id, { at, run }] of [...timers]) if (at <= now && timers.delete(id)) run();
          },
        });
      });
    });
    const pass = (seconds: number) =>
      tablet.page.evaluate(
        (amount) => (globalThis as unknown as { passSeconds(s: number): void }).passSeconds(amount),
        seconds,
      );
    const [code = ''] = codes;
    await tablet.press('Touch to begin');
    await tablet.typeCode(code.slice(0, 4));
    await pass(59);
    assert.ok(!(await tablet.shown()).includes('Still there?'));
    await pass(2);
    await tablet.sees('Still there?');
    await tablet.press('More time');
    assert.ok((await tablet.shown()).includes(code.slice(0, 4).split('').join(' ')));
    await pass(61);
    await tablet.sees('Still there?');
    await pass(19);
    assert.ok((await tablet.shown()).includes('Still there?'));
    await pass(1);
    await tablet.sees('Touch to begin');
    assert.ok(!(await tablet.shown()).includes(code.slice(0, 4).split('').join(' ')));
  });

  it('is left with its PIN alone, and given back once nothing waits', async (t) => {
    const { url, codes, tablets } = await openHall(t);
    const tablet = await TabletPage.setUp(browser, url, tellShownText);
    await tablet.enterPin('0815');
    await tablet.sees('This PIN is wrong');
    await tablet.press('Back');
    await tablet.page.setOfflineMode(true);
    await tablet.vote(codes[0] ?? '');
    await tablet.press('Next');
    await tablet.enterPin(PIN);
    await tablet.sees('Not sent yet: 1');
    await tablet.press('Give this tablet back');
    await tablet.sees('It can’t be given back yet');
    await tablet.page.setOfflineMode(false);
    await tablet.press('Try to send now');
    await tablet.sees('Nothing waits on this tablet');
    await tablet.press('Give this tablet back');
    await tablet.sees('This tablet is given back');
    const stored = await tablet.stored();
    const [listed] = await tablets();
    assert.ok(listed?.closedAt);
    assert.ok(!stored.includes(listed.id), 'it has forgotten its key');
  });

  it('tells a voter that a vote is not in the box where the browser can’t keep it', async (t) => {
    const { url, codes, spent } = await openHall(t);
    const tablet = await TabletPage.setUp(browser, url, async (page) => {
      await tellShownText(page);
      await page.evaluateOnNewDocument(() => {
        Object.assign(globalThis, {
          breakStorage: () => {
            IDBObjectStore.prototype.add = () => {
              throw new DOMException('full', 'QuotaExceededError');
            };
          },
        });
      });
    });
    await tablet.page.evaluate(() =>
      (globalThis as unknown as { breakStorage(): void }).breakStorage(),
    );
    await tablet.vote(codes[0] ?? '', 'Your vote is not in the box');
    assert.equal(await spent(), 0);
  });
});
