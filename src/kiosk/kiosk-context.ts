import type { PublicBallot } from '../contract/ballot/reader.ts';
import type { Campaign } from '../contract/campaign/reader.ts';
import { inLanguage } from '../contract/text/local-text.ts';
import { type BallotMessages, loadBallotMessages } from '../locales/ballot-catalog.ts';
import { widgetMessages, type WidgetMessages } from '../locales/index.ts';
import { type KioskMessages, loadKioskMessages } from '../locales/kiosk-catalog.ts';
import type { BallotContext } from '../widgets/issue-ballot/ballot-parts.ts';

/** The words of one language, all of them in the script: a hall may have no connection. */
export interface KioskSpeech {
  readonly language: string;
  readonly widget: WidgetMessages;
  readonly ballot: BallotMessages;
  readonly kiosk: KioskMessages;
}

export async function loadSpeech(language: string): Promise<KioskSpeech> {
  const [widget, ballot, kiosk] = await Promise.all([
    widgetMessages.load(language),
    loadBallotMessages(language),
    loadKioskMessages(language),
  ]);
  return { language, widget, ballot, kiosk };
}

/** The context of every template of a voter's screens, beside its data. */
export interface KioskContext extends BallotContext {
  readonly kiosk: KioskMessages;
}

export const contextOf = (speech: KioskSpeech, campaign: Campaign): KioskContext => ({
  language: speech.language,
  messages: speech.widget,
  words: speech.ballot,
  kiosk: speech.kiosk,
  headingLevel: 1,
  localize: (text) => inLanguage(text, speech.language, campaign.languages),
  theme: campaign.theme,
  resolve: () => undefined,
});

/** What a voter votes on. */
export interface VotedBallot {
  readonly campaign: Campaign;
  readonly ballot: PublicBallot;
}
