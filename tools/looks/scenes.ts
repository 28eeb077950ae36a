import type { Page } from 'puppeteer-core';
import { BALLOT } from './ballot-scenes.ts';
import { HOSTED } from './hosted-scenes.ts';
import {
  chooseWard,
  HOSTED_PAGE,
  loseSubmissions,
  press,
  type Scene,
  type SceneTag,
  type SceneWithoutTag,
  send,
  type,
} from './scene-acts.ts';

async function fillInSurvey(page: Page, tag: SceneTag): Promise<void> {
  await press(page, tag, 'input[name=issue]');
  await type(page, tag, 'words', 'The crossing by the library');
  await chooseWard(page, tag);
}

async function fillInPerson(page: Page, tag: SceneTag): Promise<void> {
  await type(page, tag, 'name', 'Test Person');
  await type(page, tag, 'email', 'test.person@example.org');
  await press(page, tag, 'input[name=ageConfirmed]');
  for (const consent of ['keep-champion', 'email'])
    await press(page, tag, `input[name=consents-${consent}]`);
}

const CONTINUE = 'form [part=button][type=submit]';

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

/** The states of each widget, and of the collector's own pages. */
const SCENES_BY_TAG: Record<SceneTag, SceneWithoutTag[]> = {
  'campaign-issue-survey': [...SURVEY, ...CLOSED, ...EVERYWHERE],
  'campaign-issue-ballot': [...BALLOT, ...EVERYWHERE],
  'campaign-champion-signup': [...SIGNUP, ...CLOSED, ...EVERYWHERE],
  'campaign-progress': [...TRACKER, ...EVERYWHERE],
  'campaign-private-page': PRIVATE_PAGE,
  [HOSTED_PAGE]: HOSTED,
};

/** Every state that is looked at. */
export const SCENES: readonly Scene[] = (
  Object.entries(SCENES_BY_TAG) as [SceneTag, SceneWithoutTag[]][]
).flatMap(([tag, scenes]) => scenes.map((scene) => ({ ...scene, tag })));
