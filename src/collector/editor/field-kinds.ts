import { createProblem, type Problem } from 'campaign-widgets/contract';
import { fromLondonTime, toLondonTime } from './london-time.ts';
import { readWords, withWords } from './local-words.ts';
import { readUnit, withUnit } from './unit-words.ts';

/**
 * `text`: one text. `words`: a text of each language, of which the first is written. `number`: a
 * number. `opening` and `closing`: a time by the clock of London, kept in UTC. `flag`: yes, or
 * nothing. `lines` and `numbers`: a list, with spaces or lines between its entries. `origins`: the
 * same, of web sites. `unit`: what stands after a figure, in one form or in several. `colour`: red,
 * green and blue: `#0b5394`.
 */
export type FieldKind =
  | 'text'
  | 'words'
  | 'number'
  | 'opening'
  | 'closing'
  | 'flag'
  | 'lines'
  | 'numbers'
  | 'origins'
  | 'unit'
  | 'colour';

/**
 * The first language of a document, and the one that words are read or written in: the first if
 * left out.
 */
export interface WordsLanguage {
  first: string;
  language?: string | undefined;
}

/** What a flag sends that is ticked. */
export const TICKED = 'on';

/** The form of a document's value in its field. A value that the field can't hold is unchanged. */
export function readField(
  kind: FieldKind,
  value: unknown,
  { first, language = first }: WordsLanguage,
): string {
  switch (kind) {
    case 'words':
      return readWords(value, language, first);
    case 'unit':
      return readUnit(value, language, first);
    case 'flag':
      return value === true ? TICKED : '';
    case 'lines':
    case 'numbers':
    case 'origins':
      return Array.isArray(value) ? value.map(plainText).join('\n') : plainText(value);
    case 'opening':
    case 'closing': {
      const ms = typeof value === 'string' ? Date.parse(value) : NaN;
      return Number.isNaN(ms) ? plainText(value) : toLondonTime(new Date(ms));
    }
    default:
      return plainText(value);
  }
}

const plainText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** The result of typing into a field, or the reason why it can't be kept. */
export type WrittenField = { value: unknown } | { problem: Problem };

export interface TypedField extends WordsLanguage {
  name: string;
  typed: string;
  /** The value that it replaces: it stays as it is if the field was not changed. */
  before: unknown;
}

export function writeField(
  kind: FieldKind,
  { name, typed, before, first, language = first }: TypedField,
): WrittenField {
  if (foldSpace(typed) === foldSpace(readField(kind, before, { first, language })))
    return { value: before };
  const text = typed.replace(/\r\n?/g, '\n').trim();
  switch (kind) {
    case 'words':
      return { value: withWords(before, language, first, text) };
    case 'unit':
      return { value: withUnit(before, language, first, text) };
    case 'flag':
      return { value: text === '' ? undefined : true };
    case 'number':
      return { value: text === '' ? undefined : toNumber(text) };
    case 'lines':
      return { value: toList(text) };
    case 'numbers':
      return { value: toList(text)?.map(toNumber) };
    case 'origins':
      return { value: toList(text)?.map(toOrigin) };
    case 'opening':
    case 'closing':
      return writeTime(kind, name, text);
    case 'colour':
      return { value: toColour(text) };
    case 'text':
      return { value: text || undefined };
  }
}

/** Text that is not a number is kept as it was typed: the check of the document reports it. */
const toNumber = (text: string): number | string =>
  /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;

/** A colour in common spellings: `0B5394` is `#0b5394`, `#05a` is `#0055aa`. */
function toColour(text: string): string | undefined {
  const digits = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(text)?.[1]?.toLowerCase();
  if (digits === undefined) return text || undefined;
  return `#${digits.length === 6 ? digits : digits.replaceAll(/./g, '$&$&')}`;
}

function toList(text: string): string[] | undefined {
  const entries = text.split(/[\s;]+/).filter(Boolean);
  return entries.length > 0 ? [...new Set(entries)] : undefined;
}

/** The origin of an address in common spellings: `example.org/page` is `https://example.org`. */
function toOrigin(typed: string): string {
  const address = typed.includes('://') ? typed : `https://${typed}`;
  return URL.parse(address)?.origin.replace(/^null$/, typed) ?? typed;
}

/**
 * If two instants have the same local time, a campaign opens at the first and closes at the last,
 * so that nobody is refused.
 */
function writeTime(kind: 'opening' | 'closing', name: string, text: string): WrittenField {
  const instants = fromLondonTime(text);
  // Text that is not a time is kept as it was typed: the check of the document reports it.
  if (!instants) return { value: text || undefined };
  const instant = kind === 'opening' ? instants[0] : instants.at(-1);
  return instant === undefined
    ? { problem: createProblem(name, 'no-such-time', 'does not exist: the clocks go forward') }
    : { value: instant };
}

const foldSpace = (text: string): string => text.replace(/\s+/g, ' ').trim();
