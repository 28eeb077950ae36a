import { CODE_LENGTH, codeMistake, normaliseCode } from 'campaign-widgets/contract';

/** The most slips of one pile: a table of them is read through in a minute. */
export const MAX_PILE_SLIPS = 200;
/** What a line of a pile can hold: the address in a QR code is the longest. */
const MAX_LINE_LENGTH = 400;

/** What somebody typed for one slip, and its code, if it is one. */
export interface TypedCode {
  typed: string;
  /** Normalised; undefined where a letter is wrong or missing. */
  code: string | undefined;
}

/** A code that was typed, or the address in the QR code of a slip, as a scanner types it. */
export function readCode(typed: string): TypedCode {
  const line = typed.trim().slice(0, MAX_LINE_LENGTH);
  const code = normaliseCode(line.slice(line.lastIndexOf('#') + 1));
  return { typed: line, code: codeMistake(code) ? undefined : code };
}

/**
 * The codes of a pile: one a line, or several with commas or spaces between them; each once.
 * @returns undefined if there are more than `MAX_PILE_SLIPS`
 */
export function readPile(text: string): TypedCode[] | undefined {
  const slips = new Map<string, TypedCode>();
  for (const line of text.split(/[\n\r,;]/)) {
    for (const one of splitLine(line)) slips.set(one.code ?? one.typed, one);
    if (slips.size > MAX_PILE_SLIPS) return undefined;
  }
  return [...slips.values()];
}

/** A space may stand within a code as well as between two. */
function splitLine(line: string): TypedCode[] {
  if (line.trim() === '') return [];
  const letters = line.includes('#') ? '' : normaliseCode(line);
  if (letters.length <= CODE_LENGTH || letters.length % CODE_LENGTH > 0)
    return line.includes('#') ? line.trim().split(/\s+/).map(readCode) : [readCode(line)];
  return Array.from({ length: letters.length / CODE_LENGTH }, (_, at) =>
    readCode(letters.slice(at * CODE_LENGTH, (at + 1) * CODE_LENGTH)),
  );
}
