import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'puppeteer-core';
import { type Running, serveCollector } from '../../src/collector/cli/serve-collector.ts';
import { campaignsPublishedAtOnce } from '../collector/published-at-once.ts';
import { openBrowser, Resident } from './browser.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const EMBED = fileURLToPath(new URL('../../dist/embed', import.meta.url));
const EDIT = '/organiser/campaigns/edgbaston/edit';

interface Draft {
  document: {
    name: { en: string };
    theme?: object;
    survey: { issues: { id: string; label: string | { en: string } }[] };
  };
}

/** An owner in front of the editor, with scripts on. */
describe('The editor with scripts', () => {
  let browser: Browser;
  let collector: Running;
  let data: string;
  let owner: Resident;

  before(async () => {
    browser = await openBrowser();
  });

  beforeEach(async () => {
    data = mkdtempSync(join(tmpdir(), 'campaign-editor-'));
    collector = await serveCollector(
      { PORT: '0', DATA: data, CAMPAIGNS: campaignsPublishedAtOnce(data), RATE_LIMIT: 'off' },
      EMBED,
    );
    owner = await Resident.at(browser, `${collector.url}/organiser`);
    await owner.page.type('#name', 'Grace Hopper');
    await owner.page.type('#token', collector.organiserToken);
    await Promise.all([owner.page.waitForNavigation(), owner.page.keyboard.press('Enter')]);
    owner.complaints.length = 0;
  });

  afterEach(async () => {
    await owner.leave();
    await collector.stop();
    rmSync(data, { recursive: true });
  });

  after(() => browser.close());

  const open = (task: string) => owner.page.goto(`${collector.url}${EDIT}/${task}`);
  const type = async (id: string, text: string, { page } = owner) => {
    await page.$eval(`[id="${id}"]`, (field) => (field as HTMLInputElement).select());
    await page.keyboard.type(text);
  };
  const says = (words: RegExp, { page } = owner) =>
    page.waitForFunction(
      (source) => new RegExp(source).test(document.querySelector('#autosave')?.textContent ?? ''),
      { timeout: 15_000 },
      words.source,
    );
  const saved = () => says(/^Saved \d\d:\d\d$/);
  const draft = async () => {
    const response = await fetch(`${collector.url}/organiser/campaigns/edgbaston/draft`, {
      headers: { Authorization: `Bearer ${collector.organiserToken}` },
    });
    return ((await response.json()) as Draft).document;
  };

  it('keeps what is typed without a button, and says when', async () => {
    await open('who');
    await type('name', 'Our streets');
    await saved();
    assert.equal((await draft()).name.en, 'Our streets');
    await type('name', 'Our streets again');
    await owner.page.$eval('#autosave', (status) => (status.textContent = ''));
    await saved();
    assert.equal((await draft()).name.en, 'Our streets again');
    assert.deepEqual(owner.complaints, []);
  });

  it('keeps a new entry of a list once, however often it is changed', async () => {
    const before = (await draft()).survey.issues.length;
    await open('issues');
    await type(`survey.issues.${before}.label`, 'Street trees');
    await saved();
    await type(`survey.issues.${before}.label`, 'More street trees');
    await owner.page.$eval('#autosave', (status) => (status.textContent = ''));
    await saved();
    const { issues } = (await draft()).survey;
    assert.equal(issues.length, before + 1);
    assert.deepEqual(issues.at(-1), { id: 'street-trees', label: 'More street trees' });
  });

  it('says that there is no connection, and keeps it once there is', async () => {
    await open('who');
    await owner.page.setOfflineMode(true);
    await type('name', 'Typed in a tunnel');
    await says(/^No connection/);
    await owner.page.setOfflineMode(false);
    await saved();
    assert.equal((await draft()).name.en, 'Typed in a tunnel');
  });

  it('shows what two people wrote, and loses neither', async () => {
    await open('who');
    const other = await owner.page.browserContext().newPage();
    await other.goto(`${collector.url}${EDIT}/who`);
    await owner.page.bringToFront();
    await type('name', 'From the first');
    await saved();
    await other.bringToFront();
    await other.$eval('[id="name"]', (field) => (field as HTMLInputElement).select());
    await other.keyboard.type('From the second');
    await other.waitForFunction(() =>
      document.querySelector('#autosave')?.textContent.startsWith('Somebody else changed this'),
    );
    await Promise.all([other.waitForNavigation(), other.click('button.main')]);
    const both = await other.$eval('main', (main) => main.innerText);
    assert.match(both, /From the first/);
    assert.match(both, /From the second/);
    assert.equal((await draft()).name.en, 'From the first');
    await other.close();
  });

  it('asks before somebody leaves what is not kept', async () => {
    await open('who');
    await owner.page.setOfflineMode(true);
    await type('name', 'Not kept');
    await says(/^No connection/);
    const asked = new Promise<string>((resolve) =>
      owner.page.once('dialog', (dialog) => {
        resolve(dialog.type());
        void dialog.dismiss();
      }),
    );
    await owner.page.evaluate(() => setTimeout(() => location.assign('about:blank')));
    assert.equal(await asked, 'beforeunload');
    await owner.page.setOfflineMode(false);
    await saved();
  });

  it('moves an entry by a button, with the keyboard, and says where it is', async () => {
    const { issues } = (await draft()).survey;
    await open('issues');
    await (await owner.find('button', 'Move down: Issue 1')).focus();
    await owner.page.keyboard.press('Enter');
    await says(/^Issue 1 is at place 2 now\.$/);
    await saved();
    const moved = (await draft()).survey.issues;
    assert.deepEqual(
      moved.map(({ id }) => id),
      [issues[1], issues[0], ...issues.slice(2)].map((issue) => issue?.id),
    );
    assert.deepEqual(
      moved.find(({ id }) => id === issues[0]?.id),
      issues[0],
    );
  });

  it('takes no entry away before somebody presses the button', async () => {
    const before = (await draft()).survey.issues.length;
    await open('issues');
    await owner.page.click('[name="survey.issues.0.remove"]');
    await type('survey.issues.1.label', 'Changed meanwhile');
    await says(/saved/i);
    assert.equal((await draft()).survey.issues.length, before);
  });

  it('says how well a colour can be seen as it is picked, and shows it in the real form', async () => {
    await open('look');
    await type('theme.accent', '#ffdd00');
    await owner.page.waitForFunction(() =>
      document.querySelector('#contrast')?.textContent.includes('Too little'),
    );
    await owner.page.click('[name="look.taken"]');
    await owner.page.waitForFunction(() => !document.querySelector('[name="look.taken"]'));
    const { theme } = await draft();
    assert.deepEqual(theme, { accent: '#887600' });
    await owner.lookInto('iframe');
    await owner.place.waitForFunction(() => {
      const button = document
        .querySelector('campaign-issue-survey')
        ?.shadowRoot?.querySelector('button[type=submit], button:not([type])');
      return button && getComputedStyle(button).backgroundColor === 'rgb(136, 118, 0)';
    });
    assert.deepEqual(owner.complaints, []);
  });

  it('has nothing that axe finds, at any width', async () => {
    for (const width of [320, 1280])
      for (const task of ['issues', 'look']) {
        await owner.page.setViewport({ width, height: 900 });
        await open(task);
        const isShown = await owner.page.$eval('aside', (aside) => !aside.hidden);
        assert.equal(isShown, width > 960);
        const scrolls = await owner.page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(scrolls <= width, `${task} is ${scrolls} wide`);
        await owner.page.setBypassCSP(true);
        await owner.page.evaluate(AXE);
        const found = await owner.page.evaluate(async () => {
          const { axe } = window as unknown as {
            axe: { run(options: object): Promise<{ violations: { id: string }[] }> };
          };
          return (await axe.run({ iframes: false })).violations.map(({ id }) => id);
        });
        assert.deepEqual(found, [], task);
      }
  });
});
