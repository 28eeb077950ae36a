import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'puppeteer-core';
import { type Running, serveCollector } from '../../src/collector/cli/serve-collector.ts';
import type { PersonRow } from '../../src/collector/index.ts';
import type { Receipt } from '../../src/contract/index.ts';
import { campaignsPublishedAtOnce } from '../collector/published-at-once.ts';
import { openBrowser, Resident } from './browser.ts';

const TAG = 'campaign-private-page';
const EMBED = fileURLToPath(new URL('../../dist/embed', import.meta.url));
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A person in front of their private page. */
export class PrivateReader {
  readonly person: Resident;

  constructor(person: Resident) {
    this.person = person;
  }

  /** Waits until the page has this heading, and is not loading. */
  async hasTitle(title: string): Promise<void> {
    await this.person.page.waitForFunction(
      (tag, wanted) => {
        const root = document.querySelector(tag)?.shadowRoot;
        return (
          root?.querySelector('h1')?.textContent === wanted &&
          !root.querySelector('p > span[role=status]')
        );
      },
      { timeout: 30_000 },
      TAG,
      title,
    );
  }

  /** Waits until what has the focus says this. */
  async focusSays(text: string): Promise<void> {
    await this.person.page.waitForFunction(
      (tag, wanted) =>
        document.querySelector(tag)?.shadowRoot?.activeElement?.textContent.includes(wanted),
      { timeout: 30_000 },
      TAG,
      text,
    );
  }

  reads(): Promise<string> {
    return this.person.reads(TAG);
  }

  sees(text: string): Promise<void> {
    return this.person.sees(text, TAG);
  }

  press(name: string): Promise<void> {
    return this.person.press('button', name);
  }

  /** Presses Enter on a button, as somebody does who uses no mouse. */
  async enter(name: string): Promise<void> {
    await (await this.person.find('button', name)).focus();
    await this.person.page.keyboard.press('Enter');
  }

  async valueOf(label: string): Promise<string> {
    const box = await this.person.find('textbox', label);
    return box.evaluate((input) => (input as HTMLInputElement).value);
  }

  async isChecked(role: 'checkbox' | 'radio', label: string): Promise<boolean> {
    const box = await this.person.find(role, label);
    return box.evaluate((input) => (input as HTMLInputElement).checked);
  }

  /** Writes over what stands in a box. */
  async retype(label: string, text: string): Promise<void> {
    const box = await this.person.find('textbox', label);
    await box.focus();
    await box.evaluate((input) => (input as HTMLInputElement).select());
    await this.person.page.keyboard.press('Backspace');
    await box.type(text);
  }

  /** Runs axe over the page as it is now, and looks whether anything sticks out at the side. */
  async isAccessible(): Promise<void> {
    const { page } = this.person;
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
    const [content, room] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    assert.ok(Number(content) <= Number(room), `${content} > ${room}`);
  }

  async leave(): Promise<void> {
    assert.deepEqual(this.person.complaints, []);
    await this.person.leave();
  }
}

/** A collector with the built script of the private page, and a browser. */
export class PrivatePageWorld {
  readonly data = mkdtempSync(join(tmpdir(), 'campaign-private-page-'));
  #collector: Running | undefined;
  #browser: Browser | undefined;

  async open(): Promise<void> {
    this.#collector = await serveCollector(
      {
        PORT: '0',
        DATA: this.data,
        CAMPAIGNS: campaignsPublishedAtOnce(this.data),
        RATE_LIMIT: 'off',
      },
      EMBED,
    );
    this.#browser = await openBrowser();
  }

  async close(): Promise<void> {
    await this.#browser?.close();
    await this.#collector?.stop();
    rmSync(this.data, { recursive: true });
  }

  get url(): string {
    return this.#collector?.url ?? '';
  }

  /** Whom an organiser finds by this. */
  async peopleCalled(search: string): Promise<PersonRow[]> {
    const response = await fetch(
      `${this.url}/organiser/campaigns/edgbaston/people?search=${search}`,
      {
        headers: { Authorization: `Bearer ${this.#collector?.organiserToken}` },
      },
    );
    return ((await response.json()) as { people: PersonRow[] }).people;
  }

  /** @returns the link of their private page */
  async signUp(submission: object): Promise<string> {
    const response = await fetch(`${this.url}/submissions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(submission),
    });
    return ((await response.json()) as Receipt).mine ?? '';
  }

  /** Opens a link in a browser of its own, and waits for this heading. */
  async read(link: string, title = 'What you gave us', width = 1280): Promise<PrivateReader> {
    if (!this.#browser) throw new Error('the browser is not open');
    const reader = new PrivateReader(await Resident.at(this.#browser, link, width));
    await reader.hasTitle(title);
    return reader;
  }
}
