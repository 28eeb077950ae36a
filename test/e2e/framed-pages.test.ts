import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { type Running, serveCollector } from '../../src/collector/cli/serve-collector.ts';
import { openBrowser, Resident } from './browser.ts';
import { Host } from './host.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const HARBORNE = 'E05011144';
const TIMEOUT_MS = 20_000;

let browser: Browser;
let host: Host;
let stranger: Host;
let collector: Running;
let data: string;

before(async () => {
  data = mkdtempSync(join(tmpdir(), 'campaign-frames-'));
  host = await Host.open();
  stranger = await Host.open();
  const document = JSON.parse(
    readFileSync(here('../../demo/campaigns/edgbaston.json'), 'utf8'),
  ) as object;
  writeFileSync(
    join(data, 'edgbaston.json'),
    JSON.stringify({ ...document, publishThreshold: 1, hosts: [host.url] }),
  );
  collector = await serveCollector(
    { PORT: '0', DATA: join(data, 'collector'), CAMPAIGNS: data, RATE_LIMIT: 'off' },
    here('../../dist/embed'),
  );
  browser = await openBrowser();
});

after(async () => {
  await browser.close();
  host.close();
  stranger.close();
  await collector.stop();
  rmSync(data, { recursive: true });
});

interface FrameOptions {
  readonly sandbox?: string;
  /** Whether the page has the script for frames. */
  readonly hasScript?: boolean;
  readonly on?: Host;
  /** The query of the page around. */
  readonly query?: string;
  readonly width?: number;
}

/** Opens a page of somebody's site with a page of the campaign in a frame. */
async function openFrame(
  path: string,
  { sandbox, hasScript = true, on = host, query = '', width = 1280 }: FrameOptions = {},
) {
  const script = hasScript
    ? `<script src="${collector.url}/campaign-frame.js" async></script>`
    : '';
  const sandboxed = sandbox === undefined ? '' : ` sandbox="${sandbox}"`;
  const url = on.page(
    `<!doctype html><html lang="en"><title>A partner</title><h1>Our page</h1>${script}
<iframe src="${collector.url}/pages/edgbaston/${path}" title="Survey" width="100%" height="800" style="border:0"${sandboxed}></iframe>
<p id="below">Below the frame</p>`,
  );
  const resident = await Resident.at(browser, url + query, width);
  resident.page.setDefaultTimeout(TIMEOUT_MS);
  await resident.lookInto('iframe');
  // The frame gets its height before somebody presses anything in it.
  if (hasScript && on === host)
    await resident.page.waitForFunction(() => document.querySelector('iframe')?.style.height);
  return { resident, page: resident.page, url };
}

const reads = ({ place }: Resident) =>
  place.evaluate(() => document.body.innerText.replaceAll(/\s+/g, ' '));

async function sees({ place }: Resident, text: string): Promise<void> {
  await place.waitForFunction((text) => document.body.innerText.includes(text), {}, text);
}

const heights = async (page: Page, { place }: Resident) => ({
  frame: await page.$eval('iframe', (frame) => frame.clientHeight),
  content: await place.evaluate(() => document.documentElement.scrollHeight),
});

/** With the keyboard: a frame in another process moves while the pointer is on its way. */
async function press(
  { page, place }: Resident,
  selector: string,
  key: 'Space' | 'Enter',
): Promise<void> {
  await place.focus(selector);
  await page.keyboard.press(key);
}

async function answersIn(resident: Resident, words: string): Promise<void> {
  const { place } = resident;
  await place.select('select[name=area]', HARBORNE);
  await press(resident, 'input[value=street-lighting]', 'Space');
  await place.type('#words', words);
  // A form that comes back at once is a program's.
  await new Promise((resume) => setTimeout(resume, 3100));
  await press(resident, 'form [part=button][data-other]', 'Enter');
  await sees(resident, 'Thank you. We have your answer');
}

async function signsUpIn(resident: Resident): Promise<void> {
  const { place } = resident;
  await place.type('#name', 'Ada Okafor');
  await place.type('#email', 'ada@example.org');
  await press(resident, '#ageConfirmed', 'Space');
  await press(resident, '#consents-keep-champion', 'Space');
  await press(resident, 'form [part=button][data-other]', 'Enter');
  await sees(resident, 'Thank you for stepping forward');
}

const stored = async () =>
  (
    await fetch(`${collector.url}/organiser/campaigns/edgbaston/responses.jsonl`, {
      headers: { Authorization: `Bearer ${collector.organiserToken}` },
    })
  ).text();

