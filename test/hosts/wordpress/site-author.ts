import type { Browser, Page } from 'puppeteer-core';
import { WordPressSite } from './wordpress-site.ts';

const EDITOR_TIMEOUT_MS = 60_000;

/** What WordPress' own packages offer a page of the editor, as far as the tests use it. */
interface EditorWindow {
  wp: {
    data: {
      dispatch(store: string): Record<string, (...args: unknown[]) => Promise<unknown>>;
      select(store: string): Record<string, (...args: unknown[]) => unknown>;
    };
  };
}

/** Somebody who writes on a WordPress site, in a browser of their own. */
export class SiteAuthor {
  readonly page: Page;
  /** Errors that a page of WordPress threw. */
  readonly errors: string[] = [];
  readonly #url: string;

  private constructor(page: Page, url: string) {
    this.page = page;
    this.#url = url;
    page.on('pageerror', (error) => this.errors.push(String(error)));
  }

  /** Signs in. @param path that of the site, on a network */
  static async signIn(
    browser: Browser,
    site: WordPressSite,
    name: string,
    path = '/',
  ): Promise<SiteAuthor> {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    page.setDefaultTimeout(EDITOR_TIMEOUT_MS);
    const author = new SiteAuthor(page, `${site.url}${path}`);
    await author.open('wp-login.php');
    await page.$eval(
      '#user_login',
      (input, name) => ((input as HTMLInputElement).value = name),
      name,
    );
    await page.$eval(
      '#user_pass',
      (input, password) => ((input as HTMLInputElement).value = password),
      WordPressSite.password,
    );
    await Promise.all([page.waitForNavigation(), page.click('#wp-submit')]);
    return author;
  }

  async open(path: string): Promise<void> {
    await this.page.goto(`${this.#url}${path}`, { waitUntil: 'load' });
  }

  /** What the page says, as one text. */
  reads(): Promise<string> {
    return this.page.$eval('body', (body) => body.innerText);
  }

  async sees(text: string): Promise<void> {
    await this.page.waitForFunction((text) => document.body.innerText.includes(text), {}, text);
  }

  /** Types a value into a field of a form of the administration, in place of what is there. */
  async fill(label: string, value: string): Promise<void> {
    const text = await this.page.waitForSelector(
      `::-p-xpath(//label[normalize-space()="${label}"])`,
    );
    const field = await this.page.waitForSelector(
      `[id="${await text?.evaluate((element) => (element as HTMLLabelElement).htmlFor)}"]`,
    );
    await field?.click({ count: 3 });
    await this.page.keyboard.press('Backspace');
    await field?.type(value);
  }

  async press(name: string, role = 'button'): Promise<void> {
    const button = await this.page.waitForSelector(`::-p-aria([name="${name}"][role="${role}"])`);
    await button?.click();
  }

  /** Presses a button that leads to another page. */
  async submit(name: string, role = 'button'): Promise<void> {
    await Promise.all([this.page.waitForNavigation(), this.press(name, role)]);
  }

  /** Opens a new post in the block editor, without the words of welcome. */
  async openBlockEditor(): Promise<void> {
    await this.open('wp-admin/post-new.php');
    await this.page.waitForFunction(
      () => 'wp' in window && document.querySelector('.editor-styles-wrapper'),
    );
    await this.page.evaluate(async () => {
      const { dispatch } = (window as unknown as EditorWindow).wp.data;
      await dispatch('core/preferences').set?.('core/edit-post', 'welcomeGuide', false);
      await dispatch('core/editor').editPost?.({ title: 'The campaign' });
    });
  }

  /** Takes a block from the inserter, found by what somebody types there. */
  async insertBlock(search: string, title: string): Promise<void> {
    await this.press('Toggle block inserter');
    const field = await this.page.waitForSelector('.block-editor-inserter__search input');
    await field?.type(search);
    const choice = await this.page.waitForSelector(
      `::-p-xpath(//button[contains(@class, "block-editor-block-types-list__item")][.//*[text()="${title}"]])`,
    );
    await choice?.click();
    await this.press('Toggle block inserter');
  }

  /** Publishes the post of the block editor. @returns its address */
  publishPost(): Promise<string> {
    return this.page.evaluate(async () => {
      const { dispatch, select } = (window as unknown as EditorWindow).wp.data;
      await dispatch('core/editor').editPost?.({ status: 'publish' });
      await dispatch('core/editor').savePost?.();
      const failed = select('core/editor').didPostSaveRequestFail?.();
      if (failed) throw new Error('The post was not saved');
      return String(select('core/editor').getPermalink?.());
    });
  }

  async leave(): Promise<void> {
    await this.page.browserContext().close();
  }
}
