import * as z from 'zod';
import { isUrlReference } from '../url-reference.ts';
import { checkText, cleanLine, cleanLines } from './clean-text.ts';
import { isVisibleText } from './visible-text.ts';

/** Any text, unchanged. */
export const PlainText = z.string('must be a text');

/** Any number. */
export const PlainNumber = z.number('must be a number');

/** A text that meets a condition. */
export const textWhere = (holds: (text: string) => boolean, expected: string) =>
  z.string(`must be ${expected}`).refine(holds, { error: `must be ${expected}`, abort: true });

/** One of a few values. */
export const oneOf = <const Value extends string | number | boolean>(...values: Value[]) =>
  z
    .custom<Value>((value) => values.some((one) => one === value), `must be ${values.join(' or ')}`)
    .meta({ enum: values });

const cleanedText = (clean: typeof cleanLine) => (max: number) =>
  PlainText.check((payload) => {
    const { value: input, issues } = payload;
    const [value, code, message, params] = checkText(input, max, clean);
    payload.value = value;
    if (code)
      issues.push({ code: 'custom', input, path: [], params: { code, ...params }, message });
  }).meta({ minLength: 1, maxLength: max });

/**
 * One typed line: white space folded, invisible characters removed, NFC, 1 to `max` characters,
 * counted as typed. Control characters, halves of characters and replacement signs are refused.
 */
export const oneLine = cleanedText(cleanLine);

/** Several typed lines: the same, with newlines kept. */
export const manyLines = cleanedText(cleanLines);

const VisibleText = z.string().min(1, { abort: true }).refine(isVisibleText, { abort: true });

/** A text with something visible, unchanged; at most `max` characters if `max` is given. */
export const visibleText = (max?: number) =>
  max === undefined ? VisibleText : VisibleText.max(max, { abort: true });

/** An object with one value per language, and at least one. */
export const byLanguage = <Value extends z.ZodType>(value: Value) =>
  z
    .record(z.string(), value)
    .refine((values) => Object.keys(values).length > 0, { abort: true })
    .meta({ minProperties: 1 });

/**
 * A text that a person reads: one string, in the first of the campaign's languages, or one for
 * each language tag.
 */
export const localText = (expected: string, max?: number) =>
  z.union(
    [visibleText(max), byLanguage(visibleText(max))],
    `must be ${expected}, or one per language: { "en": "…" }`,
  );

export const LocalText = localText('a text');
export type LocalText = z.infer<typeof LocalText>;

/** An address in a campaign document, absolute or relative to the document. */
export const UrlReference = textWhere(isUrlReference, 'an https: address, or a relative one').meta({
  minLength: 1,
  format: 'uri-reference',
});
