import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { expect, fn, spyOn } from 'storybook/test';
import '../../src/widgets/champion-signup/define.ts';
import type { ChampionSignupWidget } from '../../src/widgets/champion-signup/index.ts';
import type { CampaignEvent } from '../../src/widgets/events.ts';
import * as given from '../fixtures.ts';
import { type Person, person } from '../person.ts';

interface Args extends Pick<ChampionSignupWidget, 'campaign' | 'deliver'> {
  as?: 'champion' | 'organisation';
  invite?: string;
  ward?: string;
  lang?: string;
  src?: string;
  onCampaignSubmit?: (event: CampaignEvent) => void;
  onCampaignDelivered?: (event: CampaignEvent) => void;
  onCampaignRefused?: (event: CampaignEvent) => void;
}
type Story = StoryObj<Args>;

const signup = (args: Args): TemplateResult =>
  html`<campaign-champion-signup
    as=${ifDefined(args.as)}
    invite=${ifDefined(args.invite)}
    ward=${ifDefined(args.ward)}
    lang=${ifDefined(args.lang)}
    src=${ifDefined(args.src)}
    .campaign=${args.campaign}
    .deliver=${args.deliver}
    @campaign-submit=${args.onCampaignSubmit}
    @campaign-delivered=${args.onCampaignDelivered}
    @campaign-refused=${args.onCampaignRefused}
    ><a href="https://edgbaston.example/champions"
      >Sign up on our own page</a
    ></campaign-champion-signup
  >`;

const meta: Meta<Args> = {
  title: 'Widgets/Champion sign-up',
  component: 'campaign-champion-signup',
  render: signup,
  args: {
    campaign: given.campaign,
    deliver: given.receivedWithMine,
    onCampaignSubmit: fn(),
    onCampaignDelivered: fn(),
    onCampaignRefused: fn(),
  },
  argTypes: {
    as: { control: 'select', options: ['champion', 'organisation'] },
    lang: { control: 'select', options: ['', 'en', 'cy'] },
    ward: {
      control: 'select',
      options: ['', ...given.campaign.areas.wards.map(({ code }) => code)],
    },
    campaign: { control: 'object' },
    deliver: { control: false },
  },
};
export default meta;

/** A champion of Harborne who would like a 1-2-1. */
async function signsUp(champion: Person) {
  await champion.writes('Full name', 'Sam Okafor');
  await champion.writes('Telephone number', '01632 960 001');
  await champion.ticks('I am 16 or over');
  await champion.ticks(/^I consent to/);
  await champion.presses('Continue');
  await champion.reads('Step 2 of 3: How you can help');
  await champion.choosesWard('Your ward (optional)', 'Harborne');
  await champion.ticks('Talk to my neighbours');
  await champion.presses('Continue');
  await champion.reads('Step 3 of 3: Meeting and talking');
  await champion.ticks('I would like a 1-2-1');
  await champion.presses('Sign me up');
}

export const Form: Story = { tags: ['autodocs'] };

export const Problems: Story = {
  play: async ({ canvasElement }) => {
    const champion = person(canvasElement);
    await champion.presses('Sign me up');
    await champion.reads('There is a problem');
  },
};

export const Sending: Story = {
  args: { deliver: given.neverAnswered },
  play: async ({ canvasElement }) => {
    const champion = person(canvasElement);
    await signsUp(champion);
    await champion.reads('Sending…');
  },
};

/** With the personal link, to copy, to share where the device can, and as a QR code. */
export const Received: Story = {
  parameters: { messages: ['widgets/signup-thanks'] },
  play: async ({ canvasElement, args }) => {
    const champion = person(canvasElement);
    await signsUp(champion);
    await champion.reads('Thank you for stepping forward');
    await champion.reads('Bring somebody with you');
    await champion.reads(/camera/);
    await expect(args.onCampaignDelivered).toHaveBeenCalledOnce();
  },
};

