import { localeList } from './format-helpers.ts';

/** What compiled messages call, as code of TypeScript that needs nothing else. */
const HELPERS = {
  formatNumber: (language: string) =>
    `(value: number): string => new Intl.NumberFormat(${localeList(language)}).format(value)`,
  // The text of the very number, else that of its plural category.
  plural: (language: string) =>
    "<Text>(count: number, forms: Record<string, Text>): Text | '' => " +
    `forms['=' + String(count)] ?? forms[new Intl.PluralRules('${language}').select(count)] ?? forms.other ?? ''`,
  select: () =>
    "<Text>(word: string, texts: Record<string, Text>): Text | '' => texts[word] ?? texts.other ?? ''",
};

export type HelperKind = keyof typeof HELPERS;

/** What a helper is called in a module: `pluralCy`. */
export const helperName = (kind: HelperKind, language: string): string =>
  `${kind}${language.charAt(0).toUpperCase()}${language.slice(1)}`;

/**
 * Declares a helper. Each module declares its own, since a file that is loaded late may import from
 * the script alone; `Intl` objects are made when used, because a slow telephone takes 20 ms for the
 * first.
 */
export const declareHelper = (kind: HelperKind, language: string): string =>
  `const ${helperName(kind, language)} = ${HELPERS[kind](language)};\n`;
