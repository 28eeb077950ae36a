import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, ElementHandle } from 'puppeteer-core';
import { type Running, serveCollector } from '../../src/collector/cli/serve-collector.ts';
import { champion } from '../contract/examples.ts';
import { openBrowser, Resident } from './browser.ts';
import { campaignsPublishedAtOnce } from '../collector/published-at-once.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PEOPLE = '/organiser/campaigns/edgbaston/people';

describe('An organiser in a browser', () => {
  let browser: Browser;
  let collector: Running;
  let data: string;

  before(async () => {
    data = mkdtempSync(join(tmpdir(), 'campaign-organiser-'));
    collector = await serveCollector(
      {
        PORT: '0',
        DATA: data,
        CAMPAIGNS: campaignsPublishedAtOnce(data),
        RATE_LIMIT: 'off',
      },
      '/nowhere',
    );
    for (const name of [
      'Ada Okafor',
      'محمد الأحمد',
      'Wolfeschlegelsteinhausenbergerdorff'.repeat(5),
    ]) {
      const sent = champion(
        {},
        {
          name,
          email: `n${name.length}@example.org`,
          phone: '07700 900123',
          oneToOne: { days: ['mon'] },
          organisation: { name: 'x'.repeat(200), kind: 'faith', listed: true },
        },
      );
      await fetch(`${collector.url}/submissions`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(sent),
      });
    }
    browser = await openBrowser();
  });

  after(async () => {
    await browser.close();
    await collector.stop();
    rmSync(data, { recursive: true });
  });

  /** Somebody who signed in with their token, as a person does. */
  const signIn = async (width = 320) => {
    const organiser = await Resident.at(browser, collector.url, width);
    await organiser.page.goto(`${collector.url}/organiser`);
    await organiser.page.type('#name', 'Grace Hopper');
    await organiser.page.type('#token', collector.organiserToken);
    await Promise.all([organiser.page.waitForNavigation(), organiser.page.keyboard.press('Enter')]);
    // That the first page is refused with 401 is no complaint, nor is the address without a page.
    organiser.complaints.length = 0;
    return organiser;
  };
  const heading = ({ page }: Resident) => page.$eval('h1', (h1) => h1.innerText);
  const follow = async (organiser: Resident, role: string, name: string) => {
    const control = await organiser.find(role, name);
    await control.focus();
    await Promise.all([organiser.page.waitForNavigation(), organiser.page.keyboard.press('Enter')]);
  };
  const fits = async ({ page }: Resident) => {
    await page.$$eval('details', (all) => all.forEach((one) => (one.open = true)));
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320, page.url());
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
    assert.deepEqual(found, [], page.url());
  };

  it('tells the tab and the chip of the page from the others in a reader’s own few colours', async () => {
    const organiser = await signIn(1280);
    const { page } = organiser;
    await page.goto(collector.url + PEOPLE);
    const session = await page.createCDPSession();
    for (const theme of ['light', 'dark']) {
      const features = [
        { name: 'forced-colors', value: 'active' },
        { name: 'prefers-color-scheme', value: theme },
      ];
      await session.send('Emulation.setEmulatedMedia', { features });
      for (const place of ['.tabs', '.chips']) {
        const [ground, own, ...others] = await page.$eval(place, (nav) => {
          const edgeOf = (link: Element) => getComputedStyle(link).borderBlockEndColor;
          const current = nav.querySelector('[aria-current]');
          return [
            getComputedStyle(document.body).backgroundColor,
            current ? edgeOf(current) : 'none is current',
            ...[...nav.querySelectorAll('a:not([aria-current])')].map(edgeOf),
          ];
        });
        assert.ok(others.length > 2, place);
        assert.notEqual(own, ground, `${place} ${theme}`);
        assert.ok(
          others.every((other) => other !== own),
          `${place} ${theme}: ${own}, ${others.join()}`,
        );
      }
    }
    await organiser.leave();
  });

  it('records a training for two people with the keyboard alone, at 320 pixels', async () => {
    const organiser = await signIn();
    const { page } = organiser;
    await page.goto(`${collector.url}${PEOPLE}`);
    for (const name of ['Ada Okafor', 'محمد الأحمد']) {
      await (await organiser.find('checkbox', name)).focus();
      await page.keyboard.press('Space');
    }
    await follow(organiser, 'button', 'Record for those ticked');
    assert.equal(await heading(organiser), 'Record for 2 people');
    await fits(organiser);
    await (await organiser.find('textbox', 'Course')).focus();
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    // `autofocus` comes with the first paint, which may be after the load.
    await page.waitForFunction(
      () =>
        (document.activeElement as HTMLElement).innerText.replace(/\s+/g, ' ') ===
        'There is a problem Name the course',
      { timeout: 30_000 },
    );
    await fits(organiser);
    await organiser.type('Course', 'Listening');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    assert.equal(
      await page.$eval('[role=status]', (status) => (status as HTMLElement).innerText),
      'The training of 2 people is recorded.',
    );
    assert.equal((await page.$$('::-p-text(1 course)')).length, 2);
    await organiser.leave();
  });

  it('is told what was done where it was done, with the keyboard there', async () => {
    const organiser = await signIn();
    const { page } = organiser;
    const told = () =>
      page.evaluate(() => {
        const { activeElement } = document;
        const { top = -1, bottom = -1 } = activeElement?.getBoundingClientRect() ?? {};
        const isInSight = top >= 0 && bottom <= innerHeight;
        return [(activeElement as HTMLElement).innerText, isInSight];
      });
    const send = async () => {
      await (await organiser.find('textbox', 'Where (optional)')).focus();
      await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
      await page.waitForFunction(() => document.activeElement !== document.body);
    };
    await page.goto(`${collector.url}/organiser/campaigns/edgbaston/progress`);
    await organiser.type('What was won', 'A crossing by the school');
    await page.$eval('#wins-on', (day) => ((day as HTMLInputElement).value = ''));
    await send();
    assert.deepEqual(await told(), ['There is a problem\nGive the day', true]);
    await (await organiser.find('link', 'Give the day')).focus();
    await page.keyboard.press('Enter');
    const label = await page.$eval('[for=wins-on]', (it) => it.getBoundingClientRect().top);
    assert.ok(label >= 0, 'the label of the field that is led to is in sight');
    await page.$eval('#wins-on', (day) => ((day as HTMLInputElement).value = '2026-11-20'));
    await send();
    assert.deepEqual(await told(), ['It is written down, and public.', true]);

    await page.goto(`${collector.url}${PEOPLE}`);
    await follow(organiser, 'link', 'محمد الأحمد');
    const record = async (name: string) => {
      await follow(organiser, 'button', name);
      await page.waitForFunction(() => document.activeElement !== document.body);
    };
    await page.click('details.folded summary');
    await record('Record the training');
    assert.deepEqual(await told(), ['There is a problem\nName the course', true]);
    await organiser.type('Course', 'Listening');
    await record('Record the training');
    assert.deepEqual(await told(), ['The training of 1 person is recorded.', true]);
    await record('Take back Listening');
    assert.deepEqual(await told(), ['The training is taken back.', true]);
    await record('Set aside: count them in no figure');
    assert.deepEqual(await told(), ['Set aside: 1 person, in no figure now.', true]);
    await record('Count them');
    assert.deepEqual(await told(), ['Counted from now on: 1 person.', true]);
    await organiser.leave();
  });

  it('imports a file, and is shown the rows to put right', async () => {
    const organiser = await signIn();
    const { page } = organiser;
    await page.goto(`${collector.url}${PEOPLE}/import`);
    const file = join(data, 'helpers.csv');
    writeFileSync(
      file,
      Buffer.from(
        'Name;E-Mail;Ward\r\nSi\xe2n Hughes;sian@example.org;Harborne\r\nBo;nowhere;\r\n',
        'latin1',
      ),
    );
    await ((await page.$('#file')) as ElementHandle<HTMLInputElement>).uploadFile(file);
    await follow(organiser, 'button', 'Read the list');
    await page.type('#consent', 'A sheet of 3 May 2026');
    await fits(organiser);
    // Nothing in it is unknown, so that the second step has nothing to ask.
    await follow(organiser, 'button', 'Next');
    assert.equal(await heading(organiser), 'Import, step 3 of 3: what would be kept');
    await follow(organiser, 'button', 'Keep one person');
    assert.equal(await heading(organiser), 'The list was read');
    assert.equal(
      await page.$eval('#rows', (rows) => (rows as HTMLTextAreaElement).value),
      'Name,E-Mail,Ward\nBo,nowhere,\n',
    );
    await fits(organiser);
    await page.goto(`${collector.url}${PEOPLE}?search=si%C3%A2n`);
    await follow(organiser, 'link', 'Siân Hughes');
    assert.match(
      await page.$eval('main', (main) => main.innerText),
      /Agreed: A sheet of 3 May 2026/,
    );
    await organiser.leave();
  });

  it('makes a token, and signs in with it elsewhere', async () => {
    const organiser = await signIn();
    await organiser.page.goto(`${collector.url}/organiser/tokens`);
    await organiser.type('Name', 'Siân Hughes');
    await organiser.press('checkbox', 'One big issue, ward by ward');
    await organiser.press('checkbox', 'Reading people and answers');
    await follow(organiser, 'button', 'Make a key');
    await fits(organiser);
    const token = await organiser.page.$eval(
      '#token',
      (input) => (input as HTMLInputElement).value,
    );
    const reader = await Resident.at(browser, collector.url);
    await reader.page.goto(`${collector.url}/organiser`);
    await reader.page.type('#name', 'Grace Hopper');
    await reader.page.type('#token', token);
    await Promise.all([reader.page.waitForNavigation(), reader.page.keyboard.press('Enter')]);
    assert.equal(await heading(reader), 'Today');
    await Promise.all([organiser.leave(), reader.leave()]);
  });

  it('reads every page at 320 pixels, with no complaint of the browser', async () => {
    const organiser = await signIn();
    const { page } = organiser;
    await page.goto(`${collector.url}${PEOPLE}`);
    const people = await page.$$eval('.who a', (links) => links.map(({ href }) => href));
    assert.ok(people.length >= 3);
    for (const address of [
      '',
      '/words',
      '/held',
      '/people',
      '/people?only=waiting',
      '/people/import',
      '/people/refusals',
      '/people/figures',
      '/sources',
      '/progress',
      '/embed',
    ]
      .map((path) => `${collector.url}/organiser/campaigns/edgbaston${path}`)
      .concat(
        people,
        people.map((one) => `${one}/details`),
        `${people[0]}/delete`,
        `${collector.url}/organiser/tokens`,
      )) {
      await page.goto(address);
      await fits(organiser);
    }
    assert.deepEqual(organiser.complaints, []);
    await organiser.leave();
  });
});
