// What people type: how it is cleaned, and the forms that it may have. No schema: a page has this before it paints.

// C0/C1 controls and lone surrogates, and the marks that reorder text on somebody else's screen (UAX #9).
const UNWANTED = /(?!\n)[\p{Cc}\p{Cs}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** Several lines: newlines kept, other controls and bidi marks stripped, NFC. */
export const cleanLines = (typed: string): string =>
  typed.replace(/\r\n?/g, '\n').replace(/\t/g, ' ').replace(UNWANTED, '').trim().normalize();

/** One line: white space folded, controls and bidi marks stripped, NFC. */
export const cleanLine = (typed: string): string => cleanLines(typed).replace(/\s+/g, ' ');

/** Of an address only its shape can be told: only a message proves more. */
export const isEmail = (typed: string): boolean =>
  /^[^\s@<>,;]+@[^\s@<>,;.]+(\.[^\s@<>,;.]+)+$/.test(typed);

/** A telephone number in any way of writing it: 7 to 15 digits (ITU-T E.164 has at most 15). */
export const isPhone = (typed: string): boolean =>
  /^\+?[\d\s().\-/]+$/.test(typed) && /^\d{7,15}$/.test(typed.replace(/\D/g, ''));

/** Roughly how many people: whole, and at least one. */
export const isPeople = (value: unknown): boolean =>
  Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 10_000_000;
