/**
 * Every sentence that a person reads, one file a language, complete by type. Imports nothing.
 * English is in the script; the others are files beside it, loaded when used.
 * @module
 */
import { createCatalog, type MessageCatalog } from './catalog.ts';
import { englishMessages, type WidgetMessages } from './en.ts';

/** The messages of widgets with a form. */
export const widgetMessages: MessageCatalog<WidgetMessages> =
  /*@__PURE__*/ createCatalog<WidgetMessages>(englishMessages, {
    cy: async () => (await import('./cy.ts')).cy,
  });

export type { SignupThanksMessages } from './en-signup-thanks.ts';
export type { SurveyThanksMessages } from './en-survey-thanks.ts';
export type { ChampionMessages } from './en-champion.ts';
export type { ProgressMessages } from './en-progress.ts';
export type { FigureMessages } from './en-figures.ts';
export type { SectionMessages } from './en-sections.ts';
export type { WardLookupMessages } from './en-ward-lookup.ts';
export type { OrganisationMessages } from './en-organisation.ts';
export type { OutboxMessages } from './en-outbox.ts';
export type { PersonMessages } from './en-person.ts';
export { englishMessages, type MessageCatalog, type WidgetMessages };
