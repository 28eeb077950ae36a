import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { closeBallot } from '../collector/ballots/open-ballot.ts';
import { TOKEN } from '../collector/harness.ts';
import { vote } from '../contract/ballot-examples.ts';
import { heardOf, withoutSmallPrint } from './accessibility-tree.ts';
import { IN_ENGLISH } from './ballot-expectations.ts';
import { IN_URDU } from './ballot-expectations-urdu.ts';
import { openBrowser, Resident } from './browser.ts';
import { Host } from './host.ts';
import { openHall } from './kiosk-scene.ts';

const TAG = 'campaign-issue-ballot';
const ORGANISERS_BALLOT = '/organiser/campaigns/edgbaston/ballots/september';
/** What is pressed and filled in, by role and name. */
const SPEECH = {
  en: {
    ...{ send: 'Send my vote', code: 'Your code', ward: 'Your ward' },
    ...{
      issue: 'Speeding on Harborne Lane',
      received: 'Your vote is in.',
      problem: 'There is a problem',
    },
    declared: 'I live in Harborne. I have not voted in this vote before.',
  },
  ur: {
    ...{ send: 'میرا ووٹ بھیجیں', code: 'آپ کا کوڈ', ward: 'آپ کا وارڈ' },
    ...{
      issue: 'Speeding on Harborne Lane',
      received: 'آپ کا ووٹ پہنچ گیا۔',
      problem: 'ایک مسئلہ ہے',
    },
    declared: 'I live in Harborne. I have not voted in this vote before.',
  },
} as const;
type Language = keyof typeof SPEECH;

/** What a screen reader is given, by Chromium. A change here is a change for whoever listens. */
describe('The accessibility tree of a ballot', () => {
  let browser: Browser;
  let host: Host;

  before(async () => {
    host = await Host.open();
    browser = await openBrowser();
  });

  after(async () => {
    await browser.close();
    host.close();
  });

  /** A collector with an open ballot, and a page with it. */
  async function openScene(t: TestContext, lang: Language) {
    const hall = await openHall(t, { languages: ['en', 'ur'] });
    const script = `<script type="module" src="${hall.url}/campaign-widgets.js"></script>`;
    const tag = `<${TAG} src="${hall.url}/campaigns/edgbaston" ballot="september" lang="${lang}"></${TAG}>`;
    const page = host.page(
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title><link rel="icon" href="data:,"><h1>A page</h1>${script}${tag}`,
    );
    return {
      ...hall,
      async visit(): Promise<Resident> {
        const resident = await Resident.at(browser, page);
        t.after(() => resident.leave());
        await resident.page.waitForSelector(`${TAG} >>> select[part=language]`);
        return resident;
      },
    };
  }

  const heard = async ({ page }: Resident): Promise<string> =>
    withoutSmallPrint(await heardOf(page, TAG));

  for (const lang of ['en', 'ur'] as const) {
    const words = SPEECH[lang];
    const wanted = { en: IN_ENGLISH, ur: IN_URDU }[lang];
    const fillIn = async (resident: Resident) => {
      await resident.choose(words.ward, 'Harborne');
      await resident.press('checkbox', words.issue);
      await resident.press('checkbox', words.declared);
    };

    it(`while somebody chooses, with what they ticked, and once it is sent (${lang})`, async (t) => {
      const { visit, codes } = await openScene(t, lang);
      const resident = await visit();
      await resident.find('button', words.send);
      assert.equal(await heard(resident), wanted.choosing);
      await resident.type(words.code, codes[0] ?? '');
      await fillIn(resident);
      assert.equal(hideCode(await heard(resident)), wanted.ticked);
      await resident.press('button', words.send);
      await resident.sees(words.received, TAG);
      assert.equal(await heard(resident), wanted.sent);
    });

    it(`of a wrong code (${lang})`, async (t) => {
      const { visit } = await openScene(t, lang);
      const resident = await visit();
      await resident.type(words.code, 'BCDFGHJKLM');
      await fillIn(resident);
      await resident.press('button', words.send);
      await resident.sees(words.problem, TAG);
      assert.equal(await heard(resident), wanted.wrongCode);
    });

    it(`of a ballot that has closed (${lang})`, async (t) => {
      const { visit, store } = await openScene(t, lang);
      await closeBallot(store);
      const resident = await visit();
      assert.equal(await heard(resident), wanted.closed);
    });

    it(`of a declared result (${lang})`, async (t) => {
      const { visit, store, url, codes } = await openScene(t, lang);
      const post = async (path: string, body: object) => {
        const response = await fetch(`${url}${path}`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${TOKEN}` },
          body: JSON.stringify(body),
        });
        assert.ok(response.ok, await response.text());
      };
      for (const [at, code] of codes.entries())
        await post('/submissions', vote({ code, choices: [at < 8 ? 'road-safety' : 'litter'] }));
      await closeBallot(store);
      await post(`${ORGANISERS_BALLOT}/state`, { to: 'counting' });
      await post(`${ORGANISERS_BALLOT}/declare`, {});
      const resident = await visit();
      assert.equal(hideDays(await heard(resident)), wanted.declared);
    });
  }
});

/** A code is another one in every run. The field shows it in two halves. */
const hideCode = (text: string): string => text.replace(/\b[A-Z]{5}-[A-Z]{5}\b/g, 'CODE');

/** The day on which the test runs, and the hash of its log. */
const hideDays = (text: string): string =>
  text.replace(/\d{1,2} [^\s\d]+ 20(?!99)\d\d/g, 'DAY').replace(/sha256:[\w]+/g, 'sha256:HASH');
