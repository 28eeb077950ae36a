/**
 * Every sentence for people. English is in the script; other languages are files beside it, loaded
 * on first use. `tools/compile-messages.ts` makes `compiled/` from the JSON files.
 * @module
 */
import { createCatalog, type MessageCatalog } from './catalog.ts';
import { englishWidgets, type WidgetMessages } from './compiled/en-widgets.ts';
import { widgetsLanguages } from './compiled/widgets-languages.ts';

/** The messages of widgets with a form. */
export const widgetMessages: MessageCatalog<WidgetMessages> =
  /*@__PURE__*/ createCatalog<WidgetMessages>(englishWidgets, widgetsLanguages);

export type { ResultsMessages } from './compiled/en-results.ts';
export type { ShareMessages } from './compiled/en-share.ts';
export type { SignupThanksMessages } from './compiled/en-signup-thanks.ts';
export type { SurveyThanksMessages } from './compiled/en-survey-thanks.ts';
export type { ChampionMessages } from './compiled/en-champion.ts';
export type { ProgressMessages } from './compiled/en-progress.ts';
export type { FiguresMessages } from './compiled/en-figures.ts';
export type { SectionsMessages } from './compiled/en-sections.ts';
export type { WardLookupMessages } from './compiled/en-ward-lookup.ts';
export type { OrganisationMessages } from './compiled/en-organisation.ts';
export type { OutboxMessages } from './compiled/en-outbox.ts';
export type { QuestionsMessages } from './compiled/en-questions.ts';
export type { PersonMessages } from './compiled/en-person.ts';
export { englishWidgets as englishMessages, type MessageCatalog, type WidgetMessages };
