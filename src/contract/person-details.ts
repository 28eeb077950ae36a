// The forms that a person's details may have. A page loads this with the first form that asks for a name.

/**
 * Of an address only its shape can be told: only a message proves more. A subset of RFC 5321: no spaces or quotation marks, no number in
 * place of a domain, and no leading hyphen, which a mail program might take for an option. Letters of any script (RFC 6531).
 */
export const isEmail = (typed: string): boolean =>
  /^(?![-.]|.*(\.[.@-]|-\.|@-))[^\s"(),:-<>@[-\]\p{C}]{1,64}@([\p{L}\p{M}\p{N}-]{1,63}\.){1,9}(?!\d)[\p{L}\p{M}\p{N}-]{2,63}$/u.test(
    typed,
  );

/**
 * A telephone number in any way of writing it: 7 to 15 digits (ITU-T E.164 has at most 15). A spreadsheet's `07700900207.0`
 * is none, nor are two numbers with a stroke between them.
 */
export const isPhone = (typed: string): boolean =>
  /^\+?[\d\s().\-–/]+$/.test(typed) &&
  !/\d{9,}\.\d|(\d\D*){7}\//.test(typed) &&
  /^\d{7,15}$/.test(typed.replace(/\D/g, ''));

/** Roughly how many people: whole, and at least one. */
export const isPeopleCount = (value: unknown): boolean =>
  Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 10_000_000;
