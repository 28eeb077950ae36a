import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { spyOn, waitFor } from 'storybook/test';
import type { PrivateRecord } from '../../src/contract/index.ts';
import '../../src/private-page.ts';
import * as given from '../fixtures.ts';

interface Args {
  /** What the collector answers, in place of a real one. */
  response: () => Response;
}
type Story = StoryObj<Args>;

const consent = (statement: string, words: string, changes: object = {}) => ({
  ...{ statement, words, version: 1, locale: 'en', granted: true, keep: false },
  ...{ recordedAt: '2026-11-22T10:00:00.000Z', via: 'form', ...changes },
});

const record = {
  kind: 'champion-signup',
  locale: 'en',
  reference: 'BCD-FGH-JKL',
  receivedAt: '2026-11-22T10:00:00.000Z',
  keptUntil: '2027-11-22',
  campaign: given.campaign,
  controller: { ...given.campaign.controller, privacyUrl: 'https://edgbaston.example/privacy' },
  area: 'E05011144',
  answers: { name: 'Sam Okafor', phone: '01632 960 001', roles: ['talk'] },
  corrected: [],
  consents: [
    consent('keep-champion', 'I consent to my name being kept.', { keep: true }),
    consent('phone', 'Phone me about this campaign.'),
    consent('email', 'Email me about this campaign.', { granted: false }),
  ],
  offers: [],
  invited: true,
  brought: 2,
  inviteUrl: 'https://residents.example/?invite=abcdefgh2345',
  invitation: { firstName: 'Sam', isShown: false },
  copy: {},
} as unknown as PrivateRecord;

const answering = (changes: Partial<PrivateRecord> = {}) => ({
  response: () => Response.json({ ...record, ...changes }),
});

/** What a person sees of one sign-up, at the link that came with the thanks. */
const meta: Meta<Args> = {
  title: 'Widgets/Private page',
  component: 'campaign-private-page',
  render: () => html`<campaign-private-page></campaign-private-page>`,
  args: answering(),
  beforeEach: ({ args }) => {
    const { hash, pathname, search } = location;
    const { lang, dir } = document.documentElement;
    history.replaceState(null, '', '#key');
    const asking = spyOn(window, 'fetch').mockImplementation(() =>
      Promise.resolve(args.response()),
    );
    return () => {
      asking.mockRestore();
      history.replaceState(null, '', `${pathname}${search}${hash}`);
      Object.assign(document.documentElement, { lang, dir });
    };
  },
};
export default meta;

const rootOf = (canvas: HTMLElement) => canvas.querySelector('campaign-private-page')?.shadowRoot;

/** Waits for something on the page. */
const find = (canvas: HTMLElement, selector: string): Promise<HTMLElement> =>
  waitFor(() => {
    const found = rootOf(canvas)?.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`there is no ${selector} yet`);
    return found;
  });

const shows = async (canvas: HTMLElement, selector: string): Promise<void> => {
  await find(canvas, selector);
};

export const Record: Story = {
  parameters: { messages: ['private-page/main'] },
  play: ({ canvasElement }) => shows(canvasElement, 'dl'),
};

/** Whoever opens the link reads the first name. */
export const FirstNameShown: Story = {
  args: answering({ invitation: { firstName: 'Sam', isShown: true } }),
  play: Record.play,
};

export const Change: Story = {
  play: async ({ canvasElement }) => {
    (await find(canvasElement, '#change')).click();
    await find(canvasElement, 'form [name=name]');
  },
};

export const Delete: Story = {
  play: async ({ canvasElement }) => {
    (await find(canvasElement, '#delete')).click();
    await find(canvasElement, '#sure');
  },
};

export const NothingAtTheLink: Story = {
  args: {
    response: () =>
      Response.json(
        { title: 'Not found', status: 404 },
        { status: 404, headers: { 'Content-Type': 'application/problem+json' } },
      ),
  },
  play: ({ canvasElement }) => shows(canvasElement, 'h1[data-focus]'),
};

export const RightToLeft: Story = {
  args: answering({
    locale: 'ur',
    campaign: { ...record.campaign, languages: ['en', 'ur'] },
  }),
  play: ({ canvasElement }) => shows(canvasElement, '[dir=rtl] dl'),
};
