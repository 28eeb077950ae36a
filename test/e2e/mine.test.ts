import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { type Running, serveCollector } from '../../src/collector/cli/serve-collector.ts';
import { champion, championConsents, contact } from '../contract/examples.ts';
import { openBrowser, Resident } from './browser.ts';
import { campaignsPublishedAtOnce } from '../collector/published-at-once.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe('A person’s private page', () => {
  let browser: Browser;
  let collector: Running;
  let data: string;

  before(async () => {
    data = mkdtempSync(join(tmpdir(), 'campaign-mine-'));
    collector = await serveCollector(
      {
        PORT: '0',
        DATA: data,
        CAMPAIGNS: campaignsPublishedAtOnce(data),
        RATE_LIMIT: 'off',
      },
      '/nowhere',
    );
    browser = await openBrowser();
  });

  after(async () => {
    await browser.close();
    await collector.stop();
    rmSync(data, { recursive: true });
  });

  const signUp = async (submission: unknown) => {
    const response = await fetch(`${collector.url}/submissions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(submission),
    });
    return ((await response.json()) as { mine: string }).mine;
  };
  const open = async (url: string, title: string, width = 1280) => {
    const person = await Resident.at(browser, url, width);
    await person.page.waitForFunction(
      (wanted) =>
        document.querySelector('h1')?.textContent === wanted &&
        !document.querySelector('main [role=status]'),
      { timeout: 10_000 },
      title,
    );
    return person;
  };
  const reads = ({ page }: Resident) => page.$eval('main', (main) => main.innerText);
  const accessible = async ({ page }: Resident) => {
    // The page's own policy lets no script in: this one comes by the browser's debugger.
    await page.evaluate(AXE);
    const found = await page.evaluate(async () => {
      const { violations } = await (
        globalThis as unknown as {
          axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        }
      ).axe.run();
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    });
    assert.deepEqual(found, []);
  };

  it('shows in plain words what is kept, on a telephone of 320 pixels too', async () => {
    const link = await signUp(
      champion(
        { consents: championConsents('keep-champion', 'email') },
        {
          name: 'Ada <b>Okafor</b>',
          organisation: { name: 'x'.repeat(200), kind: 'faith', listed: true },
        },
      ),
    );
    for (const width of [1280, 320]) {
      const person = await open(link, 'What you gave us', width);
      const text = await reads(person);
      for (const part of [
        'Birmingham Edgbaston Constituency Party',
        'Ada <b>Okafor</b>',
        'ada@example.org',
        'Harborne',
        'Email me about this campaign.',
        'You agreed on',
        'You did not agree to this.',
        'Nobody has come by your invitation yet.',
      ])
        assert.ok(text.includes(part), part);
      assert.match(text, /You agreed on \d{1,2} [A-Z][a-z]+ 20\d\d/);
      assert.ok((await person.page.evaluate(() => document.documentElement.scrollWidth)) <= width);
      await accessible(person);
      assert.deepEqual(person.complaints, []);
      for (const url of person.requests)
        assert.ok(url.startsWith(collector.url) || url === 'data:,', url);
      const key = link.slice(link.indexOf('#') + 1);
      assert.ok(
        person.requests.every((url) => !url.split('#')[0]?.includes(key)),
        'the key is in no address that is sent',
      );
      await person.leave();
    }
  });

  it('withdraws with the keyboard alone, and says that it is done', async () => {
    const person = await open(
      await signUp(champion({ consents: championConsents('keep-champion', 'email', 'phone') })),
      'What you gave us',
    );
    await (await person.find('button', 'Withdraw')).focus();
    await person.page.keyboard.press('Enter');
    await person.page.waitForFunction(
      () => document.activeElement?.textContent === 'Done. You have withdrawn this.',
    );
    assert.match(await reads(person), /Email me about this campaign\.\s+You took this back on/);
    assert.equal((await person.page.$$('::-p-aria([name="Withdraw"][role="button"])')).length, 1);
    await accessible(person);
    await person.leave();
  });

  it('lets everything be downloaded as it is kept', async () => {
    const sent = champion();
    const person = await open(await signUp(sent), 'What you gave us');
    const folder = mkdtempSync(join(data, 'downloads-'));
    const session = await person.page.createCDPSession();
    await session.send('Browser.setDownloadBehavior', {
      behavior: 'allow',
      downloadPath: folder,
      browserContextId: person.page.browserContext().id as string,
    });
    await person.press('button', 'Download it (JSON)');
    for (let n = 0; n < 100 && !readdirSync(folder).includes('what-you-gave-us.json'); n++)
      await new Promise((resume) => setTimeout(resume, 50));
    const file = JSON.parse(readFileSync(join(folder, 'what-you-gave-us.json'), 'utf8')) as {
      answers: { email: string };
      signup: { id: string; consents: unknown[] };
    };
    assert.deepEqual(
      [file.answers.email, file.signup.id, file.signup.consents.length],
      ['ada@example.org', sent.id, sent.consents.length],
    );
    await person.leave();
  });

  it('deletes everything only after it has asked once more', async () => {
    const link = await signUp(champion());
    const person = await open(link, 'What you gave us');
    await person.press('button', 'Delete everything…');
    assert.equal(
      await person.page.evaluate(() => document.activeElement?.textContent),
      'Delete everything you gave us?',
    );
    await accessible(person);
    await person.press('button', 'No, keep it');
    assert.equal(
      await person.page.evaluate(() => document.activeElement?.textContent),
      'Delete everything…',
    );
    await person.page.keyboard.press('Enter');
    await person.press('button', 'Yes, delete it now');
    await person.page.waitForFunction(
      () => document.activeElement?.textContent === 'Everything is deleted',
    );
    await accessible(person);
    await person.leave();
    const again = await open(link, 'There is nothing at this link');
    await accessible(again);
    await again.leave();
  });

  it('speaks Welsh to whoever signed up in Welsh', async () => {
    const person = await open(await signUp(contact({ locale: 'cy' })), 'Yr hyn a roesoch i ni');
    assert.equal(await person.page.$eval('html', (html) => html.lang), 'cy');
    assert.equal(await person.page.$eval('.cards p', (words) => words.lang), 'en');
    assert.match(await reads(person), /Yr hyn rydym yn ei gadw/);
    await accessible(person);
    await person.leave();
  });

  it('says that there is nothing at a link that is not whole, and tries again when it is', async () => {
    const link = await signUp(champion());
    const person = await open(link.slice(0, -4), 'There is nothing at this link');
    await person.page.evaluate((whole) => {
      location.href = whole;
    }, link);
    await person.page.waitForFunction(
      () => document.querySelector('h1')?.textContent === 'What you gave us',
    );
    await person.leave();
    const empty = await open(`${collector.url}/mine`, 'There is nothing at this link');
    await empty.leave();
  });

  it('says so when the collector cannot be reached, and has changed nothing', async () => {
    const person = await open(await signUp(champion()), 'What you gave us');
    await person.page.setOfflineMode(true);
    await person.press('button', 'Withdraw');
    await person.page.waitForSelector('[role=alert]');
    assert.match(
      await person.page.$eval('[role=alert]', (alert) => alert.textContent),
      /did not work just now/,
    );
    await person.page.setOfflineMode(false);
    await person.press('button', 'Withdraw');
    await person.page.waitForFunction(
      () => document.activeElement?.textContent === 'Done. You have withdrawn this.',
    );
    await person.leave();
  });
});
