import { setImmediate } from 'node:timers/promises';
import {
  type CampaignDocument,
  type CheckResult,
  createProblem,
  type Problem,
} from 'campaign-widgets/contract';
import { ConsentReader, type ConsentReading } from './consent-reader.ts';
import type { ContactRefusal } from './contact-permissions.ts';
import { type ColumnPositions, findColumns, type ImportColumn } from './import-columns.ts';
import type { ImportedPerson, ListRefusal } from './import-records.ts';
import type { ImportRow, ImportTable } from './import-table.ts';
import { PersonReader, readContact } from './person-reader.ts';
import type { CellReader } from './row-checker.ts';

/** Why a row is not kept, and what to write instead. `path` is the column. */
export type RowProblem = Problem & { line: number };

/** A list with its rows checked. */
export interface CheckedImport {
  /** The people who can be kept. */
  people: (ImportedPerson & { line: number })[];
  /** What is wrong with the other rows. */
  problems: RowProblem[];
  /**
   * The people whose row refuses: to be kept at all, or to be reached in one way, whose contact is
   * then not kept.
   */
  refusals: (ListRefusal & { line: number })[];
  /** Columns with an unknown name. */
  ignored: string[];
}

/** The values for rows that have none of their own. */
export interface ImportDefaults {
  /** Where and when the people agreed to be kept. */
  consentSource?: string;
  /** Where the list is from: a short name, `st-mary`. */
  source?: string;
}

/** After so many rows, other requests get a turn. */
const ROWS_PER_TURN = 50;

/**
 * Checks the rows of somebody's list. Column names are understood in any case and order, with and
 * without punctuation.
 * @returns problems of the whole list if no row can be understood: no column for names, or none
 * for contacts
 */
export async function checkImport(
  table: ImportTable,
  campaign: CampaignDocument,
  defaults: ImportDefaults,
): Promise<CheckResult<CheckedImport>> {
  const columns = findColumns(table.header);
  const missing = findMissingColumns(columns, defaults);
  if (missing.length) return { ok: false, problems: missing };

  const rowChecker = new ImportRowChecker(table, columns, campaign, defaults);
  const checked: CheckedImport = {
    people: [],
    problems: [],
    refusals: [],
    ignored: rowChecker.ignoredColumns,
  };
  for (const [at, row] of table.rows.entries()) {
    if (at % ROWS_PER_TURN === 0) await setImmediate();
    const { line } = row;
    const { refusal, problems, person } = rowChecker.check(row);
    if (refusal) checked.refusals.push({ line, ...refusal });
    checked.problems.push(...problems.map((problem) => ({ line, ...problem })));
    if (person) checked.people.push({ line, ...person });
  }
  return { ok: true, value: checked };
}

/**
 * The rows that could not be understood, under their header: a table to correct and send again.
 * Rows without consent are left out, so that nobody turns their no into a yes.
 */
export function rejectedRows(
  { header, rows }: ImportTable,
  { problems }: CheckedImport,
): string[][] {
  const unclear = problems.filter(({ code }) => code !== 'refused');
  const lines = new Set(unclear.map(({ line }) => line));
  return [header, ...rows.filter(({ line }) => lines.has(line)).map(({ cells }) => cells)];
}

function findMissingColumns(columns: ColumnPositions, { consentSource }: ImportDefaults) {
  const isMissing = (...names: ImportColumn[]) =>
    names.every((name) => columns[name] === undefined);
  const problems: Problem[] = [];
  if (isMissing('name', 'firstName', 'lastName'))
    problems.push(createProblem('name', 'required', 'must be a column of the first row'));
  if (isMissing('email', 'phone'))
    problems.push(
      createProblem('email', 'no-contact', 'must be a column of the first row, or phone'),
    );
  const consentHint = 'must be said for the whole list, or stand in a column "consent source"';
  if (!consentSource && isMissing('consentSource'))
    problems.push(createProblem('consentSource', 'required', consentHint));
  return problems;
}

/** The result of one row: a person to keep, or problems. */
interface CheckedRow {
  person?: ImportedPerson;
  problems: Problem[];
  /** The refused contacts, which later lists may not bring in either. */
  refusal?: ListRefusal | undefined;
}

class ImportRowChecker {
  readonly #columns: ColumnPositions;
  readonly #personReader: PersonReader;
  readonly #consentReader: ConsentReader;

  constructor(
    table: ImportTable,
    columns: ColumnPositions,
    campaign: CampaignDocument,
    defaults: ImportDefaults,
  ) {
    this.#columns = columns;
    this.#personReader = new PersonReader(campaign, defaults.source);
    this.#consentReader = new ConsentReader({
      table,
      statements: campaign.consents,
      listWords: defaults.consentSource,
      readColumns: Object.values(columns),
    });
  }

  get ignoredColumns(): string[] {
    return this.#consentReader.ignoredColumns;
  }

  check({ cells }: ImportRow): CheckedRow {
    const cellOf: CellReader = (column) => cells[this.#columns[column] ?? -1] ?? '';
    const consent = this.#consentReader.read(cells);
    const allowedCellOf = withoutRefused(cellOf, consent);
    const { person, problems } = this.#personReader.read(allowedCellOf);
    const isReachable = [allowedCellOf('email'), allowedCellOf('phone')].some(Boolean);
    const refusal = toListRefusal(consent.refusals, cellOf);
    const decisive = findDecisiveRefusal(consent.refusals, isReachable);
    if (decisive) return { refusal, problems: [toRefusalProblem(decisive)] };
    if (consent.problem) return { refusal, problems: [consent.problem] };
    if (!person) return { refusal, problems };
    const { refusedStatements } = consent;
    return {
      refusal,
      problems: [],
      person: { ...person, ...(refusedStatements.length && { refusedStatements }) },
    };
  }
}

/** The cells of a row that may be kept: without the contacts that the person refuses. */
const withoutRefused =
  (cellOf: CellReader, { words, refusals }: ConsentReading): CellReader =>
  (column) => {
    if (column === 'consentSource') return words;
    const isRefused = refusals.some(({ contact }) => contact === column || contact === 'all');
    return isRefused && (column === 'email' || column === 'phone') ? '' : cellOf(column);
  };

/** The refusal that excludes a person; none if they allow at least one way of contact. */
function findDecisiveRefusal(
  refusals: ContactRefusal[],
  isReachable: boolean,
): ContactRefusal | undefined {
  const clear = refusals.filter(({ unclear }) => !unclear);
  return (
    clear.find(({ contact }) => contact === 'all') ??
    refusals.find(({ unclear }) => unclear) ??
    (isReachable ? undefined : clear[0])
  );
}

const toRefusalProblem = ({ column, unclear }: ContactRefusal): Problem =>
  unclear
    ? createProblem(column, 'unclear', 'can mean yes or no here: write which, or how they agreed')
    : createProblem(column, 'refused', 'says no: they did not agree, and are not kept');

/** The refusals of a row to be stored. An unclear mark is not a refusal. */
function toListRefusal(refusals: ContactRefusal[], cellOf: CellReader): ListRefusal | undefined {
  const clear = refusals.filter(({ unclear }) => !unclear);
  const [first] = clear;
  if (!first) return undefined;
  const refuses = (wanted: ContactRefusal['contact']) =>
    clear.some(({ contact }) => contact === wanted || contact === 'all');
  const { email, phone } = readContact(cellOf);
  return {
    column: first.column,
    ...(email && refuses('email') && { email }),
    ...(phone && refuses('phone') && { phone }),
  };
}
