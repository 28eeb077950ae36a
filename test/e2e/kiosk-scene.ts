import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser, ElementHandle, Page } from 'puppeteer-core';
import { readAssets } from '../../src/collector/cli/embed-assets.ts';
import { listen } from '../../src/collector/http/listen.ts';
import type { CampaignDocument } from '../../src/contract/index.ts';
import { addCodes, openBallot, SECRET } from '../collector/ballots/open-ballot.ts';
import { openCollector, publishedAtOnce, TOKEN } from '../collector/harness.ts';

const EMBED = fileURLToPath(new URL('../../dist/embed/', import.meta.url));
const DEVICES = '/organiser/campaigns/edgbaston';
export const PIN = '4711';
export const TIMEOUT_MS = 60_000;

/** A collector with an open ballot and slips for its event. */
export async function openHall(t: TestContext, { languages = ['en'] } = {}) {
  const document = publishedAtOnce();
  // A language is offered only where the law's sentences are in it.
  const consents = document.consents.map(({ organisationStatement: _, ...consent }) => ({
    ...consent,
    statement: Object.fromEntries(languages.map((tag) => [tag, consent.statement.en])),
  }));
  const campaign = { ...document, languages, consents } as unknown as CampaignDocument;
  const { app, store } = await openCollector({
    secret: SECRET,
    assets: readAssets(EMBED, '0'),
    ...(languages[1] && { campaigns: [campaign] }),
  });
  await openBallot(store, {
    order: 'given',
    opens: '2026-01-01T08:00:00Z',
    closes: '2099-09-12T15:30:00Z',
    onlineCloses: '2099-09-11T20:00:00Z',
  });
  const codes = await addCodes(store, 12, { event: 'st-peters' });
  const server = await listen(app.fetch, { host: '127.0.0.1', port: 0 });
  if (!server.listening) await once(server, 'listening');
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return {
    store,
    codes,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spent: () => store.ballots.countSpent('edgbaston', 'september'),
    tablets: () => store.devices.list('edgbaston', 'september'),
  };
}

/** Where a tablet is set up: the organiser's page, and its own. */
export const HALL = {
  devices: `${DEVICES}/ballots/september/devices`,
  path: '/kiosk/edgbaston/september',
  begin: 'Touch to begin',
};
export const STALL = {
  devices: `${DEVICES}/devices`,
  path: '/kiosk/edgbaston',
  begin: 'Answer the survey',
};

/** A tablet in the hands of helpers and of voters. */
export class TabletPage {
  readonly page: Page;
  readonly url: string;
  readonly complaints: string[] = [];

  constructor(page: Page, url: string) {
    this.page = page;
    this.url = url;
    page.on('pageerror', (error) => this.complaints.push(String(error)));
  }

  /** Signs in, and makes the tablet a device, with the pages that helpers use. */
  static async setUp(
    browser: Browser,
    url: string,
    prepare?: (page: Page) => Promise<unknown>,
    place = HALL,
  ): Promise<TabletPage> {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    await page.setViewport({ width: 800, height: 1280 });
    await prepare?.(page);
    const tablet = new TabletPage(page, url);
    await page.goto(`${url}${place.devices}`);
    await TabletPage.signIn(page);
    await page.goto(`${url}${place.path}`);
    await tablet.fillSetup('Hall 1');
    await tablet.sees(place.begin);
    return tablet;
  }

  /** Signs in on the page of the tablets, as a helper does. */
  static async signIn(page: Page): Promise<void> {
    await page.type('#name', 'Grace Hopper');
    await page.type('#token', TOKEN);
    await page.keyboard.press('Enter');
    await page.waitForSelector('a[href^="/kiosk/"]', { timeout: TIMEOUT_MS });
  }

  /** Makes the tablet a device, and starts it. */
  async fillSetup(label: string): Promise<void> {
    await this.type('What you call this tablet', label);
    await this.type('PIN for helpers', PIN);
    await this.type('The PIN again', PIN);
    await this.press('Set it up');
    await this.sees(`${label} is ready`);
    await this.press('Start');
  }

  async sees(text: string): Promise<void> {
    await this.page.waitForFunction(
      (wanted) => globalThis.shownText().includes(wanted),
      { timeout: TIMEOUT_MS },
      text,
    );
  }

