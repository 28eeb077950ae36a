// White space, format characters and marks show nothing by themselves. Nor do the characters that
// fonts may leave out (UAX #44, Default_Ignorable_Code_Point), the empty Braille pattern, and the
// sign that stands for an object.
const VISIBLE_CHARACTER = /[^\s\p{Cf}\p{M}\p{DI}\u2800\uFFFC]/u;

/** Whether a value is a text in which something can be seen. */
export const isVisibleText = (value: unknown): value is string =>
  typeof value === 'string' && VISIBLE_CHARACTER.test(value);
