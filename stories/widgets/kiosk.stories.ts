import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, LitElement, type TemplateResult } from 'lit';
import { expect } from 'storybook/test';
import { readCampaign } from '../../src/contract/campaign/reader.ts';
import { contextOf, loadSpeech } from '../../src/kiosk/kiosk-context.ts';
import { kioskStyles } from '../../src/kiosk/kiosk.styles.ts';
import { KioskVoter } from '../../src/kiosk/kiosk-voter.ts';
import { StallScreens } from '../../src/kiosk/stall/stall-screens.ts';
import { UnusedCodes } from '../../src/kiosk/unused-codes.ts';
import { formStyles, themeTokens } from '../../src/theme/index.ts';
import { defineOnce } from '../../src/widgets/register.ts';
import * as ballots from '../ballots.ts';
import * as given from '../fixtures.ts';

// No tag for pages to paste: the screens of one voter on a tablet in a hall, at /kiosk.
defineOnce('campaign-kiosk-voter', KioskVoter);

/** A screen of the tablet, in its look. */
class KioskFront extends LitElement {
  static override styles = [themeTokens, formStyles, kioskStyles];
  static override properties = { view: { attribute: false } };
  declare view: TemplateResult;

  override render(): TemplateResult {
    return this.view;
  }
}
defineOnce('campaign-kiosk-front', KioskFront);

interface Args {
  lang: string;
}
type Story = StoryObj<Args>;

const campaign = readCampaign(given.campaign);
const NOW = Date.parse(ballots.openBallot.opens) + 3_600_000;

const meta: Meta<Args> = {
  title: 'Widgets/Kiosk',
  args: { lang: 'en' },
  argTypes: { lang: { control: 'select', options: ['en', 'cy'] } },
  loaders: [async ({ args }) => ({ speech: await loadSpeech(args.lang) })],
  render: (_args, { loaded }): TemplateResult => {
    const { speech } = loaded as { speech: Awaited<ReturnType<typeof loadSpeech>> };
    return html`<campaign-kiosk-voter
      lang=${speech.language}
      .context=${contextOf(speech, campaign)}
      .voted=${{ campaign, ballot: ballots.openBallot }}
      .codes=${new UnusedCodes(undefined, [])}
      .now=${NOW}
    ></campaign-kiosk-voter>`;
  },
};
export default meta;

/** The pad of letters on which a voter types the code of a slip. */
export const Code: Story = {
  parameters: { messages: ['kiosk/main'] },
  play: async ({ canvasElement }) => {
    const voter = canvasElement.querySelector('campaign-kiosk-voter');
    const keys = voter?.shadowRoot?.querySelectorAll<HTMLButtonElement>('button.key') ?? [];
    await expect(keys).toHaveLength(20);
    keys[0]?.click();
  },
};

export const InWelsh: Story = { args: { lang: 'cy' } };

/** The first screen of a tablet at a stall: what a person there can fill in. */
export const Stall: Story = {
  parameters: { messages: ['stall/main'] },
  loaders: [
    async ({ args }) => {
      const screens = new StallScreens();
      await screens.speak(args.lang);
      return { screens, speech: await loadSpeech(args.lang) };
    },
  ],
  render: (_args, { loaded }): TemplateResult => {
    const { screens, speech } = loaded as {
      screens: StallScreens;
      speech: Awaited<ReturnType<typeof loadSpeech>>;
    };
    const tablet = { campaign, now: NOW, device: {}, queue: { isGone: false } };
    const ignore = () => undefined;
    const actions = { languages: ['en', 'cy'], onLanguage: ignore, onBegin: ignore };
    return html`<campaign-kiosk-front
      .view=${screens.front(contextOf(speech, campaign), tablet, actions)}
    ></campaign-kiosk-front>`;
  },
};
