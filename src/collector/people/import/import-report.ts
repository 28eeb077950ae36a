import type { BatchCounts } from './batch-records.ts';
import type { CheckedImport, RowNotice, RowProblem, UnderstoodColumn } from './check-import.ts';
import type { ImportEncoding } from './decode-file.ts';
import type { ImportOutcome } from './import-records.ts';
import type { ImportTable } from './import-rows.ts';

/** How a file was understood. */
export interface UnderstoodList {
  encoding: ImportEncoding;
  /** The line of the row with the names of the columns; 0 for none. */
  headerLine: number;
  columns: UnderstoodColumn[];
}

/** The result of an import. */
export interface ImportReport {
  /** The batch that can be taken back; null where nothing was kept. */
  batch: string | null;
  /** Whether it tells what would become of the list, and nothing was kept. */
  dryRun: boolean;
  understood: UnderstoodList;
  added: number;
  /** How many of these share an address or a number with somebody of another name. */
  perhapsKnown: number;
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
  /** Words that the campaign does not have, of people who are kept all the same. */
  notices: RowNotice[];
  /** Columns that were not read. */
  ignored: string[];
}

/** A file, and its rows checked. */
export interface ReadImport {
  table: ImportTable;
  checked: CheckedImport;
}

/** Puts together what became of each row, or what would. */
export function makeReport(
  { table, checked }: ReadImport,
  outcomes: readonly ImportOutcome[],
  { batch, refusedPeople }: { batch: string | null; refusedPeople: readonly string[][] },
): ImportReport {
  const { people, problems, refusals, notices, ignored, columns } = checked;
  const count = (wanted: ImportOutcome) => outcomes.filter((outcome) => outcome === wanted).length;
  const refusedLines = problems.filter(({ code }) => code === 'refused').map(({ line }) => line);
  return {
    batch,
    dryRun: batch === null,
    understood: { encoding: table.encoding, headerLine: table.headerLine, columns },
    added: count('added') + count('perhaps-known'),
    perhapsKnown: count('perhaps-known'),
    known: count('known'),
    suppressed: count('suppressed'),
    refusedBefore: count('refused-before'),
    refused: new Set(refusedLines).size,
    refusals: refusals.map(({ line, column }, index) => ({
      line,
      column,
      people: refusedPeople[index] ?? [],
    })),
    lines: outcomes.flatMap((outcome, index) => {
      const person = people[index];
      return person ? [{ line: person.line, outcome }] : [];
    }),
    problems,
    notices,
    ignored,
  };
}

/** The lines whose cells could not be understood; those that say no are clear. */
export const unclearLines = ({ problems }: Pick<ImportReport, 'problems'>): Set<number> =>
  new Set(problems.filter(({ code }) => code !== 'refused').map(({ line }) => line));

export const countOutcomes = (report: ImportReport): BatchCounts => ({
  added: report.added,
  known: report.known,
  suppressed: report.suppressed,
  refusedBefore: report.refusedBefore,
  refused: report.refused,
  unclear: unclearLines(report).size,
});
