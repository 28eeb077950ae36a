import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { expect, spyOn, waitFor } from 'storybook/test';
import '../../src/widgets/progress/define.ts';
import type { MeterLayout } from '../../src/widgets/progress/meter-drawing.ts';
import { campaign } from '../fixtures.ts';

interface Args {
  report?: unknown;
  campaign?: unknown;
  show?: string;
  measure?: string;
  layout?: MeterLayout;
  lang?: string;
  'heading-level'?: number;
  host?: string;
  dir?: string;
}
type Story = StoryObj<Args>;

const people = { en: { one: 'person', other: 'people' }, cy: 'o bobl' };
const measure = (changes: Record<string, unknown>) => ({
  id: 'trained',
  label: { en: 'People trained', cy: 'Pobl a hyfforddwyd' },
  unit: people,
  value: 62,
  goal: 100,
  ...changes,
});
const report = (...measures: Record<string, unknown>[]) => ({
  asOf: '2026-11-21',
  campaign: 'edgbaston',
  languages: ['en', 'cy'],
  measures: measures.map(measure),
});

const whole = {
  ...report(
    {},
    {
      id: 'recruited',
      label: { en: 'Community champions', cy: 'Hyrwyddwyr cymunedol' },
      value: 112,
      stretch: [150, 200],
    },
    { id: 'leaflets', label: 'Leaflets through doors', unit: undefined, value: 14350, goal: 20000 },
  ),
  milestones: [
    {
      label: { en: 'Heard in every ward', cy: 'Gwrando ym mhob ward' },
      state: 'done',
      date: '2026-08-31',
      note: 'At doors, on the telephone and online.',
    },
    { label: 'Issue chosen by residents', state: 'done', date: '2026-09-19' },
    {
      label: 'Champions trained',
      state: 'now',
      note: 'The next training is on the second Saturday of December.',
    },
    { label: 'Put to those who decide', state: 'next' },
    { label: 'Won', state: 'next', date: '2027-05-01' },
  ],
  threshold: 5,
  wards: [
    { name: 'Harborne', values: { trained: 32, recruited: 50 } },
    { name: 'Quinton', values: { trained: 18, recruited: 41 } },
    { name: 'Bartley Green', values: { recruited: 12 } },
  ],
  pledges: [
    {
      who: 'Cllr A. Example',
      role: 'Cabinet member for transport',
      ask: 'Resurface the hill by the school before the winter.',
      answer: 'partly',
      saidOn: '2026-10-06',
      followUpOn: '2027-01-12',
      kept: 'pending',
      source: 'https://example.org/minutes',
    },
    {
      who: 'The landlord of Example Court',
      ask: 'Repair the damp in eleven flats.',
      answer: 'yes',
      saidOn: '2026-06-18',
      kept: 'yes',
    },
    { who: 'The bus company', ask: 'A later bus on Sundays.', answer: 'no', saidOn: '2026-07-02' },
    { who: 'The police', ask: 'An officer at each ward meeting.', answer: 'none-yet' },
  ],
  events: [
    {
      name: 'Community conference, Harborne',
      on: '2026-09-12',
      target: 100,
      turnout: 112,
      lastTime: 64,
    },
    { name: 'Annual assembly', on: '2027-03-01', target: 700 },
  ],
  wins: [
    {
      what: 'The street lights of Example Road',
      where: 'Quinton',
      on: '2026-08-01',
      with: ['the residents’ group', 'the parish church', 'the mosque'],
    },
  ],
  choice: [
    {
      where: ['Harborne'],
      chosen: [{ en: 'Speeding on Harborne Lane', cy: 'Goryrru ar Harborne Lane' }],
      on: '2026-09-12',
      source: 'https://collector.example/pages/edgbaston/ballot?ballot=september',
    },
    {
      where: ['Quinton', 'Bartley Green'],
      chosen: [],
      tied: ['Buses', 'Litter'],
      on: '2026-09-12',
    },
  ],
  partners: [{ name: 'Selly Oak', asOf: '2026-11-20' }],
};

const tracker = (args: Args): TemplateResult =>
  html`<div dir=${ifDefined(args.dir)} class=${args.host ?? ''}>
    <style>
      .dark {
        background: #14171f;
        color: #f1efe8;
        padding: 1rem;
        --campaign-accent: #8fc1f3;
      }
    </style>
    <campaign-progress
      show=${ifDefined(args.show)}
      measure=${ifDefined(args.measure)}
      layout=${ifDefined(args.layout)}
      lang=${ifDefined(args.lang)}
      heading-level=${ifDefined(args['heading-level'])}
      .report=${args.report ?? ''}
      .campaign=${args.campaign}
      ><a href="https://edgbaston.example/progress">How the campaign is doing</a></campaign-progress
    >
  </div>`;

