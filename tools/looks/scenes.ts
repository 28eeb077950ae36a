import type { Page } from 'puppeteer-core';
import type { DocumentState } from './scene-documents.ts';

export type SceneTag =
  | 'campaign-issue-survey'
  | 'campaign-champion-signup'
  | 'campaign-progress'
  | 'campaign-private-page';

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
  /** Whether a visitor comes back to the page in this state. */
  readonly isLoadedAgain?: boolean;
  /** A selector in the widget that tells that the state is there. */
  readonly shows: string;
}

type SceneWithoutTag = Omit<Scene, 'tag'>;

const STEP_TIMEOUT_MS = 20_000;

/** Waits for something in a widget. */
export async function waitForPart(page: Page, tag: string, selector: string): Promise<void> {
  await page.waitForFunction(
    (host, wanted) => document.querySelector(host)?.shadowRoot?.querySelector(wanted),
    { timeout: STEP_TIMEOUT_MS },
    tag,
    selector,
  );
}

const press = (page: Page, tag: string, selector: string) =>
  page.locator(`${tag} >>> ${selector}`).setTimeout(STEP_TIMEOUT_MS).click();

const type = (page: Page, tag: string, name: string, text: string) =>
  page.locator(`${tag} >>> [name=${name}]`).setTimeout(STEP_TIMEOUT_MS).fill(text);

const SEND = 'form [part=button][data-other]';
const CONTINUE = 'form [part=button][type=submit]';

/** Lets nothing that is posted arrive, also after the page is loaded again. */
async function loseSubmissions(page: Page): Promise<void> {
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    void (request.method() === 'POST' ? request.abort() : request.continue());
  });
}

async function fillInSurvey(page: Page, tag: SceneTag): Promise<void> {
  await press(page, tag, 'input[name=issue]');
  await type(page, tag, 'words', 'The crossing by the library');
  await type(page, tag, 'area', 'E05011144');
}

async function fillInPerson(page: Page, tag: SceneTag): Promise<void> {
  await type(page, tag, 'name', 'Test Person');
  await type(page, tag, 'email', 'test.person@example.org');
  await press(page, tag, 'input[name=ageConfirmed]');
  for (const consent of ['keep-champion', 'email'])
    await press(page, tag, `input[name=consents-${consent}]`);
}

const send = (page: Page, tag: SceneTag) => press(page, tag, SEND);

const SURVEY: SceneWithoutTag[] = [
  { name: 'open', document: 'open', shows: 'form' },
  { name: 'problems', document: 'open', act: send, shows: '[role=alert] a' },
  {
    name: 'received',
    document: 'open',
    act: async (page, tag) => {
      await fillInSurvey(page, tag);
      await send(page, tag);
    },
    shows: '[part~=received]',
  },
  {
    name: 'waiting',
    document: 'open',
    act: async (page, tag) => {
      await loseSubmissions(page);
      await fillInSurvey(page, tag);
      await send(page, tag);
    },
    shows: '[part~=saved]',
    isLoadedAgain: true,
  },
];

const SIGNUP: SceneWithoutTag[] = [
  { name: 'step 1', document: 'open', shows: 'form' },
  { name: 'problems', document: 'open', act: send, shows: '[role=alert] a' },
  {
    name: 'step 2',
    document: 'open',
    act: async (page, tag) => {
      await fillInPerson(page, tag);
      await press(page, tag, CONTINUE);
    },
    shows: 'fieldset:not([hidden]) [name=cares]',
  },
  {
    name: 'step 3',
    document: 'open',
    act: async (page, tag) => {
      await fillInPerson(page, tag);
      await press(page, tag, CONTINUE);
      await press(page, tag, CONTINUE);
    },
    shows: '[name=oneToOne]',
  },
  {
    name: 'received',
    document: 'open',
    act: async (page, tag) => {
      await fillInPerson(page, tag);
      await send(page, tag);
    },
    shows: '[part~=received]',
  },
];

const TRACKER: SceneWithoutTag[] = [
  { name: 'open', document: 'open', shows: '[part~=meter], [part~=value]' },
];

const PRIVATE_PAGE: SceneWithoutTag[] = [
  { name: 'record', document: 'open', shows: 'dl' },
  {
    name: 'change',
    document: 'open',
    begins: '#change',
    act: (page, tag) => press(page, tag, '#change'),
    shows: 'form [name=name]',
  },
  {
    name: 'delete',
    document: 'open',
    begins: '#delete',
    act: (page, tag) => press(page, tag, '#delete'),
    shows: '#sure',
  },
];

const EVERYWHERE: SceneWithoutTag[] = [
  { name: 'loading', document: 'pending', shows: '[part=base]' },
  { name: 'missing', document: 'missing', shows: '[part=base] [part=button], [part=base] slot' },
];

const CLOSED: SceneWithoutTag[] = [
  { name: 'before', document: 'before', shows: '[part=base] p' },
  { name: 'after', document: 'after', shows: '[part=base] p' },
];

/** The states of each widget. */
const SCENES_BY_TAG: Record<SceneTag, SceneWithoutTag[]> = {
  'campaign-issue-survey': [...SURVEY, ...CLOSED, ...EVERYWHERE],
  'campaign-champion-signup': [...SIGNUP, ...CLOSED, ...EVERYWHERE],
  'campaign-progress': [...TRACKER, ...EVERYWHERE],
  'campaign-private-page': PRIVATE_PAGE,
};

/** Every state that is looked at. */
export const SCENES: readonly Scene[] = (
  Object.entries(SCENES_BY_TAG) as [SceneTag, SceneWithoutTag[]][]
).flatMap(([tag, scenes]) => scenes.map((scene) => ({ ...scene, tag })));
