import { startOfDay } from 'campaign-widgets/contract';

/** The forms of a phrase by plural category; `{count}` stands for the number. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/**
 * How one language writes the values in a message. Pages, mail and widgets have messages of the
 * same form: a text, or a function of texts that are already in the language's form.
 */
export interface MessageFormat {
  number(value: number): string;
  /** A part of a whole, as `67%`. */
  percent(part: number, whole: number): string;
  /** A day, given as `2026-11-21`. */
  day(day: string): string;
  /** The same without its year. */
  shortDay(day: string): string;
  /**
   * A time, given in ISO 8601, in the time zone of the United Kingdom; a day if no time is stored.
   */
  time(at: string): string;
  /** A number with its phrase: `count(2, { one: '{count} person', other: '{count} people' })`. */
  count(value: number, forms: PluralForms): string;
  /** A list of texts, as `a, b and c`. */
  list(texts: string[]): string;
}

/** The organisers' time zone. */
const TIME_ZONE = 'Europe/London';

/** @param locale a BCP 47 tag, such as `en-GB` */
export function createMessageFormat(locale: string): MessageFormat {
  const numbers = new Intl.NumberFormat(locale);
  const percents = new Intl.NumberFormat(locale, { style: 'percent' });
  const plurals = new Intl.PluralRules(locale);
  const lists = new Intl.ListFormat(locale);
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const shortDays = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  const times = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: TIME_ZONE,
  });
  const day = (text: string): string => days.format(new Date(text));
  return {
    number: (value) => numbers.format(value),
    percent: (part, whole) => percents.format(part / whole),
    day,
    shortDay: (text) => shortDays.format(new Date(text)),
    time: (at) => (at === startOfDay(at) ? day(at) : times.format(new Date(at))),
    count: (value, forms) =>
      (forms[plurals.select(value)] ?? forms.other).replaceAll('{count}', numbers.format(value)),
    list: (texts) => lists.format(texts),
  };
}