const meta: Meta<Args> = {
  title: 'Widgets/Progress',
  component: 'campaign-progress',
  render: tracker,
  args: { report: report({}) },
  argTypes: {
    layout: { control: 'select', options: ['bar', 'ring', 'thermometer'] },
    lang: { control: 'select', options: ['', 'en', 'cy'] },
    report: { control: 'object' },
  },
};
export default meta;

export const Bar: Story = {
  tags: ['autodocs'],
};
export const Ring: Story = { args: { layout: 'ring' } };
export const Thermometer: Story = { args: { layout: 'thermometer' } };

export const SeveralBars: Story = { args: { report: whole } };
export const SeveralRings: Story = { args: { report: whole, layout: 'ring' } };
export const SeveralThermometers: Story = { args: { report: whole, layout: 'thermometer' } };

export const AtNothing: Story = { args: { report: report({ value: 0 }) } };
export const AtTheGoal: Story = { args: { report: report({ value: 100 }) } };
export const PastTheGoal: Story = { args: { report: report({ value: 112 }) } };
export const StretchGoals: Story = {
  args: { report: report({ value: 112, stretch: [150, 200] }), layout: 'ring' },
};
export const NoGoal: Story = { args: { report: report({ goal: undefined }) } };
export const LargeNumbers: Story = {
  args: { report: report({ value: 1234567890, goal: 5000000000 }), layout: 'ring' },
};
export const Falling: Story = {
  args: { report: report({ value: 58, previous: { value: 64, on: '2026-11-14' } }) },
};
export const Old: Story = {
  args: { report: { ...report({ asOf: '2026-03-01' }), asOf: '2026-03-02' } },
};

export const Milestones: Story = { args: { report: whole, show: 'milestones' } };
/** The last milestone is what the campaign was for. */
export const MilestoneWon: Story = {
  args: {
    report: {
      ...whole,
      milestones: whole.milestones.map((milestone) =>
        milestone.label === 'Won'
          ? { ...milestone, state: 'won', date: '2026-11-20' }
          : { ...milestone, state: 'done' },
      ),
    },
    show: 'milestones',
  },
};
export const WardByWard: Story = { args: { report: whole, show: 'wards' } };
export const Pledges: Story = { args: { report: whole, show: 'pledges' } };
export const Events: Story = { args: { report: whole, show: 'events' } };
export const Wins: Story = { args: { report: whole, show: 'wins' } };
export const Choice: Story = {
  args: { report: whole, show: 'choice' },
  play: async ({ canvasElement }) => {
    await waitFor(() => {
      const said = canvasElement.querySelector('campaign-progress')?.shadowRoot?.textContent;
      return expect(said).toContain('It is not a survey of all residents');
    });
  },
};
export const Everything: Story = {
  parameters: { messages: ['progress/figures', 'progress/sections'] },
  args: { report: whole, show: 'measures milestones wards pledges events wins choice' },
};
export const EverythingOnADarkPage: Story = {
  args: {
    report: whole,
    show: 'measures milestones wards pledges events wins choice',
    host: 'dark',
  },
};
export const RightToLeftPage: Story = {
  args: { report: whole, show: 'measures milestones', dir: 'rtl' },
};
export const Welsh: Story = { args: { report: whole, show: 'measures milestones', lang: 'cy' } };

/** A campaign document carries its imprint. */
export const WithImprint: Story = { args: { report: whole, campaign } };
export const NoFiguresYet: Story = { args: { report: { ...whole, measures: [] } } };
/** What stands inside the tag is shown where no figures can be had. */
export const NotToBeHad: Story = {
  parameters: { messages: ['progress/main'] },
  args: { report: {} },
};

/** The report could be had, and then not any more: the last good figures stay, with their date. */
export const LastGoodFigures: Story = {
  render: () =>
    html`<campaign-progress
      report="https://collector.example/campaigns/edgbaston/progress"
    ></campaign-progress>`,
  beforeEach: () => {
    const fetching = spyOn(window, 'fetch')
      .mockResolvedValueOnce(Response.json(report({})))
      .mockRejectedValue(new TypeError('no network'));
    return () => fetching.mockRestore();
  },
  play: async ({ canvasElement }) => {
    const shown = () =>
      canvasElement
        .querySelector('campaign-progress')
        ?.shadowRoot?.textContent.replace(/\s+/g, ' ');
    await waitFor(() => expect(shown()).toContain('62 of 100'));
    // As when a form on the page has delivered: it asks at once.
    document.dispatchEvent(
      Object.assign(new Event('campaign-delivered'), { campaign: 'edgbaston' }),
    );
    await waitFor(() => expect(shown()).toContain('These are the last figures we could get.'));
  },
};

/** No server, no JSON: the figures stand in the page. */
export const PlainAttributes: Story = {
  render: () =>
    html`<campaign-progress
      label="Raised for the minibus, in pounds"
      value="11240"
      goal="10000"
      stretch="15000"
      as-of="2026-11-20"
    ></campaign-progress>`,
};
