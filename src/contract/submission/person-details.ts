// The forms of a person's details. A page loads this with the first form that asks for a name.

const LOCAL_PART = String.raw`[^\s!"%(),:-<>@[-\]\x60|\p{C}]{1,64}`;
const DOMAIN_LABELS = String.raw`([\p{L}\p{M}\p{N}-]{1,63}\.){1,9}`;
const TOP_LABEL = String.raw`(?!\d)[\p{L}\p{M}\p{N}-]{2,63}`;
const MISPLACED_CHARACTERS = String.raw`[-./]|.*(\.[.@-]|-\.|@-)`;
const EMAIL_PATTERN = new RegExp(
  `^(?!${MISPLACED_CHARACTERS})${LOCAL_PART}@${DOMAIN_LABELS}${TOP_LABEL}$`,
  'u',
);

/**
 * Whether a text has the form of an email address: only a message proves more. A subset of RFC
 * 5321: no spaces or quotation marks, no number in place of a domain, and nothing that a mail
 * program might take for an option (`-o`), a file (`/`), a command (`|`) or a route over another
 * host (`a%b@`, `a!b@`). Letters of any script (RFC 6531).
 */
export const isEmail = (typed: string): boolean => EMAIL_PATTERN.test(typed);

/**
 * Whether a text is a telephone number, in any spelling: 7 to 15 digits (ITU-T E.164 allows at
 * most 15). A spreadsheet's `07700900207.0` is refused, and so are two numbers separated by a
 * slash.
 */
export const isPhone = (typed: string): boolean =>
  /^\+?[\d\s().\-–/]+$/.test(typed) &&
  !/\d{9,}\.\d|(\d\D*){7}\//.test(typed) &&
  /^\d{7,15}$/.test(typed.replace(/\D/g, ''));

export const MAX_PEOPLE = 10_000_000;

/** Whether a value is a rough number of people: whole, and at least one. */
export const isPeopleCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MAX_PEOPLE;
