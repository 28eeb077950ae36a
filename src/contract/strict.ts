import * as z from 'zod/mini';
import { checkedBy } from './text.ts';
import { resolveUrl } from './wording.ts';

// What only an endpoint has to insist on: no page loads this file.

const formed = (form: RegExp, message: string) =>
  z.string().check(z.regex(form, `must be ${message}`));

/** An id chosen by a campaign: lower-case letters, digits and hyphens, 1 to 60. Never reused for something else. */
export const ShortId = formed(
  /^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/,
  'lower-case letters, digits and hyphens, like "road-safety"',
);

/** A BCP 47 language tag, as in an HTML `lang` attribute. */
export const LanguageTag = formed(
  /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/,
  'a language tag, like "cy"',
);

/** An instant, ISO 8601 in UTC with or without fractions: `2026-11-21T18:04:05.000Z`. */
export const UtcInstant = formed(
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/,
  'a time in UTC, like "2026-11-21T18:04:05Z"',
).check(z.refine((at: string) => !Number.isNaN(Date.parse(at)), 'must be a time that exists'));

/** A Government Statistical Service code of a ward: a country's letter and eight digits. */
export const WardCode = formed(/^[EWSN]\d{8}$/, 'a GSS code, like "E05011144"');

/** A GSS code, or what stands in place of one for who doesn't know their ward, or lives outside the campaign's. */
export const AreaCode = formed(
  /^(?:[EWSN]\d{8}|unknown|outside)$/,
  'a GSS code, "unknown" or "outside"',
);

/** A random UUID (RFC 9562, version 4). */
export const SubmissionId = formed(
  /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  'a random UUID (version 4) in lower case',
);

/** An invite code: 8 to 32 small letters and digits. */
export const InviteCode = formed(/^[a-z0-9]{8,32}$/, '8 to 32 small letters and digits');

/** Where a form stands, without what a query or a fragment could tell of a person. */
export const PageAddress = formed(
  /^https?:\/\/[^?#\s]+$/,
  'origin and path only, without query or fragment',
).check(z.maxLength(500));

/** The most characters of a consent statement: its words come back with every answer to it. */
export const MAX_STATEMENT_LENGTH = 1000;

/** An origin as browsers send it. */
export const WebOrigin = checkedBy<string>(
  (value) =>
    typeof value === 'string' &&
    resolveUrl(value, 'about:blank') !== undefined &&
    new URL(value).origin === value,
  'an origin, like "https://example.org"',
);

/** A whole number from `least` to `most`. */
export const integerBetween = (least: number, most: number) =>
  z.int().check(z.gte(least), z.lte(most));
