import type { ElementHandle, Page } from 'puppeteer-core';
import type { DocumentState } from './scene-documents.ts';

/** A page of the collector's own, which has no widget: what is looked for stands in the page. */
export const HOSTED_PAGE = 'hosted-page';

export type SceneTag =
  | 'campaign-issue-survey'
  | 'campaign-issue-ballot'
  | 'campaign-champion-signup'
  | 'campaign-progress'
  | 'campaign-private-page'
  | typeof HOSTED_PAGE;

/** A state of a widget, and the way there. */
export interface Scene {
  readonly tag: SceneTag;
  readonly name: string;
  /** Which document it reads: one that never comes, or one that is not there, too. */
  readonly document: DocumentState | 'pending' | 'missing';
  /** What a visitor does to come to the state; done with real keys and presses. */
  readonly act?: (page: Page, tag: SceneTag) => Promise<void>;
  /** What is there before: a form, unless this says something else. */
  readonly begins?: string;
  /** A ballot of `stories/ballots.ts`, in place of the one that the collector holds. */
  readonly ballot?: string;
  /** Whether the code in the address of a ballot has been used before. */
  readonly isCodeUsed?: boolean;
  /** Which page of the collector's own, with what its address says. */
  readonly path?: string;
  /** Whether it is in English, whatever the language around it. */
  readonly isEnglish?: boolean;
  /** Whether a visitor comes back to the page in this state. */
  readonly isLoadedAgain?: boolean;
  /** A selector in the widget that tells that the state is there. */
  readonly shows: string;
}

export type SceneWithoutTag = Omit<Scene, 'tag'>;

const STEP_TIMEOUT_MS = 20_000;

/** Waits for something in a widget. */
export async function waitForPart(page: Page, tag: string, selector: string): Promise<void> {
  await page.waitForFunction(
    (host, wanted) => {
      const widget = document.querySelector(host);
      return (widget ? widget.shadowRoot : document)?.querySelector(wanted);
    },
    { timeout: STEP_TIMEOUT_MS },
    tag,
    selector,
  );
}

const locate = (page: Page, tag: SceneTag, selector: string) =>
  page
    .locator(tag === HOSTED_PAGE ? selector : `${tag} >>> ${selector}`)
    .setTimeout(STEP_TIMEOUT_MS);

export const press = (page: Page, tag: SceneTag, selector: string): Promise<void> =>
  locate(page, tag, selector).click();

export const type = (page: Page, tag: SceneTag, name: string, text: string): Promise<void> =>
  locate(page, tag, `[name=${name}]`).fill(text);

/** Chooses Harborne with keys, as a person does: what it moves, a press has moved. */
export async function chooseWard(page: Page, tag: SceneTag): Promise<void> {
  const list = await locate(page, tag, '[name=area]').waitHandle();
  await (list as ElementHandle<HTMLElement>).focus();
  await page.keyboard.type('Harborne');
}

/** Presses the button that sends a form. */
export const send = (page: Page, tag: SceneTag): Promise<void> =>
  press(page, tag, 'form [part=button][data-other]');

/** Lets nothing that is posted arrive, also after the page is loaded again. */
export async function loseSubmissions(page: Page): Promise<void> {
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    void (request.method() === 'POST' ? request.abort() : request.continue());
  });
}
