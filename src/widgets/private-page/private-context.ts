import type { TemplateResult } from 'lit';
import { LANGUAGES } from '../../locales/languages.ts';
import type { PrivatePageMessages } from '../../locales/compiled/en-private-page.ts';
import type { ViewContext } from '../view-context.ts';

/** The context of every template of the private page, beside its data. */
export interface PrivateContext extends ViewContext {
  readonly words: PrivatePageMessages;
}

/** Content that is shown only under a condition. */
export type OptionalTemplate = TemplateResult | '';

/** A day as it is written in a language. One without a time is a day in UTC. */
export const dayInWords = (context: PrivateContext, at: string): string =>
  context.messages.formats.day(at, { timeZone: at.includes('T') ? undefined : 'UTC' });

/** The name of a language: its own, as people who read it write it. */
export const languageInWords = (tag: string): string => LANGUAGES[tag]?.name ?? tag;
