import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { styleMap } from 'lit/directives/style-map.js';
import { expect, fn, spyOn } from 'storybook/test';
import type { AnswerChannel } from '../../src/contract/index.ts';
import { deviceStore } from '../../src/delivery/device-store.ts';
import type { CampaignEvent } from '../../src/widgets/events.ts';
import '../../src/widgets/issue-survey/define.ts';
import type { IssueSurveyWidget } from '../../src/widgets/issue-survey/index.ts';
import * as given from '../fixtures.ts';
import { type Person, person } from '../person.ts';

type Token = `--campaign-${string}`;
interface Args extends Pick<IssueSurveyWidget, 'campaign' | 'deliver'> {
  src?: string;
  endpoint?: string;
  source?: string;
  channel?: AnswerChannel;
  'heading-level'?: number;
  ward?: string;
  lang?: string;
  [token: Token]: string | undefined;
  onCampaignSubmit?: (event: CampaignEvent) => void;
  onCampaignDelivered?: (event: CampaignEvent) => void;
  onCampaignRefused?: (event: CampaignEvent) => void;
}
type Story = StoryObj<Args>;

const tokens = (args: Args) =>
  Object.fromEntries(Object.entries(args).filter(([name]) => name.startsWith('--'))) as Record<
    Token,
    string
  >;

const survey = (args: Args): TemplateResult =>
  html`<campaign-issue-survey
    style=${styleMap(tokens(args))}
    src=${ifDefined(args.src)}
    endpoint=${ifDefined(args.endpoint)}
    source=${ifDefined(args.source)}
    channel=${ifDefined(args.channel)}
    heading-level=${ifDefined(args['heading-level'])}
    ward=${ifDefined(args.ward)}
    lang=${ifDefined(args.lang)}
    .campaign=${args.campaign}
    .deliver=${args.deliver}
    @campaign-submit=${args.onCampaignSubmit}
    @campaign-delivered=${args.onCampaignDelivered}
    @campaign-refused=${args.onCampaignRefused}
    ><a href="https://edgbaston.example/survey"
      >Answer the survey on our own page</a
    ></campaign-issue-survey
  >`;

