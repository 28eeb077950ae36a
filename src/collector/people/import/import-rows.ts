import type { ImportEncoding } from './decode-file.ts';

/** A table, as a program exported it. */
export interface ImportTable {
  encoding: ImportEncoding;
  /** The line of the row with the names of the columns; 0 if no row has them. */
  headerLine: number;
  header: string[];
  rows: ImportRow[];
  /** The first rows, one of which has the names. */
  firstRows: ImportRow[];
}

export interface ImportRow {
  /** The line of the file where it starts; the header is usually line 1. */
  line: number;
  cells: string[];
}
