import type { MeasureUnit, TrackerReport } from '../../contract/progress/reader.ts';
import type { LocalizedText, LocalText } from '../../contract/text/local-text.ts';
import { worded } from '../../forms/index.ts';
import type { Figures } from '../../locales/index.ts';

export type Measured = TrackerReport['measures'][number];
/** A figure with its goals. */
export interface Figure {
  value: number;
  goal?: number | undefined;
  stretch?: number[] | undefined;
}

/** What a tracker tells its figures with: the words, and how figures, days and lists are written. */
export interface Telling {
  lang: string;
  words: Figures;
  say: (text: LocalText) => LocalizedText;
  /** A text for a template. */
  text: (text: LocalText) => unknown;
  number: (amount: number) => string;
  percent: (part: number) => string;
  /** A day in words, or a time where it has one; in figures where the browser doesn't know the language's months. */
  day: (at: string) => string;
  list: (texts: LocalText[]) => string;
  /** A unit, as it stands after this many. */
  unit: (unit: MeasureUnit | undefined, amount: number) => LocalText | undefined;
}

/** Makes the way of telling for a language. */
export function tellIn(lang: string, words: Figures, say: Telling['say']): Telling {
  const locales = [lang === 'en' ? 'en-GB' : lang, 'en-GB'];
  const dateStyle = Intl.DateTimeFormat.supportedLocalesOf(lang)[0] ? 'long' : 'short';
  const format = (options?: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(locales, options).format;
  return {
    lang,
    words,
    say,
    text: (text) => worded(say(text), lang),
    number: format(),
    percent: format({ style: 'percent' }),
    day: (at) =>
      new Intl.DateTimeFormat(locales, {
        dateStyle,
        ...(at[10] ? { timeStyle: 'short' } : { timeZone: 'UTC' }),
      }).format(new Date(at)),
    list: (texts) => new Intl.ListFormat(locales).format(texts.map((text) => say(text).words)),
    unit(unit, amount) {
      if (!unit || typeof unit === 'string') return unit;
      const category = new Intl.PluralRules(locales).select(amount);
      return Object.fromEntries(
        Object.entries(unit).map(([lang, words]) => [
          lang,
          typeof words === 'string' ? words : (words[category] ?? words.other),
        ]),
      );
    },
  };
}

/** How far a figure is: the goal that it has or had before it, the next one, and what the whole of its picture stands for. */
export function standing({ value, goal, stretch = [] }: Figure) {
  const goals = goal ? [goal, ...stretch] : [];
  const reached = goals.filter((one) => one <= value);
  const target = reached.at(-1) ?? goal;
  const next = reached[0] && goals[reached.length];
  const scale = Math.max(value, next || target || 0);
  return {
    target,
    next,
    scale,
    marks: goals.filter((one) => one < scale),
    done: reached[0] && (value === target ? 'reached' : 'passed'),
  } as const;
}

/** A measure in one line: "112 of 100 people: goal passed". */
export function inOneLine(
  measured: Figure & Pick<Measured, 'unit'>,
  { words, number, unit, say }: Telling,
): string {
  const { target, done } = standing(measured);
  const counted = unit(measured.unit, target ?? measured.value);
  return (
    [number(measured.value), target && words.outOf(number(target)), counted && say(counted).words]
      .filter(Boolean)
      .join(' ') + (done ? `: ${words[done]}` : '')
  );
}
