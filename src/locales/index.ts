/**
 * Every sentence that a person reads, one file a language, complete by type. Imports nothing.
 * English is in the script; the others are files beside it, loaded when used.
 * @module
 */
import { type ProgressMessages, progressMessages } from './en-progress.ts';
import { englishMessages, type WidgetMessages } from './en.ts';

/** The messages of a widget, in every language that it has. */
export interface MessageCatalog<Messages> {
  english: Messages;
  spoken: readonly string[];
  /** @returns English for a language that it doesn't have @throws if the file can't be loaded */
  load(lang: string): Promise<Messages>;
}

const createCatalog = <Messages>(
  english: Messages,
  packs: Record<string, () => Promise<Messages>>,
): MessageCatalog<Messages> => ({
  english,
  spoken: ['en', ...Object.keys(packs)],
  load: async (lang) =>
    Object.hasOwn(packs, lang) ? ((await packs[lang]?.()) ?? english) : english,
});

/** The messages of widgets with a form. */
export const widgetMessages: MessageCatalog<WidgetMessages> =
  /*@__PURE__*/ createCatalog<WidgetMessages>(englishMessages, {
    cy: async () => (await import('./cy.ts')).cy,
  });

/** The messages of the tracker. */
export const progressSpeech: MessageCatalog<ProgressMessages> =
  /*@__PURE__*/ createCatalog<ProgressMessages>(progressMessages, {
    cy: async () => (await import('./cy-progress.ts')).welshProgressMessages,
  });

export type { SignupThanksMessages } from './en-signup-thanks.ts';
export type { SurveyThanksMessages } from './en-survey-thanks.ts';
export type { ChampionMessages } from './en-champion.ts';
export type { ProgressMessages };
export type { FigureMessages } from './en-figures.ts';
export type { SectionMessages } from './en-sections.ts';
export type { WardLookupMessages } from './en-ward-lookup.ts';
export type { OrganisationMessages } from './en-organisation.ts';
export type { OutboxWords } from './en-outbox.ts';
export type { PersonMessages } from './en-person.ts';
export { englishMessages, type WidgetMessages };
