import { csvRow } from '../../http/csv-rows.ts';

/** The characters that a page writes escaped, and the longest escape. */
const ESCAPED = /[&<>"']/g;
const LONGEST_ESCAPE = '&quot;';

/** What a page shows again of a list. */
export interface FittedRows {
  /** The header and the rows, as CSV; empty where not even one row has room. */
  csv: string;
  /** How many rows there are, without the header. */
  count: number;
}

/**
 * As many of the first rows as a page has room for. A cell has up to 100,000 characters, each of
 * which is up to twelve bytes in a page, so rows are measured as they are written there.
 * @param rows the header first
 */
export function fitRows(
  rows: readonly string[][],
  { maxRows, maxBytes }: { maxRows: number; maxBytes: number },
): FittedRows {
  const lines: string[] = [];
  let bytes = 0;
  for (const row of rows.slice(0, maxRows + 1)) {
    const line = csvRow(row);
    bytes += Buffer.byteLength(line.replaceAll(ESCAPED, LONGEST_ESCAPE));
    if (bytes > maxBytes) break;
    lines.push(line);
  }
  return lines.length > 1
    ? { csv: lines.join(''), count: lines.length - 1 }
    : { csv: '', count: 0 };
}
