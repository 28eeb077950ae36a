import type { RowProblem } from './check-import.ts';
import type { ImportOutcome } from './import-records.ts';

/** What became of a list. */
export interface ImportReport {
  added: number;
  known: number;
  suppressed: number;
  /** How many rows are not kept since a list says no for their address or number. */
  refusedBefore: number;
  /** How many rows are not kept since they say no. */
  refused: number;
  /**
   * Which rows say no, by which column, and who of them was in the register before: they are left
   * as they are.
   */
  refusals: { line: number; column: string; people: string[] }[];
  lines: { line: number; outcome: ImportOutcome }[];
  problems: RowProblem[];
  /** Columns that were not read. */
  ignored: string[];
}
