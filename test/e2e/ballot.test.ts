import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'puppeteer-core';
import { readAssets } from '../../src/collector/cli/embed-assets.ts';
import { listen } from '../../src/collector/http/listen.ts';
import type { Store } from '../../src/collector/index.ts';
import { addCodes, openBallot, SECRET } from '../collector/ballots/open-ballot.ts';
import { openCollector } from '../collector/harness.ts';
import { HARBORNE } from '../contract/examples.ts';
import { openBrowser, Resident } from './browser.ts';
import { Host } from './host.ts';

const TAG = 'campaign-issue-ballot';
const EMBED = fileURLToPath(new URL('../../dist/embed/', import.meta.url));

let browser: Browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

interface Scene {
  url: string;
  codes: string[];
  /** The address of a page of another site with the ballot in it. */
  page: string;
  spent(): Promise<number>;
}

/** A collector with an open ballot and slips, and a site that shows the ballot. */
async function scene(t: TestContext): Promise<Scene> {
  const { app, store }: { app: { fetch: Parameters<typeof listen>[0] }; store: Store } =
    await openCollector({ secret: SECRET, assets: readAssets(EMBED, '0') });
  await openBallot(store, {
    opens: '2026-01-01T08:00:00Z',
    closes: '2099-09-12T15:30:00Z',
    onlineCloses: '2099-09-11T20:00:00Z',
  });
  const codes = await addCodes(store, 3);
  const server = await listen(app.fetch, { host: '127.0.0.1', port: 0 });
  if (!server.listening) await once(server, 'listening');
  const host = await Host.open();
  t.after(() => {
    server.close();
    host.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const page = host.page(`<!doctype html><html lang="en"><title>Residents</title>
    <script type="module" src="${url}/campaign-widgets.js"></script>
    <${TAG} src="${url}/campaigns/edgbaston" ballot="september" ward="${HARBORNE}"></${TAG}>`);
  return { url, codes, page, spent: () => store.ballots.countSpent('edgbaston', 'september') };
}

async function votes(resident: Resident, code?: string): Promise<void> {
  if (code) await resident.type('Your code', code);
  await resident.press('checkbox', 'Speeding on Harborne Lane');
  await resident.press('checkbox', 'I live in Harborne. I have not voted in this vote before.');
  await resident.press('button', 'Send my vote');
}

const fieldValue = (resident: Resident): Promise<string> =>
  resident.place.$eval(
    TAG,
    (tag) => tag.shadowRoot?.querySelector<HTMLInputElement>('#code')?.value ?? '',
  );

describe('a ballot, from a printed code', () => {
  it('is cast on a page of another site, which never learns code or choice from an address', async (t) => {
    const { page, codes, spent } = await scene(t);
    const [code = ''] = codes;
    const resident = await Resident.at(browser, `${page}#${code}`, 360);
    await resident.sees('Speeding on Harborne Lane', TAG);
    await resident.place.waitForFunction(() => location.hash === '');
    assert.equal(await fieldValue(resident), `${code.slice(0, 5)}-${code.slice(5)}`);
    await votes(resident);
    await resident.sees('Your vote is in.', TAG);
    const shown = await resident.reads(TAG);
    assert.ok(!shown.includes('Speeding'));
    assert.equal(await spent(), 1);
    const asked = resident.requests.filter((address) => !address.startsWith(page));
    assert.deepEqual(
      asked.filter((address) => address.includes(code)),
      [],
    );
    assert.deepEqual(resident.complaints, []);
  });

  it('is told that a code has been used, where it is sent a second time', async (t) => {
    const { page, codes, spent } = await scene(t);
    for (const words of ['Your vote is in.', 'This code has been used']) {
      const resident = await Resident.at(browser, page);
      await resident.sees('Speeding on Harborne Lane', TAG);
      await votes(resident, codes[0]);
      await resident.sees(words, TAG);
    }
    assert.equal(await spent(), 1);
  });

  it('waits on the device without a connection, and arrives with one', async (t) => {
    const { page, codes, spent } = await scene(t);
    const resident = await Resident.at(browser, page);
    await resident.sees('Speeding on Harborne Lane', TAG);
    await resident.page.setOfflineMode(true);
    await votes(resident, codes[0]);
    await resident.sees('Your vote has not reached us yet', TAG);
    assert.match(await resident.reads(TAG), /It must reach us by 11 September 2099/);
    assert.equal(await spent(), 0);
    await resident.page.setOfflineMode(false);
    await resident.sees('Your vote is in.', TAG);
    assert.equal(await spent(), 1);
  });

  it('opens by its QR code on /v, with the code filled in and out of the address', async (t) => {
    const { url, codes } = await scene(t);
    const [code = ''] = codes;
    const resident = await Resident.at(browser, `${url}/v#${code}`, 360);
    await resident.page.waitForSelector('select#area');
    assert.equal(
      await resident.page.$eval('#code', (box) => (box as HTMLInputElement).value),
      code,
    );
    assert.ok(!resident.page.url().includes(code));
    assert.deepEqual(resident.complaints, []);
  });

  it('is cast on /v in a browser without scripts', async (t) => {
    const { url, codes, spent } = await scene(t);
    const resident = await Resident.at(browser, `${url}/v`, 320, (page) =>
      page.setJavaScriptEnabled(false),
    );
    const { page } = resident;
    const press = (selector: string) =>
      Promise.all([page.waitForNavigation(), page.click(selector)]);
    await page.type('#code', codes[0] ?? '');
    await press('form div > [part=button]');
    await page.select('#area', HARBORNE);
    await press('form [part=button][data-other]');
    await page.click('input[value=road-safety]');
    await page.click('#declared');
    await press('form [part=button][data-other]');
    const text = await page.$eval('body', (body) => body.innerText);
    assert.match(text, /Your vote is in\./);
    assert.doesNotMatch(text, /Speeding/);
    assert.equal(await spent(), 1);
  });
});
