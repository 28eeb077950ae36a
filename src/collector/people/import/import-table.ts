import { CsvError, parse } from 'csv-parse/sync';
import { type CheckResult, createProblem } from 'campaign-widgets/contract';
import { withoutApostrophe } from '../../http/csv-rows.ts';

/** What one import may hold. */
export const MAX_IMPORT_ROWS = 10_000;
export const MAX_IMPORT_BYTES = 5_000_000;

// A file of line ends or commas alone would make millions of rows or cells, each many times larger than its one byte.
const MAX_LINE_ENDS = 100_000;
const MAX_SEPARATORS = 1_000_000;
const MAX_COLUMNS = 1_000;
const MAX_CELL_CHARACTERS = 100_000;

/** A table as somebody's program wrote it. */
export interface ImportTable {
  /** The names in its first row. */
  header: string[];
  rows: ImportRow[];
}

export interface ImportRow {
  /** The line of the file on which it begins; the header is usually line 1. */
  line: number;
  cells: string[];
}

/**
 * Reads a CSV file: UTF-8 or UTF-16 with a mark, UTF-8 or Windows-1252 without; commas, semicolons or tabs,
 * as its first row has them; any line ends; quoted by RFC 4180. Empty rows are passed over, and the
 * apostrophes of our own downloads taken off.
 * @returns the table, or one problem of the whole file
 */
export function readTable(file: Uint8Array): CheckResult<ImportTable> {
  const wrong = (code: string, message: string) => ({
    ok: false as const,
    problems: [createProblem('', code, message)],
  });
  if (file.length > MAX_IMPORT_BYTES)
    return wrong('too-large', `must have at most ${MAX_IMPORT_BYTES} bytes: send it in parts`);
  const decoded = decode(file);
  if (exceeds(decoded, '\n', MAX_LINE_ENDS) || exceeds(decoded, '\r', MAX_LINE_ENDS))
    return wrong(
      'too-many',
      `must have at most ${MAX_LINE_ENDS} lines, the empty ones included: take out empty rows, or send it in parts`,
    );
  // One kind of line end, also inside cells: rows are told by their line.
  const text = decoded.replace(/\r\n?/g, '\n');
  if (text.includes('\0'))
    return wrong('not-text', 'must be a text file (CSV): save a spreadsheet as CSV first');
  // Excel's own hint, which it does not take for a row.
  const [, named] = /^sep=(.)\n/i.exec(text) ?? [];
  const delimiter = named ?? separatorOf(text);
  if (exceeds(text, delimiter, MAX_SEPARATORS))
    return wrong(
      'too-many',
      `must have at most ${MAX_SEPARATORS} cells: leave out columns that are not needed, or send it in parts`,
    );
  const filled: ImportRow[] = [];
  try {
    parse(named ? text.replace(/^.*/, '') : text, {
      delimiter,
      record_delimiter: '\n',
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: MAX_CELL_CHARACTERS,
      // Rows are sifted as they are read, so that no more of them are held than can be taken.
      on_record: (record: string[], { lines }) => {
        if (record.length > MAX_COLUMNS) throw new TableError('too-many-columns');
        const cells = record.map((cell) => withoutApostrophe(cell).trim());
        if (cells.some(Boolean)) filled.push({ line: lines - linesIn(record), cells });
        if (filled.length > MAX_IMPORT_ROWS + 1) throw new TableError('too-many-rows');
        return null;
      },
    });
  } catch (cause) {
    if (cause instanceof TableError)
      return wrong(
        'too-many',
        cause.limit === 'too-many-rows'
          ? `must have at most ${MAX_IMPORT_ROWS} rows: send it in parts`
          : `must have at most ${MAX_COLUMNS} columns: leave out those that are not needed`,
      );
    if (!(cause instanceof CsvError)) throw cause;
    return wrong(
      'not-csv',
      cause.code === 'CSV_QUOTE_NOT_CLOSED'
        ? 'has a quotation mark (") that is opened and never closed'
        : 'must be CSV, with no row over 100,000 characters',
    );
  }
  const [header, ...rows] = filled;
  if (!header || rows.length === 0)
    return wrong('empty', 'must have a row of column names, and a row for each helper');
  return { ok: true, value: { header: header.cells, rows } };
}

/** Ends the reading of a table that is larger than what is taken. */
class TableError extends Error {
  override readonly name = 'TableError';
  readonly limit: 'too-many-rows' | 'too-many-columns';

  constructor(limit: TableError['limit']) {
    super(limit);
    this.limit = limit;
  }
}

/** Whether a sign stands in a text more often than this. */
function exceeds(text: string, sign: string, limit: number): boolean {
  let count = 0;
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1))
    if (++count > limit) return true;
  return false;
}

function decode(file: Uint8Array): string {
  const [first, second] = file;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(file);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(file);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    // No bytes are wrong in it, so it comes last: https://encoding.spec.whatwg.org/#windows-1252
    return new TextDecoder('windows-1252').decode(file);
  }
}

/** What stands most often between the names of the first row. */
function separatorOf(text: string): string {
  const first = (
    /^((?:"[^"]*"|[^"\n])*)/.exec(text.trimStart().slice(0, MAX_CELL_CHARACTERS))?.[1] ?? ''
  ).replace(/"[^"]*"/g, '');
  const count = (mark: string) => first.split(mark).length;
  return [';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best), ',');
}

/** How many line ends the cells of a row have inside them. */
const linesIn = (cells: string[]) => cells.join(' ').split('\n').length - 1;
