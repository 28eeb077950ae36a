import type { MeasureUnit } from '../../contract/progress/figures-reader.ts';
import type { LocalizedText, LocalText } from '../../contract/text/local-text.ts';
import { localizedText } from '../../forms/index.ts';
import { figuresMessages } from '../../locales/compiled/en-figures.ts';
import type { FiguresMessages, ProgressMessages } from '../../locales/index.ts';
import { directionOf } from '../message-loader.ts';
import type { RoundMeters } from './meter-drawing.ts';

/**
 * The context of the templates of a tracker: its messages, and its format for figures, days and
 * lists.
 */
export interface FigureContext {
  readonly words: FiguresMessages;
  readonly messages: ProgressMessages;
  readonly localize: (text: LocalText) => LocalizedText;
  /** A text for a template. */
  readonly text: (text: LocalText) => unknown;
  /** A figure, with its unit if that is a sign: `1,234`, `£1,234`, `62%`. */
  readonly number: (amount: number, unit?: MeasureUnit) => string;
  /** A day in words, or a moment. */
  readonly day: (at: string) => string;
  readonly list: (texts: LocalText[]) => string;
  /** A unit in the form after this number; undefined if it is a sign. */
  readonly unit: (unit: MeasureUnit | undefined, amount: number) => LocalText | undefined;
  /** Draws rings and thermometers, once their file is loaded. */
  readonly roundMeters?: RoundMeters | undefined;
}

const SIGN_PATTERN = /^[£€$%]$/;

/** Makes the context of a tracker's templates in a language. */
export function createFigureContext(
  language: string,
  messages: ProgressMessages,
  localize: FigureContext['localize'],
): FigureContext {
  const { formats } = messages;
  // Text from right to left would move a sign to the other side of its figure.
  const isolate = (figure: string) =>
    directionOf(language) === 'rtl' ? `\u2066${figure}\u2069` : figure;
  const isSign = (unit: unknown): unit is string => SIGN_PATTERN.test(String(unit));
  return {
    words: figuresMessages(messages),
    messages,
    localize,
    text: (text) => localizedText(localize(text), language),
    number: (amount, unit) => {
      const digits = formats.number(amount);
      if (!isSign(unit)) return digits;
      return isolate(unit === '%' ? digits + unit : unit + digits);
    },
    day: (at) => formats.day(at, at[10] ? { timeStyle: 'short' } : { timeZone: 'UTC' }),
    list: (texts) => formats.list(texts.map((text) => localize(text).words)),
    unit(unit, amount) {
      if (!unit || isSign(unit)) return undefined;
      if (typeof unit === 'string') return unit;
      const category = new Intl.PluralRules(language).select(amount);
      return Object.fromEntries(
        Object.entries(unit).map(([lang, forms]) => [
          lang,
          typeof forms === 'string' ? forms : (forms[category] ?? forms.other),
        ]),
      );
    },
  };
}
