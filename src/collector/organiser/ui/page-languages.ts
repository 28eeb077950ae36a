import { createMessageFormat, type MessageFormat } from '../../http/format-message.ts';
import { englishOrganiser, type OrganiserMessages, welshOrganiser } from './organiser-messages.ts';

/**
 * A language of the organiser's pages: its own name, its messages, its format for figures and days.
 */
export interface PageLanguage {
  name: string;
  messages: OrganiserMessages;
  format: MessageFormat;
}

export type LanguageTag = 'en' | 'cy';

/** The languages of the organiser's pages, as the switch in the bar lists them. */
export const PAGE_LANGUAGES: Record<LanguageTag, PageLanguage> = {
  en: { name: 'English', messages: englishOrganiser, format: createMessageFormat('en-GB') },
  cy: { name: 'Cymraeg', messages: welshOrganiser, format: createMessageFormat('cy') },
};

export const LANGUAGE_TAGS = Object.keys(PAGE_LANGUAGES) as LanguageTag[];

export const isLanguageTag = (value: unknown): value is LanguageTag =>
  typeof value === 'string' && Object.hasOwn(PAGE_LANGUAGES, value);
