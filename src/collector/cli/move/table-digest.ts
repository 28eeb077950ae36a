import { createHash } from 'node:crypto';
import type { Row } from './source-table.ts';

/**
 * A summary of a table, to compare two: the number of rows, and the sum of its counts if it has
 * some.
 */
export interface TableContent {
  rows: number;
  counts: number | undefined;
  digest: string;
}

/** Adds up a table, row by row, in any order. */
export class TableDigest {
  readonly #columns: string[];
  readonly #sum = Buffer.alloc(32);
  #rows = 0;
  #counts: number | undefined;

  constructor(columns: string[]) {
    this.#columns = columns;
    this.#counts = columns.includes('count') ? 0 : undefined;
  }

  get content(): TableContent {
    return { rows: this.#rows, counts: this.#counts, digest: this.#sum.toString('hex') };
  }

  add(row: Row): void {
    this.#rows += 1;
    if (this.#counts !== undefined) this.#counts += Number(row.count);
    const hash = createHash('sha256')
      .update(JSON.stringify(this.#columns.map((column) => row[column])))
      .digest();
    hash.forEach((byte, at) => (this.#sum[at] = (this.#sum[at] as number) ^ byte));
  }
}