const timesStored = async (words: string) => (await stored()).split(words).length - 1;

describe('A page of the collector in a frame of another origin', () => {
  it('has the height of its content, before and after an answer, and takes the answer once', async () => {
    const { resident, page } = await openFrame('survey?embed');
    await page.waitForFunction(() => (document.querySelector('iframe')?.clientHeight ?? 0) > 900);
    const before = await heights(page, resident);
    assert.ok(Math.abs(before.frame - before.content) <= 1, JSON.stringify(before));
    await answersIn(resident, 'From a plain frame');
    await page.waitForFunction(
      (height) => document.querySelector('iframe')?.clientHeight !== height,
      {},
      before.frame,
    );
    const after = await heights(page, resident);
    assert.ok(Math.abs(after.frame - after.content) <= 1, JSON.stringify(after));
    const top = await page.$eval('iframe', (frame) => frame.getBoundingClientRect().top);
    assert.ok(top > -1, `the thanks are out of sight, ${top}`);
    assert.equal(await timesStored('From a plain frame'), 1);
    assert.deepEqual(resident.complaints, []);
    await resident.leave();
  });

  it('scrolls in a fixed height where the page around has no script', async () => {
    const { resident, page } = await openFrame('survey?embed', { hasScript: false, width: 320 });
    await answersIn(resident, 'From a frame without a script around');
    assert.equal(await page.$eval('iframe', (frame) => frame.clientHeight), 800);
    assert.equal(await timesStored('From a frame without a script around'), 1);
    assert.deepEqual(resident.complaints, []);
    await resident.leave();
  });

  for (const hasScript of [true, false])
    it(`takes an answer under sandbox="allow-scripts"${hasScript ? '' : ', without a script around'}`, async () => {
      const words = `From a sandbox, ${hasScript}`;
      const { resident } = await openFrame('survey?embed', { sandbox: 'allow-scripts', hasScript });
      assert.equal(await resident.place.evaluate(() => self.origin), 'null');
      await answersIn(resident, words);
      assert.equal(await timesStored(words), 1);
      assert.deepEqual(resident.complaints, []);
      await resident.leave();
    });

  it('leads from a problem to its field in a sandbox, by Enter, and keeps what was typed', async () => {
    const { resident } = await openFrame('survey?embed', { sandbox: 'allow-scripts' });
    const { place } = resident;
    await place.type('#other', 'The weir');
    await resident.page.keyboard.press('Enter');
    await sees(resident, 'There is a problem');
    assert.equal(
      await place.evaluate(() => document.activeElement?.getAttribute('part')),
      'summary',
    );
    assert.equal(await place.$eval('#other', (box) => (box as HTMLInputElement).value), 'The weir');
    assert.match(await place.title(), /^Error: /);
    await press(resident, 'button[name=speak][value=cy]', 'Enter');
    await sees(resident, 'Beth yw’r un mater mawr');
    assert.equal(await place.evaluate(() => document.documentElement.lang), 'cy');
    assert.deepEqual(resident.complaints, []);
    await resident.leave();
  });

  it('says in a sandbox that nothing has arrived and nothing is kept, and sends it once it can', async () => {
    const { resident, page } = await openFrame('survey?embed', { sandbox: 'allow-scripts' });
    const { place } = resident;
    await place.select('select[name=area]', HARBORNE);
    await press(resident, 'input[value=street-lighting]', 'Space');
    await place.type('#words', 'Once there is a network');
    await page.setOfflineMode(true);
    await press(resident, 'form [part=button][data-other]', 'Enter');
    await sees(resident, 'this page keeps nothing');
    assert.equal(await place.evaluate(() => document.activeElement?.id), 'unsent');
    await page.setOfflineMode(false);
    await press(resident, 'form [part=button][data-other]', 'Enter');
    await sees(resident, 'Thank you. We have your answer');
    assert.equal(await timesStored('Once there is a network'), 1);
    await resident.leave();
  });

  it('shows the address of a link that the frame may not open', async () => {
    const { resident } = await openFrame('signup?embed', { sandbox: 'allow-scripts' });
    const { place } = resident;
    await signsUpIn(resident);
    const address = await place.$eval('a[href*="/mine#"]', (link) => {
      link.click();
      return link.href;
    });
    assert.equal(await place.$eval('#copied', (box) => (box as HTMLInputElement).value), address);
    assert.match(await reads(resident), /This frame opens no links\. Copy the address/);
    await resident.leave();
  });

  it('opens the private page beside it where the frame may', async () => {
    const { resident, page } = await openFrame('signup?embed');
    await signsUpIn(resident);
    const opening = new Promise<Page | null>((opened) => page.once('popup', opened));
    await resident.place.click('a[href*="/mine#"]');
    const opened = await opening;
    assert.match(opened?.url() ?? '', /\/mine#/);
    assert.deepEqual(resident.complaints, []);
    await resident.leave();
  });

  it('is shown by no page that the campaign does not list', async () => {
    const { resident } = await openFrame('survey?embed', { on: stranger }).catch(() => ({
      resident: undefined,
    }));
    const text = resident && (await reads(resident).catch(() => ''));
    assert.doesNotMatch(text ?? '', /What is the one big issue/);
    await resident?.leave();
  });

  it('shows the progress in a sandbox, as high as it is', async () => {
    const { resident, page } = await openFrame('progress?embed', { sandbox: 'allow-scripts' });
    await sees(resident, 'How far the campaign is');
    await page.waitForFunction(() => document.querySelector('iframe')?.clientHeight !== 800);
    const { frame, content } = await heights(page, resident);
    assert.ok(Math.abs(frame - content) <= 1, `${frame} ${content}`);
    assert.deepEqual(resident.complaints, []);
    await resident.leave();
  });
});

describe('The invitation of a champion who signs up in a frame', () => {
  for (const sandbox of [undefined, 'allow-scripts'])
    it(`leads through the page around back into the frame${sandbox ? ', in a sandbox' : ''}`, async () => {
      const options = sandbox === undefined ? {} : { sandbox };
      const { resident, url } = await openFrame('signup?embed', options);
      await signsUpIn(resident);
      const link = await resident.place.$eval('#link', (box) => (box as HTMLInputElement).value);
      assert.match(link, new RegExp(`^${url}\\?invite=[a-z0-9]{12}$`));
      await resident.leave();

      const friend = await Resident.at(browser, link);
      await friend.lookInto('iframe');
      await friend.place.waitForSelector('.invitation');
      assert.match(friend.place.url(), /invite=/);
      assert.deepEqual(friend.complaints, []);
      await friend.leave();
    });

  it('keeps what somebody has typed before the page around told of the invitation', async () => {
    const { resident, page } = await openFrame('signup?embed', {
      hasScript: false,
      query: '?invite=abcdefgh2345',
    });
    await resident.place.type('#name', 'Ada');
    await page.addScriptTag({ url: `${collector.url}/campaign-frame.js` });
    await resident.place.waitForSelector('input[name=invitedBy]');
    assert.equal(
      await resident.place.$eval('#name', (box) => (box as HTMLInputElement).value),
      'Ada',
    );
    await resident.leave();
  });

  it('believes no other page that names itself or a height', async () => {
    const { resident, page } = await openFrame('signup?embed');
    await page.waitForFunction(() => document.querySelector('iframe')?.clientHeight !== 800);
    const { frame } = await heights(page, resident);
    // Another frame on the same page, which is none of ours.
    await page.evaluate(
      (url) => {
        const other = document.createElement('iframe');
        other.src = url;
        document.body.append(other);
      },
      stranger.page(`<script>
      for (const to of [parent, ...Array.from(parent, (each) => each)]) {
        to.postMessage({ campaignFrame: { height: 4000, isResult: true } }, '*');
        to.postMessage({ campaignAround: { page: 'https://evil.example/', invite: 'evilevil2222' } }, '*');
      }
      document.title = 'done';
    </script>`),
    );
    await new Promise((resume) => setTimeout(resume, 500));
    assert.equal((await heights(page, resident)).frame, frame);
    const named = await resident.place.$$eval('input[name=page], input[name=invitedBy]', (inputs) =>
      inputs.map(({ value }) => value),
    );
    assert.ok(!named.some((value) => value.includes('evil')), named.join(' '));
    await resident.leave();
  });

  it('clamps a height that a frame tells, however large it is', async () => {
    const { resident, page } = await openFrame('survey?embed');
    await resident.place.evaluate(() => {
      parent.postMessage({ campaignFrame: { height: 1e9 } }, '*');
    });
    await page.waitForFunction(() => document.querySelector('iframe')?.clientHeight === 10_000);
    await resident.leave();
  });
});
