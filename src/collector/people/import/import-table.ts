import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
import { type CheckResult, createProblem } from 'campaign-widgets/contract';
import { withoutApostrophe } from '../../http/csv-rows.ts';
import { decodeFile, detectEncoding, type ImportEncoding } from './decode-file.ts';
import {
  MAX_CELL_CHARACTERS,
  MAX_COLUMNS,
  MAX_IMPORT_BYTES,
  MAX_IMPORT_LINES,
  MAX_IMPORT_ROWS,
  MAX_SEPARATORS,
} from './import-limits.ts';
import { HEADER_ROWS, splitHeader } from './find-header.ts';
import type { ImportRow, ImportTable } from './import-rows.ts';

/** After so much of a file, other requests get a turn. */
const BYTES_PER_TURN = 16_384;

/** What somebody chose where the file was not understood. */
export interface TableChoices {
  encoding?: ImportEncoding | undefined;
  /** The line of the row with the names of the columns; 0 for none. */
  headerLine?: number | undefined;
}

/**
 * Reads a CSV file: UTF-8 or UTF-16 with a byte order mark, UTF-8 or Windows-1252 without; commas,
 * semicolons or tabs, as in its first row; any line ends; quoted by RFC 4180. Empty rows are left
 * out, and the apostrophes of our own downloads are removed.
 * @returns the table, or one problem of the whole file
 */
export async function readTable(
  file: Uint8Array,
  choices: TableChoices = {},
): Promise<CheckResult<ImportTable>> {
  try {
    if (file.length > MAX_IMPORT_BYTES)
      throw new TableError(
        'too-large',
        `must have at most ${MAX_IMPORT_BYTES} bytes: send it in parts`,
      );
    const encoding = choices.encoding ?? detectEncoding(file);
    const read = await readRows(decodeText(file, encoding));
    const table = splitHeader(read, choices.headerLine);
    if (table.rows.length > MAX_IMPORT_ROWS) throw new TableError('too-many', TOO_MANY_ROWS);
    if (table.rows.length === 0)
      throw new TableError('empty', 'must have a row of column names, and a row for each helper');
    return { ok: true, value: { encoding, ...table } };
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
function decodeText(file: Uint8Array, encoding: ImportEncoding): string {
  const decoded = decodeFile(file, encoding);
  const hasTooManyLines = ['\n', '\r'].some((end) => hasMoreThan(MAX_IMPORT_LINES, end, decoded));
  if (hasTooManyLines)
    throw new TableError(
      'too-many',
      `must have at most ${MAX_IMPORT_LINES} lines, the empty ones included: ` +
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
      if (rows.length > MAX_IMPORT_ROWS + HEADER_ROWS)
        throw new TableError('too-many', TOO_MANY_ROWS);
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
