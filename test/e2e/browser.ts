import puppeteer, { type Browser, type ElementHandle, type Frame, type Page } from 'puppeteer-core';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

let opened: Promise<Browser> | undefined;
let users = 0;

/**
 * Opens a real Chromium, or gives the one that another file of tests in this process has opened.
 * Whoever needs cookies or storage of its own makes a context in it. It is closed by the last who
 * closes it.
 */
export async function openBrowser(): Promise<Browser> {
  users += 1;
  opened ??= puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ARGS,
  });
  const browser = await opened;
  const close = async () => {
    users -= 1;
    if (users > 0) return;
    opened = undefined;
    await browser.close();
  };
  return new Proxy(browser, {
    get(target, key) {
      if (key === 'close') return close;
      const own: unknown = Reflect.get(target, key);
      return typeof own === 'function' ? (own.bind(target) as unknown) : own;
    },
  });
}

/**
 * A resident in front of a page with the survey: does what a person does, and sees what a person
 * sees.
 */
export class Resident {
  readonly page: Page;
  /** The page, or the frame in it that they look at. */
  place: Frame;
  /** What the browser complained of: errors, and policy violations. */
  readonly complaints: string[] = [];
  /** Every address that was asked for, and those that came. */
  readonly requests: string[] = [];
  readonly finished: string[] = [];

  constructor(page: Page) {
    this.page = page;
    this.place = page.mainFrame();
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warn')
        this.complaints.push(message.text());
    });
    page.on('request', (request) => this.requests.push(request.url()));
    page.on('requestfinished', (request) => this.finished.push(request.url()));
  }

  /** Opens an address. `prepare` is done to the page before. */
  static async at(
    browser: Browser,
    url: string,
    width = 1280,
    prepare?: (page: Page) => Promise<unknown>,
  ): Promise<Resident> {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    await page.setViewport({ width, height: 900 });
    const resident = new Resident(page);
    await prepare?.(page);
    await page.goto(url, { waitUntil: 'load' });
    return resident;
  }

  /** Looks into a frame of the page from here on. */
  async lookInto(selector: string): Promise<void> {
    const frame = await (await this.page.waitForSelector(selector))?.contentFrame();
    if (!frame) throw new Error(`${selector} is no frame`);
    this.place = frame;
  }

  /** Finds a control by its role and accessible name, as a screen reader does. */
  async find(role: string, name: string): Promise<ElementHandle<HTMLElement>> {
    const found = await this.place.waitForSelector(`::-p-aria([name="${name}"][role="${role}"])`, {
      timeout: 30_000,
    });
    return found as ElementHandle<HTMLElement>;
  }

  async choose(list: string, label: string): Promise<void> {
    const select = (await this.find(
      'combobox',
      list,
    )) as unknown as ElementHandle<HTMLSelectElement>;
    const value = await select.evaluate(
      (element, wanted) => [...element.options].find(({ label }) => label === wanted)?.value,
      label,
    );
    await select.select(value ?? '');
  }

  async press(role: string, name: string): Promise<void> {
    await (await this.find(role, name)).click();
  }

  /** Unfolds the form that asks for a name, after an answer. */
  async wantsToHear(): Promise<void> {
    await this.sees('Would you like to hear what happens?');
    await this.place.$eval('campaign-issue-survey', (widget) =>
      widget.shadowRoot?.querySelector<HTMLElement>('summary')?.click(),
    );
  }

  async type(name: string, text: string): Promise<void> {
    await (await this.find('textbox', name)).type(text);
  }

  /** What the widget says, as one text. */
  async reads(selector = 'campaign-issue-survey'): Promise<string> {
    return this.place.$eval(
      selector,
      (widget) =>
        (widget.shadowRoot?.querySelector('[part=base]') as HTMLElement | null)?.innerText ?? '',
    );
  }

  /** Waits until the widget says this. */
  async sees(text: string, selector = 'campaign-issue-survey', timeout = 30_000): Promise<void> {
    await this.place.waitForFunction(
      (selector, text) =>
        (
          document
            .querySelector(selector)
            ?.shadowRoot?.querySelector('[part=base]') as HTMLElement | null
        )?.innerText.includes(text),
      { timeout },
      selector,
      text,
    );
  }

  /** Answers the survey for Harborne, and waits for the thanks. */
  async answers(words: string): Promise<void> {
    await this.fillsIn(words);
    await this.press('button', 'Send my answer');
    await this.sees('Thank you. We have your answer');
    await this.sees('You said: Street lighting, in Harborne.');
  }

  /** Fills in the survey for Harborne, and does not send it. */
  async fillsIn(words: string): Promise<void> {
    await this.choose('Your ward', 'Harborne');
    await this.press('radio', 'Street lighting');
    await this.type('What would you change, and where? (optional)', words);
  }

  async leave(): Promise<void> {
    await this.page.browserContext().close();
  }
}
