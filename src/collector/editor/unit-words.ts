import { isJsonObject, type JsonObject } from './document-paths.ts';
import { readWords, withWords } from './local-words.ts';

/** The plural categories (CLDR), in the order in which their forms are written. */
const CATEGORIES = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;
const FORM_SEPARATOR = ' / ';

const formsIn = (unit: unknown, language: string): JsonObject | undefined => {
  const forms = isJsonObject(unit) && Object.hasOwn(unit, language) ? unit[language] : undefined;
  return isJsonObject(forms) ? forms : undefined;
};

const categoriesOf = (forms: JsonObject): string[] =>
  CATEGORIES.filter((category) => Object.hasOwn(forms, category));

/** A unit in one language: `people`, or its forms from one to many: `person / people`. */
export function readUnit(unit: unknown, language: string, first: string): string {
  const forms = formsIn(unit, language);
  if (!forms) return readWords(unit, language, first);
  return categoriesOf(forms)
    .map((category) => forms[category])
    .filter((form) => typeof form === 'string')
    .join(FORM_SEPARATOR);
}

/** The same unit with other words in one language. Two forms are those for one and for many. */
export function withUnit(unit: unknown, language: string, first: string, typed: string): unknown {
  const words = typed
    .split('/')
    .map((form) => form.trim())
    .filter(Boolean);
  if (words.length < 2) return withWords(unit, language, first, typed);
  const forms = formsIn(unit, language);
  const known = forms ? categoriesOf(forms) : [];
  const categories =
    known.length === words.length ? known : fewestCategories(language, words.length);
  // If the forms do not fit the language, the typed text is one form.
  if (!categories) return withWords(unit, language, first, typed);
  const before = typeof unit === 'string' ? { [first]: unit } : unit;
  return {
    ...(isJsonObject(before) ? before : {}),
    [language]: Object.fromEntries(categories.map((category, at) => [category, words[at]])),
  };
}

/** The categories of a language: all if there are as many forms, else one and other. */
function fewestCategories(language: string, amount: number): readonly string[] | undefined {
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
  const own = CATEGORIES.filter((category) => pluralCategories.includes(category));
  if (own.length === amount) return own;
  return amount === 2 ? ['one', 'other'] : undefined;
}