/** The browser does not let the page copy: the link is marked. */
export const ReceivedAndMarked: Story = {
  beforeEach: () => {
    const copying = spyOn(navigator.clipboard, 'writeText').mockRejectedValue(
      new DOMException('no', 'NotAllowedError'),
    );
    return () => copying.mockRestore();
  },
  play: async ({ canvasElement }) => {
    const champion = person(canvasElement);
    await signsUp(champion);
    await champion.presses('Copy');
    await champion.reads(/it is marked/);
  },
};

export const Invited: Story = {
  args: { invite: 'abcdefgh2345' },
  play: async ({ canvasElement }) => {
    await person(canvasElement).reads(/^An invitation brought you here/);
  },
};

/** The champion lets their first name be read; the story answers for the collector. */
export const InvitedByName: Story = {
  parameters: { messages: ['widgets/champion'] },
  args: {
    invite: 'abcdefgh2345',
    deliver: undefined,
    campaign: { ...given.campaign, endpoint: 'https://collector.example/submissions' },
  },
  beforeEach: () => {
    const { fetch } = window;
    const answering = spyOn(window, 'fetch').mockImplementation((url, init) =>
      (url as string).endsWith('/invitations')
        ? Promise.resolve(Response.json({ firstName: 'Ada' }))
        : fetch(url, init),
    );
    return () => answering.mockRestore();
  },
  play: async ({ canvasElement }) => {
    await person(canvasElement).reads(/Ada.* invited you\./);
  },
};

export const InvitationLeftOut: Story = {
  args: { invite: 'abcdefgh2345' },
  play: async ({ canvasElement }) => {
    const champion = person(canvasElement);
    await champion.presses('Leave the invitation out');
    await champion.reads('The invitation is left out.');
  },
};

/** Questions of the campaign's own. */
export const FurtherQuestions: Story = {
  args: { campaign: given.withQuestions },
  play: async ({ canvasElement }) => {
    await person(canvasElement).reads('How did you hear of us?');
  },
};

export const Organisation: Story = {
  parameters: { messages: ['widgets/organisation'] },
  args: { as: 'organisation' },
  play: async ({ canvasElement }) => {
    await person(canvasElement).writes('Name of the organisation', 'St Werburgh’s Choir');
  },
};

export const OrganisationProblems: Story = {
  args: { as: 'organisation' },
  play: async ({ canvasElement }) => {
    const contact = person(canvasElement);
    await contact.presses('Sign us up');
    await contact.reads('There is a problem');
  },
};

export const OrganisationReceived: Story = {
  args: { as: 'organisation' },
  play: async ({ canvasElement }) => {
    const contact = person(canvasElement);
    await contact.writes('Name of the organisation', 'St Werburgh’s Choir');
    await contact.choosesWard('What kind of organisation is it?', 'Charity or community group');
    await contact.writes('Your full name', 'Sam Okafor');
    await contact.writes('Email address', 'sam@example.org');
    await contact.ticks('I am 16 or over');
    await contact.ticks(/^I consent to/);
    await contact.presses('Sign us up');
    await contact.reads(/St Werburgh’s Choir/);
  },
};

export const Refused: Story = {
  args: {
    deliver: given.refused(422, [
      {
        path: 'answers.phone',
        code: 'format',
        message: 'answers.phone must be a telephone number',
      },
    ]),
  },
  play: async ({ canvasElement, args }) => {
    const champion = person(canvasElement);
    await signsUp(champion);
    await champion.reads('This can’t be taken as it is');
    await expect(args.onCampaignRefused).toHaveBeenCalledOnce();
  },
};

/** It waits on the device, and the personal link is there at once. */
export const SavedOnTheDevice: Story = {
  args: { deliver: given.notReached },
  play: async ({ canvasElement }) => {
    const champion = person(canvasElement);
    await signsUp(champion);
    await champion.reads('Not sent yet. Saved on this device');
    await champion.reads('Bring somebody with you');
  },
};

/** On a device of somebody else nothing more is kept: the page must stay open. */
export const CouldNotBeReached: Story = {
  args: { deliver: given.notReached },
  play: async ({ canvasElement }) => {
    const champion = person(canvasElement);
    await signsUp(champion);
    await champion.presses('Not your device? Delete it here');
    await champion.presses('Yes, delete');
    await champion.reads('Deleted from this device.');
    await signsUp(champion);
    await champion.reads('Not sent yet');
  },
};

