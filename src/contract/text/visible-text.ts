// White space, format characters and marks are invisible alone. So are the characters that fonts
// may leave out (UAX #44, Default_Ignorable_Code_Point), the empty Braille pattern, and the object
// replacement character.
const VISIBLE_CHARACTER = /[^\s\p{Cf}\p{M}\p{DI}\u2800\uFFFC]/u;

/** Whether a value is a text with something visible. */
export const isVisibleText = (value: unknown): value is string =>
  typeof value === 'string' && VISIBLE_CHARACTER.test(value);
