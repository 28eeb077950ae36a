import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
import { type CheckResult, createProblem } from 'campaign-widgets/contract';
import { withoutApostrophe } from '../../http/csv-rows.ts';

/** The limits of one import. */
export const MAX_IMPORT_ROWS = 10_000;
export const MAX_IMPORT_BYTES = 5_000_000;

// A file that has only line ends or commas would make millions of rows or cells, each many times
// larger than its one byte.
const MAX_LINE_ENDS = 100_000;
const MAX_SEPARATORS = 1_000_000;
const MAX_COLUMNS = 1_000;
const MAX_CELL_CHARACTERS = 100_000;
/** After so much of a file, other requests get a turn. */
const BYTES_PER_TURN = 16_384;

/** A table, as a program exported it. */
export interface ImportTable {
  /** The names in its first row. */
  header: string[];
  rows: ImportRow[];
}

export interface ImportRow {
  /** The line of the file where it starts; the header is usually line 1. */
  line: number;
  cells: string[];
}

/**
 * Reads a CSV file: UTF-8 or UTF-16 with a byte order mark, UTF-8 or Windows-1252 without; commas,
 * semicolons or tabs, as in its first row; any line ends; quoted by RFC 4180. Empty rows are left
 * out, and the apostrophes of our own downloads are removed.
 * @returns the table, or one problem of the whole file
 */
export async function readTable(file: Uint8Array): Promise<CheckResult<ImportTable>> {
  try {
    const [header, ...rows] = await readRows(decodeText(file));
    if (!header || rows.length === 0)
      throw new TableError('empty', 'must have a row of column names, and a row for each helper');
    return { ok: true, value: { header: header.cells, rows } };
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
    return { ok: false, problems: [createProblem('', error.code, error.message)] };
  }
}

/** The problem of the whole file. It also stops the reading of a table that is too large. */
class TableError extends Error {
  override readonly name = 'TableError';
  readonly code: string;

  /** @param message what the file must be like */
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** The text of a file, with one kind of line end, also inside cells: messages name rows by line. */
function decodeText(file: Uint8Array): string {
  if (file.length > MAX_IMPORT_BYTES)
    throw new TableError(
      'too-large',
      `must have at most ${MAX_IMPORT_BYTES} bytes: send it in parts`,
    );
  const decoded = decodeFile(file);
  const hasTooManyLines = ['\n', '\r'].some((end) => hasMoreThan(MAX_LINE_ENDS, end, decoded));
  if (hasTooManyLines)
    throw new TableError(
      'too-many',
      `must have at most ${MAX_LINE_ENDS} lines, the empty ones included: ` +
        'take out empty rows, or send it in parts',
    );
  const text = decoded.replace(/\r\n?/g, '\n');
  if (text.includes('\0'))
    throw new TableError('not-text', 'must be a text file (CSV): save a spreadsheet as CSV first');
  return text;
}

async function readRows(text: string): Promise<ImportRow[]> {
  // "sep=;" is a hint to Excel, which does not take it for a row.
  const [, namedSeparator] = /^sep=(.)\n/i.exec(text) ?? [];
  const delimiter = namedSeparator ?? findSeparator(text);
  if (hasMoreThan(MAX_SEPARATORS, delimiter, text))
    throw new TableError(
      'too-many',
      `must have at most ${MAX_SEPARATORS} cells: ` +
        'leave out columns that are not needed, or send it in parts',
    );
  try {
    return await parseRows(namedSeparator ? text.replace(/^.*/, '') : text, delimiter);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new TableError(
      'not-csv',
      error.code === 'CSV_QUOTE_NOT_CLOSED'
        ? 'has a quotation mark (") that is opened and never closed'
        : 'must be CSV, with no row over 100,000 characters',
    );
  }
}

/** The rows that are not empty, the header among them. */
async function parseRows(text: string, delimiter: string): Promise<ImportRow[]> {
  const rows: ImportRow[] = [];
  const parser = parse({
    delimiter,
    record_delimiter: '\n',
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MAX_CELL_CHARACTERS,
    // Rows are taken as they are read, so that memory holds no more of them than can be kept.
    on_record: (record: string[], { lines }) => {
      if (record.length > MAX_COLUMNS) throw new TableError('too-many', TOO_MANY_COLUMNS);
      const cells = record.map((cell) => withoutApostrophe(cell).trim());
      if (cells.some(Boolean)) rows.push({ line: lines - countLineEnds(record), cells });
      if (rows.length > MAX_IMPORT_ROWS + 1) throw new TableError('too-many', TOO_MANY_ROWS);
      return null;
    },
  });
  await pipeline(() => piecesOf(text), parser.resume());
  return rows;
}

/** The text of a file, decoded in pieces; other requests get a turn between two pieces. */
async function* piecesOf(text: string): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += BYTES_PER_TURN) {
    yield bytes.subarray(at, at + BYTES_PER_TURN);
    await setImmediate();
  }
}

const TOO_MANY_ROWS = `must have at most ${MAX_IMPORT_ROWS} rows: send it in parts`;
const TOO_MANY_COLUMNS = `must have at most ${MAX_COLUMNS} columns: leave out those that are not needed`;

function hasMoreThan(limit: number, sign: string, text: string): boolean {
  let count = 0;
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1))
    if (++count > limit) return true;
  return false;
}

function decodeFile(file: Uint8Array): string {
  const [first, second] = file;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(file);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(file);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    // Every byte sequence is valid in Windows-1252, so it comes last:
    // https://encoding.spec.whatwg.org/#windows-1252
    return new TextDecoder('windows-1252').decode(file);
  }
}

/** The most frequent separator in the first row. */
function findSeparator(text: string): string {
  const first = (
    /^((?:"[^"]*"|[^"\n])*)/.exec(text.trimStart().slice(0, MAX_CELL_CHARACTERS))?.[1] ?? ''
  ).replace(/"[^"]*"/g, '');
  const count = (mark: string) => first.split(mark).length;
  return [';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best), ',');
}

/** How many line ends are inside the cells of a row. */
const countLineEnds = (cells: string[]) => cells.join(' ').split('\n').length - 1;
