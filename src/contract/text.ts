import * as z from 'zod/mini';
import { checkText, cleanLine, cleanLines } from './typed.ts';
import { isLocalText, isUrlReference, type LocalText as Wording } from './wording.ts';

/**
 * A value that a function checks, which a page checks by too. `openapi.ts` says the same in JSON Schema.
 * @param message what it must be, for who has to write another
 */
export const checkedBy = <T>(holds: (value: unknown) => boolean, message: string) =>
  z.custom<T>(holds, `must be ${message}`);

/** Any text, as it is. What is none ends the check of this value only: the others of an object are told together with it. */
export const PlainText = z.unknown().check(({ value, issues }) => {
  if (typeof value !== 'string')
    issues.push({ code: 'custom', input: value, path: [], message: 'must be a text' });
}) as z.ZodMiniType as z.ZodMiniType<string, string>;

const cleaned = (clean: typeof cleanLine) => (max: number) =>
  Object.assign(
    PlainText.check((payload) => {
      const { value: input, issues } = payload;
      const [value, code, message, params] = checkText(input, max, clean);
      payload.value = value;
      if (code)
        issues.push({ code: 'custom', input, path: [], params: { code, ...params }, message });
    }),
    { max },
  );

/**
 * One line of text somebody typed: white space folded, invisible characters stripped, NFC, 1 to `max` characters as they
 * were typed. Control characters, halves of characters and replacement signs are refused.
 */
export const oneLine = cleaned(cleanLine);

/** Several lines somebody typed: the same, with newlines kept. */
export const manyLines = cleaned(cleanLines);

/** One of a few values. */
export const oneOf = <const T extends string | number | boolean>(...values: T[]) =>
  checkedBy<T>(
    Object.assign((value: unknown) => values.includes(value as T), { values }),
    values.join(' or '),
  );

/** A number whose range whoever serves the document checks. */
export const PlainNumber = checkedBy<number>(Number.isFinite, 'a number');

/** A text that a person reads: one string (in the first of the campaign's languages), or one per language tag. */
export const LocalText = checkedBy<Wording>(
  isLocalText,
  'a text, or one per language: { "en": "…", "cy": "…" }',
);
export type LocalText = Wording;

/** An address in a campaign document, absolute or relative to the document. */
export const UrlReference = checkedBy<string>(
  isUrlReference,
  'an https: address, or one relative to the document',
);
