import { CsvError, parse } from 'csv-parse/sync';
import { type Checked, problem } from '../../contract/index.ts';
import { withoutApostrophe } from '../csv.ts';

/** What one import may hold. */
export const MOST_ROWS = 10_000;
export const LARGEST_IMPORT = 5_000_000;

/** A table as somebody's program wrote it. */
export interface Table {
  /** The names in its first row. */
  header: string[];
  rows: Row[];
}

export interface Row {
  /** The line of the file on which it begins; the header is usually line 1. */
  line: number;
  cells: string[];
}

/**
 * Reads a CSV file: UTF-8 or UTF-16 with a mark, UTF-8 or Windows-1252 without; commas, semicolons or tabs, as its first row
 * has them; any line ends; quoted by RFC 4180. Empty rows are passed over, and the apostrophes of our own downloads taken off.
 * @returns the table, or one problem of the whole file
 */
export function readTable(file: Uint8Array): Checked<Table> {
  const wrong = (code: string, message: string) => ({
    ok: false as const,
    problems: [problem('', code, message)],
  });
  if (file.length > LARGEST_IMPORT)
    return wrong('too-large', `must have at most ${LARGEST_IMPORT} bytes: send it in parts`);
  // One kind of line end, also inside cells: rows are told by their line.
  const text = decode(file).replace(/\r\n?/g, '\n');
  if (text.includes('\0'))
    return wrong('not-text', 'must be a text file (CSV): save a spreadsheet as CSV first');
  // Excel's own hint, which it does not take for a row.
  const [, named] = /^sep=(.)\n/i.exec(text) ?? [];
  let parsed: { record: string[]; info: { lines: number } }[];
  try {
    parsed = parse(named ? text.replace(/^.*/, '') : text, {
      delimiter: named ?? separatorOf(text),
      record_delimiter: '\n',
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: 100_000,
    }) as unknown as typeof parsed;
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    return wrong(
      'not-csv',
      cause.code === 'CSV_QUOTE_NOT_CLOSED'
        ? 'has a quotation mark (") that is opened and never closed'
        : 'must be CSV, with no cell over 100,000 characters',
    );
  }
  const filled = parsed
    .map(({ record, info }) => ({
      line: info.lines - linesIn(record),
      cells: record.map((cell) => withoutApostrophe(cell).trim()),
    }))
    .filter(({ cells }) => cells.some(Boolean));
  const [header, ...rows] = filled;
  if (!header || rows.length === 0)
    return wrong('empty', 'must have a row of column names, and a row for each helper');
  if (rows.length > MOST_ROWS)
    return wrong('too-many', `must have at most ${MOST_ROWS} rows: send it in parts`);
  return { ok: true, value: { header: header.cells, rows } };
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
  const first = (/^\s*((?:"[^"]*"|[^"\n])*)/.exec(text)?.[1] ?? '').replace(/"[^"]*"/g, '');
  const count = (mark: string) => first.split(mark).length;
  return [';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best), ',');
}

/** How many line ends the cells of a row have inside them. */
const linesIn = (cells: string[]) => cells.join(' ').split('\n').length - 1;
