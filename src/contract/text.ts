import * as z from 'zod/mini';
import { cleanLine, cleanLines } from './typed.ts';
import { isLocalText, isUrlReference, type LocalText as Wording } from './wording.ts';

/**
 * A value that a function checks, which a page checks by too. `openapi.ts` says the same in JSON Schema.
 * @param message what it must be, for who has to write another
 */
export const checkedBy = <T>(holds: (value: unknown) => boolean, message: string) =>
  z.custom<T>(holds, `must be ${message}`);

/** Any text, as it is. What is none ends the check of this value only: the others of an object are told together with it. */
export const AnyText = z.unknown().check(({ value, issues }) => {
  if (typeof value !== 'string')
    issues.push({ code: 'custom', input: value, path: [], message: 'must be a text' });
}) as z.ZodMiniType<unknown> as z.ZodMiniType<string, string>;

const cleaned = (clean: (typed: string) => string) => (max: number) =>
  Object.assign(
    AnyText.check((payload) => {
      const { issues } = payload;
      const value = (payload.value = clean(payload.value));
      const code = !value ? 'required' : value.length > max ? 'too-long' : undefined;
      if (code)
        issues.push({
          code: 'custom',
          input: value,
          path: [],
          params: { code, max },
          message: `must have 1 to ${max} characters`,
        });
    }),
    { max },
  );

/** One line of text somebody typed: white space folded, controls and bidi marks stripped, NFC, 1 to `max` UTF-16 units. */
export const oneLine = cleaned(cleanLine);

/** Several lines somebody typed: newlines kept, other controls and bidi marks stripped, NFC, 1 to `max` UTF-16 units. */
export const manyLines = cleaned(cleanLines);

/** One of a few values. */
export const oneOf = <const T extends string | number | boolean>(...values: T[]) =>
  checkedBy<T>(
    Object.assign((value: unknown) => values.includes(value as T), { values }),
    values.join(' or '),
  );

/** A number whose range whoever serves the document checks. */
export const AnyNumber = checkedBy<number>(Number.isFinite, 'a number');

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
