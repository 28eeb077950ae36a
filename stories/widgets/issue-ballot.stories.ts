import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { expect, fn, spyOn } from 'storybook/test';
import type { PublicBallot } from '../../src/contract/index.ts';
import type { CampaignEvent } from '../../src/widgets/events.ts';
import '../../src/widgets/issue-ballot/define.ts';
import type { IssueBallotWidget } from '../../src/widgets/issue-ballot/index.ts';
import * as ballots from '../ballots.ts';
import * as given from '../fixtures.ts';
import { type Person, person } from '../person.ts';

interface Args extends Pick<IssueBallotWidget, 'deliver'> {
  definition: PublicBallot;
  ward?: string;
  lang?: string;
  onCampaignSubmit?: (event: CampaignEvent) => void;
  onCampaignDelivered?: (event: CampaignEvent) => void;
  onCampaignRefused?: (event: CampaignEvent) => void;
}
type Story = StoryObj<Args>;

const BALLOTS = 'https://collector.example/ballots';
const campaign = { ...given.campaign, ballots: BALLOTS };

const ballot = (args: Args): TemplateResult =>
  html`<campaign-issue-ballot
    .campaign=${campaign}
    .deliver=${args.deliver}
    ballot=${args.definition.id}
    ward=${ifDefined(args.ward)}
    lang=${ifDefined(args.lang)}
    @campaign-submit=${args.onCampaignSubmit}
    @campaign-delivered=${args.onCampaignDelivered}
    @campaign-refused=${args.onCampaignRefused}
    ><a href="https://edgbaston.example/vote">Vote on our own page</a></campaign-issue-ballot
  >`;

/** Answers for the collector; everything else is asked as ever. */
function serveBallot(answer: () => Promise<Response>): () => void {
  const { fetch } = window;
  const fetching = spyOn(window, 'fetch').mockImplementation((input, init) =>
    (input as string).startsWith(BALLOTS) ? answer() : fetch(input, init),
  );
  return () => fetching.mockRestore();
}

const meta: Meta<Args> = {
  title: 'Widgets/Issue ballot',
  component: 'campaign-issue-ballot',
  render: ballot,
  args: {
    definition: ballots.openBallot,
    deliver: given.received,
    onCampaignSubmit: fn(),
    onCampaignDelivered: fn(),
    onCampaignRefused: fn(),
  },
  argTypes: {
    lang: { control: 'select', options: ['', 'en', 'cy'] },
    definition: { control: 'object' },
    deliver: { control: false },
  },
  beforeEach: ({ args }) => serveBallot(() => Promise.resolve(Response.json(args.definition))),
};
export default meta;

/** A resident of Harborne who votes for two issues. */
async function votes(resident: Person) {
  await resident.writes('Your code', ballots.CODE);
  await resident.ticks('Speeding on Harborne Lane');
  await resident.ticks('Litter on the High Street');
  await resident.ticks(/^I live in Harborne/);
  await resident.presses('Send my vote');
}

export const Form: Story = {
  parameters: { messages: ['ballot/main'] },
  tags: ['autodocs'],
  play: async ({ canvasElement }) => {
    await person(canvasElement).reads('Choose your ward. Then you see what you can vote for.');
  },
};

export const WardChosen: Story = {
  args: { ward: 'E05011144' },
  play: async ({ canvasElement }) => {
    await person(canvasElement).reads('Speeding on Harborne Lane');
  },
};

export const OutsideTheWards: Story = {
  play: async ({ canvasElement }) => {
    const resident = person(canvasElement);
    await resident.choosesWard('Your ward', 'I live outside these wards');
    await resident.reads(/This vote is for people who live in/);
  },
};

export const Problems: Story = {
  play: async ({ canvasElement }) => {
    const resident = person(canvasElement);
    await resident.presses('Send my vote');
    await resident.reads('There is a problem');
  },
};

/** A slip of the finger, told once the field is left. */
export const WrongLetter: Story = {
  args: { definition: ballots.ofOneWard },
  play: async ({ canvasElement }) => {
    const resident = person(canvasElement);
    await resident.writes('Your code', 'BCDFGHJKLM');
    await resident.ticks('Speeding on Harborne Lane');
    await resident.reads(/A letter in your code is wrong/);
  },
};

export const AtMostTwo: Story = {
  args: { definition: ballots.atMostTwo },
  play: async ({ canvasElement }) => {
    const resident = person(canvasElement);
    await resident.ticks('Speeding on Harborne Lane');
    await resident.ticks('Broken swings in Grove Park');
    await resident.reads(/You have ticked 2: that is all you can/);
  },
};

export const OneChoice: Story = { args: { definition: ballots.ofOneChoice } };
export const TwoDeadlines: Story = { args: { definition: ballots.withTwoDeadlines } };

