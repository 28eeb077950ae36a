import { deepStrictEqual } from 'node:assert/strict';
import type { Browser } from 'puppeteer-core';
import type { Contender } from './contenders.ts';
import { type PageSize, pathOf } from './host-page.ts';
import { launchBrowser } from './measure-page.ts';
import type { PageServer } from './serve-pages.ts';

/** What a person meets on the page of a contender. */
interface SurveyChecked {
  /** Each control with its label, in the order of the page. */
  readonly controls: string[];
  /** The hints, the privacy notice and the imprint. */
  readonly paragraphs: string[];
  /** What is said of an empty form. */
  readonly problems: string[];
  /** What is said once it is sent. */
  readonly thanks: string;
}

const TIMEOUT_MS = 10_000;

/**
 * Uses the survey of every contender.
 * @throws AssertionError where one of them is another form than the first
 */
export async function checkContenders(
  server: PageServer,
  contenders: readonly Contender[],
  size: PageSize,
): Promise<void> {
  const browser = await launchBrowser();
  try {
    const results = [];
    for (const contender of contenders) {
      const url = server.origin + pathOf(contender, size);
      const checked = await checkSurvey(browser, url, contender.tag);
      const { answers, area } = JSON.parse(server.posts.pop() ?? '{}') as Record<string, unknown>;
      results.push({ ...checked, answers, area });
    }
    for (const result of results) deepStrictEqual(result, results[0]);
  } finally {
    await browser.close();
  }
}

/** Fills the survey in and sends it, first empty and then with an answer. */
async function checkSurvey(browser: Browser, url: string, tag: string): Promise<SurveyChecked> {
  const page = await browser.newPage();
  page.setDefaultTimeout(TIMEOUT_MS);
  try {
    await page.goto(url);
    await page.waitForSelector(`${tag} >>> select`);
    const shown = await page.$eval(tag, describeForm);
    await page.click(`${tag} >>> button`);
    await page.waitForSelector(`${tag} >>> .error:not(:empty)`);
    const problems = await page.$$eval(`${tag} >>> .error`, (errors) =>
      errors.map((error) => error.textContent.replace('Error:', '').trim()).filter(Boolean),
    );
    await page.select(`${tag} >>> select`, 'E05000007');
    await page.click(`${tag} >>> input[value=public-transport]`);
    await page.type(`${tag} >>> textarea`, 'A bus after nine');
    await page.click(`${tag} >>> button`);
    const heading = await page.waitForSelector(`${tag} >>> ::-p-text(Thank you)`);
    const thanks = (await heading?.evaluate((element) => element.textContent))?.trim() ?? '';
    return { ...shown, problems, thanks };
  } finally {
    await page.close();
  }
}

/** Runs in the page. */
function describeForm(widget: Element): Pick<SurveyChecked, 'controls' | 'paragraphs'> {
  const fold = (text: string | null | undefined) => text?.replace(/\s+/g, ' ').trim() ?? '';
  const nameOf = (control: Element) =>
    fold(
      control instanceof HTMLButtonElement
        ? control.textContent
        : [...((control as HTMLInputElement).labels ?? [])]
            .map((label) => label.textContent)
            .join(' '),
    );
  const root = widget.shadowRoot;
  const controls = [...(root?.querySelectorAll('select, input, textarea, button') ?? [])];
  return {
    controls: controls.map(
      (control) =>
        `${(control as HTMLInputElement).type}: ${nameOf(control)}` +
        (control instanceof HTMLSelectElement
          ? ` (${[...control.options].map(({ text }) => fold(text)).join(', ')})`
          : ''),
    ),
    paragraphs: [...(root?.querySelectorAll('p') ?? [])]
      .map(({ textContent }) => fold(textContent))
      .filter(Boolean),
  };
}
