import type { Page } from 'puppeteer-core';
import {
  chooseWard,
  loseSubmissions,
  press,
  type SceneTag,
  type SceneWithoutTag,
  send,
} from './scene-acts.ts';

/** Chooses a ward and an issue, and declares. The code comes with the page's address. */
async function fillInVote(page: Page, tag: SceneTag): Promise<void> {
  await chooseWard(page, tag);
  await press(page, tag, 'input[name=choices]');
  await press(page, tag, 'input[name=declared]');
}

async function vote(page: Page, tag: SceneTag): Promise<void> {
  await fillInVote(page, tag);
  await send(page, tag);
}

/** The form takes the code out of the address once it is there. */
const FORM = 'form #code';

const VOTES: SceneWithoutTag[] = [
  { name: 'open', document: 'open', shows: FORM },
  {
    name: 'ward chosen',
    document: 'open',
    begins: FORM,
    act: chooseWard,
    shows: 'input[name=choices]',
  },
  { name: 'problems', document: 'open', begins: FORM, act: send, shows: '[role=alert] a' },
  { name: 'received', document: 'open', begins: FORM, act: vote, shows: '[part~=received]' },
  {
    name: 'spent',
    document: 'open',
    begins: FORM,
    isCodeUsed: true,
    act: vote,
    shows: '[part~=summary]',
  },
  {
    name: 'waiting',
    document: 'open',
    begins: FORM,
    act: async (page, tag) => {
      await loseSubmissions(page);
      await vote(page, tag);
    },
    shows: '[part~=saved]',
    isLoadedAgain: true,
  },
];

/** Ballots that take no vote: what each is called in `stories/ballots.ts`. */
const PHASES: Record<string, string> = {
  before: 'notOpenYet',
  closed: 'closedBallot',
  counting: 'countedBallot',
  'called off': 'calledOff',
  declared: 'declaredBallot',
  corrected: 'correctedBallot',
  'in doubt': 'inDoubt',
  'few votes': 'fewVotes',
};

/** The states of a ballot. */
export const BALLOT: SceneWithoutTag[] = [
  ...VOTES,
  ...Object.entries(PHASES).map(([name, ballot]): SceneWithoutTag => ({
    name,
    ballot,
    document: 'ballots',
    shows: '[part=base] .field p',
  })),
];