export const Sending: Story = {
  args: { definition: ballots.ofOneWard, deliver: given.neverAnswered },
  play: async ({ canvasElement }) => {
    const resident = person(canvasElement);
    await votes(resident);
    await resident.reads('Sending…');
  },
};

export const Received: Story = {
  args: { definition: ballots.ofOneWard },
  play: async ({ canvasElement, args }) => {
    const resident = person(canvasElement);
    await votes(resident);
    await resident.reads('Your vote is in.');
    await expect(args.onCampaignDelivered).toHaveBeenCalledOnce();
  },
};

export const WaitsOnTheDevice: Story = {
  args: { definition: ballots.ofOneWard, deliver: given.notReached },
  play: async ({ canvasElement }) => {
    const resident = person(canvasElement);
    await votes(resident);
    await resident.reads('Your vote has not reached us yet');
  },
};

export const CodeUsed: Story = {
  args: {
    definition: ballots.ofOneWard,
    deliver: given.refused(409, [
      { path: 'answers.code', code: 'code-spent', message: 'answers.code has been used' },
    ]),
  },
  play: async ({ canvasElement }) => {
    const resident = person(canvasElement);
    await votes(resident);
    await resident.reads('This code has been used');
  },
};

export const CodeVoid: Story = {
  args: {
    definition: ballots.ofOneWard,
    deliver: given.refused(422, [
      { path: 'answers.code', code: 'void', message: 'answers.code no longer counts' },
    ]),
  },
  play: async ({ canvasElement }) => {
    const resident = person(canvasElement);
    await votes(resident);
    await resident.reads(/This code no longer counts/);
  },
};

export const TooLate: Story = {
  args: {
    definition: ballots.ofOneWard,
    deliver: given.refused(422, [{ path: 'ballot', code: 'closed', message: 'ballot closed' }]),
  },
  play: async ({ canvasElement }) => {
    const resident = person(canvasElement);
    await votes(resident);
    await resident.reads(/Your vote did not reach us in time/);
  },
};

const says = (words: RegExp | string): Story['play'] => {
  return async ({ canvasElement }) => {
    await person(canvasElement).reads(words);
  };
};

export const NotOpenYet: Story = {
  args: { definition: ballots.notOpenYet },
  play: says(/Voting opens on/),
};
export const Closed: Story = {
  args: { definition: ballots.closedBallot },
  play: says(/Voting closed on/),
};
export const Counting: Story = {
  args: { definition: ballots.countedBallot },
  play: says(/We are counting/),
};
export const CalledOff: Story = {
  args: { definition: ballots.calledOff },
  play: says(/This vote was called off on/),
};
export const Result: Story = {
  parameters: { messages: ['ballot/ballot-result'] },
  args: { definition: ballots.declaredBallot },
  play: says(/People who came or answered chose this/),
};
export const ResultInDoubt: Story = {
  args: { definition: ballots.inDoubt },
  play: says(/too close to be sure/),
};
export const ResultNoneAhead: Story = {
  args: { definition: ballots.noneAhead },
  play: says(/has the most ticks/),
};
export const ResultOfFew: Story = {
  args: { definition: ballots.fewVotes },
  play: says(/we show only what was chosen/),
};
export const ResultAheadOfDoubt: Story = {
  args: { definition: ballots.aheadOfDoubt },
  play: says(/Fewer votes than that are in doubt/),
};
export const ResultTied: Story = {
  args: { definition: ballots.unsettledTie },
  play: says(/More than one issue is in first place/),
};
export const ResultDecided: Story = {
  args: { definition: ballots.decidedInDoubt },
  play: says(/The organisers decided it/),
};
export const ResultCorrected: Story = {
  args: { definition: ballots.correctedBallot },
  play: says(/Corrected on/),
};

export const Loading: Story = {
  beforeEach: () => serveBallot(() => new Promise(() => undefined)),
  play: says('Loading…'),
};
export const Unavailable: Story = {
  beforeEach: () => serveBallot(() => Promise.resolve(new Response('', { status: 503 }))),
  play: says('This can’t be shown just now.'),
};

export const Welsh: Story = {
  args: { lang: 'cy', ward: 'E05011144' },
  play: says('Anfon fy mhleidlais'),
};
export const WelshResult: Story = {
  args: { lang: 'cy', definition: ballots.declaredBallot },
  play: says(/Nid arolwg o’r holl drigolion/),
};

/** On a dark page that sets nothing but its own colours. */
export const DarkHost: Story = {
  args: { ward: 'E05011144' },
  render: (args) =>
    html`<div style="background: #14171c; color: #f2f2f2; padding: 1.5rem">${ballot(args)}</div>`,
  play: Problems.play,
};