  async press(name: string, role = 'button'): Promise<void> {
    const found = await this.page.waitForSelector(`::-p-aria([name="${name}"][role="${role}"])`, {
      timeout: TIMEOUT_MS,
      visible: true,
    });
    await found?.click();
  }

  async type(name: string, text: string): Promise<void> {
    const found = await this.page.waitForSelector(`::-p-aria([name="${name}"][role="textbox"])`, {
      timeout: TIMEOUT_MS,
    });
    await found?.type(text);
  }

  /** Opens the helpers' page, and leaves it open. */
  async enterPin(pin: string): Promise<void> {
    await this.press('For helpers');
    for (const digit of pin) await this.press(digit);
    await this.press('Open');
  }

  /** Types a code on the pad of letters, whose keys are looked for once: they stay. */
  async typeCode(code: string): Promise<void> {
    await this.sees('Type the code on your slip');
    const keys = new Map<string, ElementHandle>();
    for (const key of await this.page.$$('>>> button.key'))
      keys.set((await key.evaluate(({ textContent }) => textContent)).trim(), key);
    for (const letter of code) {
      const key = keys.get(letter);
      if (!key) throw new Error(`There is no key for ${letter}`);
      await key.click();
    }
  }

  /** Begins, votes for speeding in Harborne, and casts. */
  async vote(code: string, told = 'Your vote is in the box'): Promise<void> {
    await this.press('Touch to begin');
    await this.typeCode(code);
    await this.press('Next');
    await this.chooseWard('Harborne');
    await this.press('Next');
    await this.press('Speeding on Harborne Lane', 'checkbox');
    await this.press('Next');
    await this.sees('Is this right?');
    await this.press('I live in Harborne. I have not voted in this vote before.', 'checkbox');
    await this.press('Put my vote in the box');
    await this.sees(told);
  }

  async chooseWard(label: string): Promise<void> {
    const list = await this.page.waitForSelector('::-p-aria([name="Your ward"][role="combobox"])', {
      timeout: TIMEOUT_MS,
    });
    const value = await list?.evaluate(
      (element, wanted) =>
        [...(element as HTMLSelectElement).options].find((option) => option.label === wanted)
          ?.value ?? '',
      label,
    );
    await list?.select(value ?? '');
  }

  /** All that the page shows, in shadow roots too. */
  shown(): Promise<string> {
    return this.page.evaluate(() => globalThis.shownText());
  }

  /** All that this tablet keeps: databases, caches, storage, history. */
  stored(): Promise<string> {
    return this.page.evaluate(async () => {
      const kept: unknown[] = [
        Object.entries(localStorage),
        Object.entries(sessionStorage),
        document.cookie,
        history.state,
      ];
      for (const { name = '' } of await indexedDB.databases()) {
        const database = await new Promise<IDBDatabase>((resolve, reject) => {
          const request = indexedDB.open(name);
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(new Error(`${name} can't be opened`));
        });
        for (const table of database.objectStoreNames)
          kept.push(
            await new Promise((resolve) => {
              const request = database.transaction(table).objectStore(table).getAll();
              request.onsuccess = () => resolve(request.result);
            }),
          );
        database.close();
      }
      for (const name of await caches.keys())
        for (const request of await (await caches.open(name)).keys())
          kept.push([request.method, request.url]);
      return JSON.stringify(kept);
    });
  }
}

/** Waits until something outside of the page is so. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + TIMEOUT_MS;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error('it did not become so in time');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

declare global {
  var shownText: () => string;
}

/** Lets a page tell what it shows. */
export const tellShownText = (page: Page): Promise<unknown> =>
  page.evaluateOnNewDocument(() => {
    const textOf = (node: Node): string => {
      if (node instanceof Text) return node.data;
      if (!(node instanceof Element || node instanceof DocumentFragment)) return '';
      if (node instanceof Element && /^(SCRIPT|STYLE)$/.test(node.tagName)) return '';
      const inside = node instanceof Element ? (node.shadowRoot ?? node) : node;
      return [...inside.childNodes].map(textOf).join(' ');
    };
    globalThis.shownText = () => textOf(document.body).replaceAll(/\s+/g, ' ');
  });
