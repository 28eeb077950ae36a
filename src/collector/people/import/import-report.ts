import type { RowProblem } from './check-import.ts';
import type { ImportOutcome } from './import-records.ts';

/** The result of an import. */
export interface ImportReport {
  added: number;
  known: number;
  suppressed: number;
  /** How many rows are not kept because a list refuses their address or number. */
  refusedBefore: number;
  /** How many rows are not kept because they refuse. */
  refused: number;
  /**
   * Which rows refuse, in which column, and which of their people were in the register before:
   * those are unchanged.
   */
  refusals: { line: number; column: string; people: string[] }[];
  lines: { line: number; outcome: ImportOutcome }[];
  problems: RowProblem[];
  /** Columns that were not read. */
  ignored: string[];
}
