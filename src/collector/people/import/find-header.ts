import { findColumns } from './import-columns.ts';
import type { ImportRow, ImportTable } from './import-rows.ts';

/** The names of the columns are in one of so many first rows: titles stand before them. */
export const HEADER_ROWS = 20;

/** A table without a row of names gets these, so that somebody can say what each column is. */
const unnamedColumns = (rows: readonly ImportRow[]): string[] =>
  Array.from(
    { length: Math.max(0, ...rows.slice(0, HEADER_ROWS).map(({ cells }) => cells.length)) },
    (_, at) => `Column ${at + 1}`,
  );

/**
 * Parts the row with the names of the columns from the rows of people.
 * @param chosen its line, 0 for none; if left out, the first row that names a person and a contact,
 * else the first row
 */
export function splitHeader(
  rows: ImportRow[],
  chosen: number | undefined,
): Pick<ImportTable, 'headerLine' | 'header' | 'rows' | 'firstRows'> {
  const firstRows = rows.slice(0, HEADER_ROWS);
  if (chosen === 0) return { headerLine: 0, header: unnamedColumns(rows), rows, firstRows };
  const found = firstRows.findIndex(({ line, cells }) =>
    chosen === undefined ? namesColumns(cells) : line === chosen,
  );
  const at = Math.max(0, found);
  const header = rows[at];
  return {
    headerLine: header?.line ?? 1,
    header: header?.cells ?? [],
    rows: rows.slice(at + 1),
    firstRows,
  };
}

/** Whether the cells of a row name a person and a way to reach them. */
function namesColumns(cells: string[]): boolean {
  const columns = findColumns(cells);
  const has = (...names: (keyof typeof columns)[]) => names.some((name) => columns[name]);
  return has('name', 'firstName', 'lastName') && has('email', 'phone');
}
