import { csvRow } from '../../http/csv-rows.ts';

/** The characters that a page must escape, and the longest escape. */
const ESCAPED = /[&<>"']/g;
const LONGEST_ESCAPE = '&quot;';

/** The part of a list that a page shows again. */
export interface FittedRows {
  /** The header and the rows, as CSV; empty if there is no room for even one row. */
  csv: string;
  /** How many rows there are, without the header. */
  count: number;
}

/**
 * As many of the first rows as a page has room for. A cell has up to 100,000 characters, each of
 * up to twelve bytes in a page, so rows are measured in their escaped form.
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
