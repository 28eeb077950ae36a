import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'puppeteer-core';
import { type Running, serveCollector } from '../../src/collector/cli/serve-collector.ts';
import { campaignsPublishedAtOnce } from '../collector/published-at-once.ts';
import { openBrowser, Resident } from './browser.ts';
import { Host } from './host.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const EMBED = fileURLToPath(new URL('../../dist/embed', import.meta.url));
const EDIT = '/organiser/campaigns/edgbaston/edit';
const MAX_INTERACTIONS = 60;

/**
 * An owner in front of the editor, who counts what they do: a field filled in, a box ticked, a
 * button pressed.
 */
class Owner {
  readonly resident: Resident;
  interactions = 0;

  constructor(resident: Resident) {
    this.resident = resident;
  }

  /** Somebody who has signed in, with scripts switched off. */
  static async signedIn(browser: Browser, { url, organiserToken }: Running, width = 1280) {
    const resident = await Resident.at(browser, `${url}/organiser`, width, (page) =>
      page.setJavaScriptEnabled(false),
    );
    await resident.page.type('#name', 'Grace Hopper');
    await resident.page.type('#token', organiserToken);
    await Promise.all([resident.page.waitForNavigation(), resident.page.keyboard.press('Enter')]);
    return new Owner(resident);
  }

  async type(name: string, text: string): Promise<void> {
    this.interactions++;
    await this.resident.type(name, text);
  }

  async tick(role: 'checkbox' | 'radio', name: string): Promise<void> {
    this.interactions++;
    await this.resident.press(role, name);
  }

  async go(role: 'button' | 'link', name: string): Promise<void> {
    this.interactions++;
    const { page } = this.resident;
    await (await this.resident.find(role, name)).focus();
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  }

  heading(): Promise<string> {
    return this.resident.page.$eval('h1', (h1) => h1.innerText);
  }

  reads(): Promise<string> {
    return this.resident.page.$eval('main', (main) => main.innerText);
  }
}

