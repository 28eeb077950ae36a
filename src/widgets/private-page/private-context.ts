import type { TemplateResult } from 'lit';
import type { PrivatePageMessages } from '../../locales/compiled/en-private-page.ts';
import type { ViewContext } from '../view-context.ts';

/** What every template of the private page is given, beside its data. */
export interface PrivateContext extends ViewContext {
  readonly words: PrivatePageMessages;
}

/** Something that stands only where it is meant to. */
export type OptionalTemplate = TemplateResult | '';

/** A day as it is written in a language; in figures where the browser does not know its months. */
export function dayInWords({ language }: PrivateContext, at: string): string {
  const isKnown = Intl.DateTimeFormat.supportedLocalesOf(language)[0] !== undefined;
  const locales = language === 'en' ? ['en-GB'] : [language, 'en-GB'];
  const dateStyle = isKnown ? 'long' : 'short';
  // A day without a time is a day in UTC.
  const timeZone = at.includes('T') ? undefined : 'UTC';
  return new Intl.DateTimeFormat(locales, { dateStyle, timeZone }).format(new Date(at));
}

/** The name of a language, in the language of the page. */
export const languageInWords = ({ language }: PrivateContext, tag: string): string =>
  new Intl.DisplayNames([language], { type: 'language' }).of(tag) ?? tag;

/** Keeps a name apart from the direction of the sentence around it: UAX #9. */
export const isolateName = (name: string): string => `\u2068${name}\u2069`;
