import * as z from 'zod';
import { textWhere } from './text/schema.ts';
import { resolveUrl } from './url-reference.ts';

// The exact form of ids, codes, times and addresses: only an endpoint requires it.

const textLike = (pattern: RegExp, expected: string) =>
  z.string().regex(pattern, `must be ${expected}`);

/**
 * An id that a campaign chooses: lower-case letters, digits and hyphens, 1 to 60. It is never
 * reused for something else.
 */
export const ShortId = textLike(
  /^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/,
  'lower-case letters, digits and hyphens, like "road-safety"',
);

/** A BCP 47 language tag, like the one in an HTML `lang` attribute. */
export const LanguageTag = textLike(
  /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/,
  'a language tag, like "cy"',
);

/** An instant, ISO 8601 in UTC with or without fractions: `2026-11-21T18:04:05.000Z`. */
export const UtcInstant = textLike(
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/,
  'a time in UTC, like "2026-11-21T18:04:05Z"',
).refine((instant) => !Number.isNaN(Date.parse(instant)), 'must be a time that exists');

/** A day, `2026-11-21`. */
export const CalendarDay = textLike(/^\d{4}-\d\d-\d\d$/, 'a day, like "2026-11-21"').refine(
  (day) => !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day),
  'must be a day that exists',
);

/** A Government Statistical Service code of a ward: a country's letter and eight digits. */
export const WardCode = textLike(/^[EWSN]\d{8}$/, 'a GSS code, like "E05011144"');

/**
 * A GSS code, or its replacement for a person who doesn't know their ward, or lives outside the
 * campaign's.
 */
export const AreaCode = textLike(
  /^(?:[EWSN]\d{8}|unknown|outside)$/,
  'a GSS code, "unknown" or "outside"',
);

/** A random UUID (RFC 9562, version 4). */
export const SubmissionId = textLike(
  /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  'a random UUID (version 4) in lower case',
);

/** An invite code: 8 to 32 small letters and digits. */
export const InviteCode = textLike(/^[a-z0-9]{8,32}$/, '8 to 32 small letters and digits');

/** The address of a form's page, without a query or a fragment, which could identify a person. */
export const PageAddress = textLike(
  /^https?:\/\/[^?#\s]+$/,
  'origin and path only, without query or fragment',
).max(500);

/** An origin, in the form that browsers send. */
export const WebOrigin = textWhere(
  (text) => resolveUrl(text, 'about:blank') !== undefined && new URL(text).origin === text,
  'an origin, like "https://example.org"',
).meta({ format: 'uri' });

/** A whole page of the web, with https:. */
export const PageUrl = textWhere(
  (text) => text.length <= 500 && URL.canParse(text) && new URL(text).protocol === 'https:',
  'the whole address of a page, with https:',
).meta({ minLength: 1, maxLength: 500, format: 'uri', pattern: '^https:' });

/** A whole number from `min` to `max`. */
export const integerBetween = (min: number, max: number) => z.int().min(min).max(max);