describe('A campaign that is made in a browser', () => {
  let browser: Browser;
  let host: Host;
  const folders: string[] = [];
  const served: Running[] = [];

  const serve = async (campaigns?: string) => {
    const data = mkdtempSync(join(tmpdir(), 'campaign-editor-'));
    folders.push(data);
    const empty = mkdtempSync(join(tmpdir(), 'campaign-none-'));
    folders.push(empty);
    const collector = await serveCollector(
      {
        PORT: '0',
        DATA: data,
        CAMPAIGNS: campaigns ?? empty,
        RATE_LIMIT: 'off',
        LEAST_SECONDS: '0',
      },
      EMBED,
    );
    served.push(collector);
    return collector;
  };

  before(async () => {
    browser = await openBrowser();
    host = await Host.open();
  });

  after(async () => {
    await browser.close();
    host.close();
    for (const collector of served) await collector.stop();
    for (const folder of folders) rmSync(folder, { recursive: true });
  });

  it('leads from nothing to the first answer on another site, in few steps, without a script and without JSON', async () => {
    const collector = await serve();
    const owner = await Owner.signedIn(browser, collector);
    assert.match(await owner.reads(), /There is no campaign here yet/);
    await owner.go('link', 'Begin a new campaign');
    await owner.type('What is the campaign called?', 'Our streets');
    await owner.type('Whose campaign is it?', 'Edgbaston Constituency Party');
    await owner.go('button', 'Begin');
    await owner.go('link', 'Name, and who asks');
    await owner.type('How to reach you', 'us@party.example');
    await owner.type('Where to complain', 'dpo@party.example');
    await owner.go('button', 'Save and go on');
    await owner.tick('radio', 'Yes: a promoter is named');
    await owner.type('Promoter: name', 'P. Example');
    await owner.type('Promoter: address', '12 Example Street, Exampleton ZZ1 2AA');
    await owner.go('button', 'Save and go on');
    await owner.type('Constituency or council', 'Birmingham Edgbaston');
    await owner.go('button', 'Find its wards');
    await owner.go('button', 'Save and go on');
    for (const issue of ['Street lighting', 'Pot holes and road repairs', 'Jobs and skills'])
      await owner.tick('checkbox', issue);
    await owner.go('button', 'Save and go on');
    assert.equal(await owner.heading(), 'Further questions');
    await owner.go('button', 'Save and go on');
    assert.equal(await owner.heading(), 'Consents');
    await owner.go('button', 'Save and go on');
    await owner.type('After an answer', 'We meet in the church hall on 3 May.');
    await owner.go('button', 'Save and go on');
    for (const left of ['Champions', 'Progress', 'Your web pages', 'Languages', 'Look']) {
      assert.equal(await owner.heading(), left);
      await owner.go('button', 'Save and go on');
    }
    assert.equal(await owner.heading(), 'Check and publish');
    await owner.go('button', 'Publish as version 1');
    assert.match(await owner.reads(), /Version 1 is live now\./);
    assert.equal((await fetch(`${collector.url}/campaigns/our-streets`)).status, 200);
    await owner.go('link', 'Web page');
    await owner.type('Name of the page', 'our-site');
    await owner.go('button', 'Show the code');
    const snippet = await owner.resident.page.$eval('textarea', (area) => area.value);
    // Copied, and pasted into their site.
    owner.interactions += 2;

    const resident = await Resident.at(
      browser,
      host.page(`<!doctype html><main>${snippet}</main>`),
    );
    await resident.choose('Your ward', 'Harborne');
    await resident.press('radio', 'Street lighting');
    await resident.press('button', 'Send my answer');
    owner.interactions += 3;
    await resident.sees('Thank you. We have your answer');
    await resident.sees('We meet in the church hall on 3 May.');
    assert.ok(owner.interactions < MAX_INTERACTIONS, `${owner.interactions} interactions`);
    await owner.resident.leave();
    await resident.leave();
  });

  it('shows the draft in the real form, from which nothing is sent', async () => {
    const data = mkdtempSync(join(tmpdir(), 'campaign-editor-'));
    folders.push(data);
    const collector = await serve(campaignsPublishedAtOnce(data));
    const organiser = await Resident.at(browser, `${collector.url}/organiser`);
    await organiser.page.type('#name', 'Grace Hopper');
    await organiser.page.type('#token', collector.organiserToken);
    await Promise.all([organiser.page.waitForNavigation(), organiser.page.keyboard.press('Enter')]);
    organiser.complaints.length = 0;
    await organiser.page.goto(`${collector.url}${EDIT}/preview`);
    await organiser.lookInto('iframe');
    await organiser.answers('Near the school');
    await organiser.page.goto(`${collector.url}${EDIT}/preview?state=closed&language=cy`);
    await organiser.lookInto('iframe');
    await organiser.place.waitForFunction(() =>
      document
        .querySelector('campaign-issue-survey')
        ?.shadowRoot?.querySelector('[part=base]')
        ?.textContent.includes('Caeodd hyn ar'),
    );
    await organiser.page.goto(`${collector.url}${EDIT}/preview?widget=progress&scheme=dark`);
    await organiser.lookInto('iframe');
    await organiser.sees('Community champions', 'campaign-progress');
    assert.deepEqual(organiser.complaints, []);
    const posts = organiser.requests.filter((url) => /submissions|results|progress$/.test(url));
    assert.deepEqual(posts, []);
    const answers = await fetch(`${collector.url}/organiser/campaigns/edgbaston/responses.jsonl`, {
      headers: { Authorization: `Bearer ${collector.organiserToken}` },
    });
    assert.equal(await answers.text(), '');
    await organiser.leave();
  });

  it('is edited on a small screen, with nothing wider than it and nothing that axe finds', async () => {
    const data = mkdtempSync(join(tmpdir(), 'campaign-editor-'));
    folders.push(data);
    const collector = await serve(campaignsPublishedAtOnce(data));
    const organiser = await Resident.at(browser, `${collector.url}/organiser`, 320);
    const { page } = organiser;
    await page.type('#name', 'Grace Hopper');
    await page.type('#token', collector.organiserToken);
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    const tasks = ['who', 'imprint', 'wards?place=leeds', 'issues', 'questions', 'consents'];
    const others = [
      'next',
      'pages',
      'champions',
      'progress',
      'languages',
      'languages/cy',
      'look',
      'publish',
      'versions',
      'preview',
    ];
    const paths = ['', ...[...tasks, ...others].map((path) => `/${path}`)];
    for (const path of [...paths.map((each) => `${EDIT}${each}`), '/organiser/new-campaign']) {
      await page.goto(`${collector.url}${path}`);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(width <= 320, `${path} is ${width} wide`);
      await page.setBypassCSP(true);
      await page.evaluate(AXE);
      const found = await page.evaluate(async () => {
        const { violations } = await (
          window as unknown as {
            axe: { run(options: object): Promise<{ violations: { id: string }[] }> };
          }
        ).axe.run({ iframes: false });
        return violations.map(({ id }) => id);
      });
      assert.deepEqual(found, [], path);
    }
    await organiser.leave();
  });
});