const meta: Meta<Args> = {
  title: 'Widgets/Issue survey',
  component: 'campaign-issue-survey',
  render: survey,
  args: {
    campaign: given.campaign,
    deliver: given.received,
    onCampaignSubmit: fn(),
    onCampaignDelivered: fn(),
    onCampaignRefused: fn(),
  },
  argTypes: {
    channel: { control: 'select', options: ['online', 'doorstep', 'phone', 'event', 'paper'] },
    'heading-level': { control: { type: 'number', min: 1, max: 6 } },
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

/** A resident of a ward who names its roads and says where. */
async function answers(resident: Person, ward = 'Harborne') {
  await resident.choosesWard('Your ward', ward);
  await resident.chooses('Pot holes and road repairs');
  await resident.writes('What would you change, and where? (optional)', 'The hill by the school');
  await resident.presses('Send my answer');
}

async function leavesAName(resident: Person) {
  await answers(resident);
  await resident.unfolds('Would you like to hear what happens?');
  await resident.writes('Full name', 'Sam Okafor');
  await resident.writes('Email address', 'sam@example.org');
  await resident.ticks('I am 16 or over');
  await resident.ticks(/^I consent to/);
  await resident.presses('Keep me informed');
}

export const Form: Story = {
  parameters: { messages: ['widgets/main'] },
  tags: ['autodocs'],
};

export const Problems: Story = {
  play: async ({ canvasElement }) => {
    const resident = person(canvasElement);
    await resident.presses('Send my answer');
    await resident.reads('There is a problem');
  },
};

export const TwoAnswers: Story = {
  play: async ({ canvasElement }) => {
    const resident = person(canvasElement);
    await resident.writes('If something else, what is it?', 'The noise of the night bus');
    await answers(resident);
    await resident.reads('There is a problem');
  },
};

export const Sending: Story = {
  args: { deliver: given.neverAnswered },
  play: async ({ canvasElement }) => {
    const resident = person(canvasElement);
    await answers(resident);
    await resident.reads('Sending…');
  },
};

export const Received: Story = {
  parameters: { messages: ['widgets/survey-thanks', 'widgets/results', 'widgets/share'] },
  play: async ({ canvasElement, args }) => {
    const resident = person(canvasElement);
    await answers(resident);
    await resident.reads('Thank you. We have your answer');
    await resident.reads('What people in Harborne have said so far');
    await expect(args.onCampaignDelivered).toHaveBeenCalledOnce();
  },
};

export const ReceivedWhereTooFewAnswered: Story = {
  play: async ({ canvasElement }) => {
    const resident = person(canvasElement);
    await answers(resident, 'Quinton');
    await resident.reads(/What people in Quinton said is shown once 5 answers have come in/);
  },
};

export const ReceivedWithoutAWard: Story = {
  play: async ({ canvasElement }) => {
    const resident = person(canvasElement);
    await answers(resident, 'I don’t know my ward');
    await resident.reads(/^You said:/);
  },
};

/** As `Received`, in a campaign that asks for no name. */
export const ReceivedWithoutContactStep: Story = {
  ...Received,
  args: {
    campaign: { ...given.campaign, survey: { ...given.campaign.survey, contactStep: false } },
  },
};

export const ContactStep: Story = {
  parameters: { messages: ['widgets/person'] },
  play: async ({ canvasElement }) => {
    const resident = person(canvasElement);
    await answers(resident, 'I live outside these wards');
    await resident.unfolds('Would you like to hear what happens?');
    await resident.writes('Full name', 'Sam Okafor');
    await resident.ticks(/^I consent to/);
  },
};

export const ContactProblems: Story = {
  play: async ({ canvasElement }) => {
    const resident = person(canvasElement);
    await answers(resident, 'I live outside these wards');
    await resident.unfolds('Would you like to hear what happens?');
    await resident.writes('Email address', 'sam at example');
    await resident.presses('Keep me informed');
    await resident.reads('There is a problem');
  },
};

export const ContactReceived: Story = {
  play: async ({ canvasElement, args }) => {
    const resident = person(canvasElement);
    await leavesAName(resident);
    await resident.reads('Thank you. We have your name');
    await expect(args.onCampaignDelivered).toHaveBeenCalledTimes(2);
  },
};

export const ContactRefused: Story = {
  args: { deliver: given.answerReceivedThen(given.refused(422)) },
  play: async ({ canvasElement }) => {
    const resident = person(canvasElement);
    await leavesAName(resident);
    await resident.reads(/What you wrote is still here/);
  },
};

export const ContactCouldNotBeReached: Story = {
  args: { deliver: given.answerReceivedThen(given.notReached) },
  play: async ({ canvasElement }) => {
    const resident = person(canvasElement);
    await leavesAName(resident);
    await resident.reads('Not sent yet. Saved on this device');
  },
};

export const Refused: Story = {
  args: { deliver: given.refused(422) },
  play: async ({ canvasElement, args }) => {
    const resident = person(canvasElement);
    await answers(resident);
    await resident.reads('This can’t be taken as it is');
    await expect(args.onCampaignRefused).toHaveBeenCalledOnce();
  },
};

/** A refusal that names a field lands on it. */
export const RefusedAtAField: Story = {
  args: {
    deliver: given.refused(422, [
      {
        path: 'answers.words',
        code: 'too-long',
        params: { max: 10 },
        message: 'answers.words must be at most 10',
      },
    ]),
  },
  play: Refused.play,
};

/** The campaign lists the pages that may post, and this is none of them. */
export const RefusedOnThisPage: Story = {
  args: { deliver: given.refused(403) },
  play: Refused.play,
};

export const SavedOnTheDevice: Story = {
  args: { deliver: given.notReached },
  play: async ({ canvasElement }) => {
    const resident = person(canvasElement);
    await answers(resident);
    await resident.reads('Not sent yet. Saved on this device');
  },
};

/** On a device of somebody else nothing more is kept: the page must stay open. */
export const CouldNotBeReached: Story = {
  args: { deliver: given.notReached },
  play: async ({ canvasElement }) => {
    const resident = person(canvasElement);
    await answers(resident);
    await resident.presses('Not your device? Delete it here');
    await resident.presses('Yes, delete');
    await resident.reads('Deleted from this device.');
    await answers(resident);
    await resident.reads('Not sent yet');
  },
};

/** Somebody comes back whose answer of yesterday could not be sent, and still can't. */
export const WaitsFromBefore: Story = {
  parameters: { messages: ['widgets/outbox'] },
  args: { deliver: given.notReached },
  beforeEach: () => deviceStore.put(given.waiting()),
  play: async ({ canvasElement }) => {
    await person(canvasElement).reads('1 form not sent yet');
  },
};

/** The same, and now it can. */
export const SentFromBefore: Story = {
  beforeEach: () => deviceStore.put(given.waiting()),
  play: async ({ canvasElement }) => {
    await person(canvasElement).reads(/1 form that waited has now been sent/);
  },
};

/** The same, and the endpoint won't take it: why, and what was written. */
export const RefusedFromBefore: Story = {
  args: { deliver: given.refused(422) },
  beforeEach: () => deviceStore.put(given.waiting()),
  play: async ({ canvasElement }) => {
    await person(canvasElement).reads(/has not been taken/);
  },
};

/** The document is still on its way: the only request in this story never ends. */
export const Loading: Story = {
  args: { campaign: undefined, src: 'edgbaston.json' },
  beforeEach: () => {
    const fetching = spyOn(window, 'fetch').mockReturnValue(new Promise(() => undefined));
    return () => fetching.mockRestore();
  },
  play: async ({ canvasElement }) => {
    await person(canvasElement).reads('Loading…');
  },
};

/** The document has no imprint. */
export const Unavailable: Story = {
  args: { campaign: given.withoutImprint },
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

export const Closed: Story = {
  args: { campaign: given.closed },
  play: async ({ canvasElement }) => {
    await person(canvasElement).reads(/closed on/);
  },
};

export const OneWard: Story = { args: { campaign: given.ofOneWard } };

export const FiveHundredWards: Story = {
  args: { campaign: given.ofFiveHundredWards },
  play: async ({ canvasElement }) => {
    await person(canvasElement).choosesWard('Your ward', 'Ward 321');
  },
};

export const PresetWard: Story = { args: { ward: 'E05011144' } };

/** The order stays the same for as long as the page does. */
export const RandomOrder: Story = { args: { campaign: given.inRandomOrder } };

/** Questions of the campaign's own stand after the ward; one of them has to be answered. */
export const FurtherQuestions: Story = {
  parameters: { messages: ['widgets/questions'] },
  args: { campaign: given.withQuestions },
  play: async ({ canvasElement }) => {
    const resident = person(canvasElement);
    await resident.reads('How do you get about?');
    await resident.presses('Send my answer');
    await resident.reads('Choose an answer: How did you hear of us?');
  },
};

export const Welsh: Story = {
  args: { lang: 'cy' },
  play: async ({ canvasElement }) => {
    const resident = person(canvasElement);
    await resident.reads('Beth yw’r un mater mawr lle rydych chi’n byw?');
    await resident.presses('Anfon fy ateb');
    await resident.reads('Mae problem');
  },
};

export const WelshReceived: Story = {
  args: { lang: 'cy', ward: 'E05011144' },
  play: async ({ canvasElement }) => {
    const resident = person(canvasElement);
    await resident.chooses('Tyllau yn y ffordd ac atgyweirio ffyrdd');
    await resident.presses('Anfon fy ateb');
    await resident.reads('Beth mae pobl yn Harborne wedi’i ddweud hyd yma');
  },
};

/** An English survey on an Arabic page. */
export const RightToLeft: Story = {
  render: (args) => html`<div dir="rtl" lang="ar">${survey(args)}</div>`,
  play: Problems.play,
};

const dark = (args: Args) =>
  html`<div style="background: #14171c; color: #f2f2f2; padding: 1.5rem">${survey(args)}</div>`;

/** A dark page that sets nothing but its own colours. */
export const DarkHost: Story = { render: dark, play: Problems.play };

export const DarkHostReceived: Story = { render: dark, play: Received.play };

/** The same with `color-scheme` and two tokens. */
export const DarkHostThemed: Story = {
  render: (args) =>
    html`<div
      style="color-scheme: dark; --campaign-accent: #8ab4f8; --campaign-on-accent: #10213d; --campaign-field: #1f242c"
    >
      ${dark(args)}
    </div>`,
  play: Problems.play,
};

/** The same campaign twice: forms of one name, which the page's own headings tell apart. */
const FORMS_OF_ONE_NAME = {
  a11y: { config: { rules: [{ id: 'landmark-unique', enabled: false }] } },
};

/** A campaign with a look of its own, and the same on a page that says otherwise of one colour. */
export const Themed: Story = {
  parameters: FORMS_OF_ONE_NAME,
  render: (args) => {
    const theme = {
      accent: '#7b1e7a',
      radius: '1em',
      font: 'Georgia, Gelasio, Noto Serif, serif',
    };
    const themed = { ...args, campaign: { ...(args.campaign as object), theme } };
    return html`<div style="display: grid; gap: 3rem">
      ${survey(themed)}
      <div style="--campaign-accent: #00703c">${survey({ ...themed, ward: 'E05011134' })}</div>
    </div>`;
  },
};

export const NarrowHost: Story = {
  parameters: { layout: 'fullscreen' },
  render: (args) => html`<div style="inline-size: 320px">${survey(args)}</div>`,
  play: Problems.play,
};

/** A page with rules for everything, which win over its own. */
const hostile = (args: Args) => html`
  <style>
    .hostile,
    .hostile * {
      all: unset !important;
      display: inline-flex !important;
      float: right !important;
      text-transform: uppercase !important;
      text-align: right !important;
      text-indent: 3em !important;
      white-space: nowrap !important;
      letter-spacing: 0.25em !important;
      word-spacing: 1em !important;
      line-height: 0.8 !important;
      font: italic 700 9px/0.8 cursive !important;
      color: #4a0d4a !important;
      cursor: crosshair !important;
      list-style: square inside !important;
      visibility: inherit !important;
      user-select: none !important;
      pointer-events: auto !important;
      background: #fffbe6 !important;
      border: 1px dashed red !important;
      box-sizing: content-box !important;
      outline: none !important;
    }
  </style>
  <div class="hostile">${survey(args)}</div>
`;

export const HostileCss: Story = { render: hostile, play: Problems.play };

export const HostileCssReceived: Story = { render: hostile, play: Received.play };

export const TwoOnOnePage: Story = {
  parameters: FORMS_OF_ONE_NAME,
  render: (args) => html`
    <div
      style="display: grid; grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr)); gap: 3rem"
    >
      <div
        style="font-family: Georgia, 'Liberation Serif', serif; --campaign-accent: #a4161a; --campaign-radius: 0"
      >
        ${survey(args)}
      </div>
      <div
        style="--campaign-accent: #1b5e20; --campaign-radius: 1em; --campaign-space: 1em; --campaign-field: #f4fbf4"
      >
        ${survey({ ...args, ward: 'E05011134' })}
      </div>
    </div>
  `,
  play: async ({ canvasElement }) => {
    await person(canvasElement).chooses('Street lighting');
    await person(canvasElement, 1).chooses('Housing conditions and repairs');
  },
};

/** A helper at a door writes the answer down. */
export const Assisted: Story = {
  args: { channel: 'doorstep', source: 'harborne-team', deliver: fn(given.received) },
  play: async ({ canvasElement, args }) => {
    const helper = person(canvasElement);
    await answers(helper);
    await helper.reads('Thank you. We have your answer');
    await expect(args.deliver).toHaveBeenCalledWith(
      expect.objectContaining({ channel: 'doorstep', source: 'harborne-team' }),
    );
  },
};
