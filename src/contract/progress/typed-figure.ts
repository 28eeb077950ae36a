/** A figure that somebody typed, and the sign that was typed with it: `£`, `€`, `$` or `%`. */
export interface TypedFigure {
  amount: number;
  sign: string | undefined;
}

// 62, 1234.5, 1,234, 1 234, £3,500, 62%. Commas or spaces separate thousands.
const FIGURE_PATTERN = /^([£€$])?\s?(\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?:\s\d{3})+)(\.\d+)?\s?(%)?$/;

/**
 * Reads a figure as people type it and spreadsheets write it.
 * @returns undefined if it is ambiguous, or below 0
 */
export function readTypedFigure(typed: unknown): TypedFigure | undefined {
  if (typeof typed !== 'string' && typeof typed !== 'number') return undefined;
  const [, currency, whole, fraction = '', percent] =
    FIGURE_PATTERN.exec(String(typed).trim()) ?? [];
  return whole === undefined
    ? undefined
    : { amount: Number(whole.replace(/\D/g, '') + fraction), sign: currency ?? percent };
}