/** A look-up that answers with these wards; without any it fails. */
const lookedUp = (
  ...areas: { code: string; name: string }[]
): Pick<Story, 'args' | 'beforeEach'> => ({
  args: { campaign: given.withLookup },
  beforeEach: () => {
    const answer = () =>
      Promise.resolve(areas.length ? Response.json({ areas }) : new Response('', { status: 503 }));
    const fetching = spyOn(window, 'fetch').mockImplementation(answer);
    return () => fetching.mockRestore();
  },
});

const looksUp = async (champion: Person) => {
  await champion.writes('Full name', 'Sam Okafor');
  await champion.writes('Telephone number', '01632 960 001');
  await champion.ticks('I am 16 or over');
  await champion.ticks(/^I consent to/);
  await champion.presses('Continue');
  await champion.reads('Step 2 of 3: How you can help');
  await champion.writes('Your postcode (optional)', 'zz17 9ne');
  await champion.presses('Find my ward');
};

export const PostcodeFound: Story = {
  parameters: { messages: ['widgets/ward-lookup'] },
  ...lookedUp({ code: 'E05011144', name: 'Harborne' }),
  play: async ({ canvasElement }) => {
    await looksUp(person(canvasElement));
    await person(canvasElement).reads(/^Your ward is Harborne/);
  },
};

export const PostcodeInSeveralWards: Story = {
  ...lookedUp({ code: 'E05011144', name: 'Harborne' }, { code: 'E05011163', name: 'Quinton' }),
  play: async ({ canvasElement }) => {
    await looksUp(person(canvasElement));
    await person(canvasElement).reads(/Harborne or Quinton/);
  },
};

export const PostcodeOutside: Story = {
  ...lookedUp({ code: 'E05011172', name: 'Stirchley' }),
  play: async ({ canvasElement }) => {
    await looksUp(person(canvasElement));
    await person(canvasElement).reads(/^This postcode is in Stirchley/);
  },
};

export const PostcodeNotFound: Story = {
  ...lookedUp(),
  play: async ({ canvasElement }) => {
    await looksUp(person(canvasElement));
    await person(canvasElement).reads(/We can’t look it up just now/);
  },
};

/** The campaign asks for no champions. */
export const Unavailable: Story = {
  args: { campaign: { ...given.campaign, champion: undefined } },
  play: async ({ canvasElement }) => {
    await person(canvasElement).reads('This can’t be shown just now.');
  },
};

export const NotOpenYet: Story = {
  args: { campaign: given.notOpenYet },
  play: async ({ canvasElement }) => {
    await person(canvasElement).reads(/opens on/);
  },
};

export const OneWardWithoutOneToOne: Story = {
  args: {
    campaign: { ...given.ofOneWard, champion: { ...given.campaign.champion, oneToOne: false } },
  },
};

export const Welsh: Story = {
  args: { lang: 'cy' },
  play: async ({ canvasElement }) => {
    const champion = person(canvasElement);
    await champion.presses('Cofrestrwch fi');
    await champion.reads('Mae problem');
  },
};

/** An English form on an Arabic page. */
export const RightToLeft: Story = {
  render: (args) => html`<div dir="rtl" lang="ar">${signup(args)}</div>`,
  play: Problems.play,
};

const dark = (args: Args) =>
  html`<div style="background: #14171c; color: #f2f2f2; padding: 1.5rem">${signup(args)}</div>`;

/** A dark page that sets nothing but its own colours. */
export const DarkHost: Story = { render: dark, play: Problems.play };

/** The QR code keeps its white ground. */
export const DarkHostReceived: Story = { render: dark, play: Received.play };

export const NarrowHost: Story = {
  parameters: { layout: 'fullscreen' },
  render: (args) => html`<div style="inline-size: 320px">${signup(args)}</div>`,
  play: Received.play,
};
