import { setImmediate } from 'node:timers/promises';
import {
  type CampaignDocument,
  type CheckResult,
  createProblem,
  ownValue,
  type Problem,
} from 'campaign-widgets/contract';
import { ConsentMeanings } from './consent-meanings.ts';
import { ConsentReader, type ConsentReading } from './consent-reader.ts';
import type { ContactRefusal } from './contact-permissions.ts';
import type { ImportChoices } from './import-choices.ts';
import {
  chooseColumns,
  type ColumnPositions,
  type ColumnTarget,
  type ImportColumn,
} from './import-columns.ts';
import type { ImportedPerson, ListRefusal } from './import-records.ts';
import type { ImportRow, ImportTable } from './import-rows.ts';
import { PersonReader, readContact, type ReadingNotice } from './person-reader.ts';
import { RowCells } from './row-cells.ts';
import type { CellReader } from './row-checker.ts';

/** Why a row is not kept, and what to write instead. `path` is the column. */
export type RowProblem = Problem & { line: number };

/** A word that could not be used, and what became of it. */
export type RowNotice = ReadingNotice & { line: number };

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
  /** Words that the campaign does not have, of people who are kept all the same. */
  notices: RowNotice[];
  /** Columns that were not read, except for words that refuse. */
  ignored: string[];
  /** What each column was taken for, in the order of the list. */
  columns: UnderstoodColumn[];
}

/** A column of a list, and what it was taken for: `consent` for all that says yes or no. */
export interface UnderstoodColumn {
  name: string;
  as: ColumnTarget | 'consent';
}

/** After so many rows, other requests get a turn. */
const ROWS_PER_TURN = 50;

/**
 * Checks the rows of somebody's list. Column names are understood in any case and order, with and
 * without punctuation, unless somebody chose what a column is.
 * @returns problems of the whole list if no row can be understood: no column for names, or none
 * for contacts
 */
export async function checkImport(
  table: ImportTable,
  campaign: CampaignDocument,
  choices: ImportChoices,
): Promise<CheckResult<CheckedImport>> {
  const columns = chooseColumns(table.header, choices.columns);
  const missing = findMissingColumns(columns, choices);
  if (missing.length) return { ok: false, problems: missing };

  const rowChecker = new ImportRowChecker(table, columns, campaign, choices);
  const checked: CheckedImport = {
    people: [],
    problems: [],
    refusals: [],
    notices: [],
    ignored: rowChecker.ignoredColumns,
    columns: describeColumns(table.header, columns, rowChecker.consent),
  };
  for (const [at, row] of table.rows.entries()) {
    if (at % ROWS_PER_TURN === 0) await setImmediate();
    const { line } = row;
    const { refusal, problems, notices, person } = rowChecker.check(row);
    if (refusal) checked.refusals.push({ line, ...refusal });
    checked.problems.push(...problems.map((problem) => ({ line, ...problem })));
    checked.notices.push(...notices.map((notice) => ({ line, ...notice })));
    if (person) checked.people.push({ line, ...person });
  }
  return { ok: true, value: checked };
}

/** How the columns about consent of a list are read. */
export const readConsentColumns = (
  table: ImportTable,
  columns: ColumnPositions,
  campaign: CampaignDocument,
  { consent, meanings }: ImportChoices,
): ConsentReader =>
  new ConsentReader({
    table,
    statements: campaign.consents,
    listWords: consent,
    readColumns: Object.values(columns).flat(),
    searchedColumns: [...(columns.tags ?? []), ...(columns.note ?? [])],
    consentColumns: columns.consentSource ?? [],
    meanings: new ConsentMeanings(meanings),
  });

/** What each column of a list was taken for. */
export function describeColumns(
  header: string[],
  columns: ColumnPositions,
  consent: Pick<ConsentReader, 'columns'>,
): UnderstoodColumn[] {
  const consentAt = new Set(consent.columns.map(({ at }) => at));
  const targets = Object.entries(columns) as [ColumnTarget, number[]][];
  return header.map((name, at) => {
    const target = targets.find(([, positions]) => positions.includes(at))?.[0];
    const isConsent = consentAt.has(at) || target === 'consentSource';
    return { name, as: isConsent ? 'consent' : (target ?? 'ignore') };
  });
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

function findMissingColumns(columns: ColumnPositions, { consent }: ImportChoices) {
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
  if (!consent && isMissing('consentSource'))
    problems.push(createProblem('consentSource', 'required', consentHint));
  return problems;
}

/** The result of one row: a person to keep, or problems. */
interface CheckedRow {
  person?: ImportedPerson;
  problems: Problem[];
  notices: ReadingNotice[];
  /** The refused contacts, which later lists may not bring in either. */
  refusal?: ListRefusal | undefined;
}

class ImportRowChecker {
  readonly #header: string[];
  readonly #columns: ColumnPositions;
  readonly #personReader: PersonReader;
  readonly #decisions: NonNullable<ImportChoices['people']>;
  readonly consent: ConsentReader;

  constructor(
    table: ImportTable,
    columns: ColumnPositions,
    campaign: CampaignDocument,
    choices: ImportChoices,
  ) {
    this.#header = table.header;
    this.#columns = columns;
    this.#personReader = new PersonReader(campaign, choices);
    this.#decisions = choices.people ?? {};
    this.consent = readConsentColumns(table, columns, campaign, choices);
  }

  get ignoredColumns(): string[] {
    return this.consent.ignoredColumns;
  }

  check({ cells, line }: ImportRow): CheckedRow {
    const row = new RowCells(cells, this.#header, this.#columns);
    const cellOf: CellReader = (column) => row.text(column);
    const consent = this.consent.read(cells);
    const allowedCellOf = withoutRefused(cellOf, consent);
    const { person, problems, notices } = this.#personReader.read(allowedCellOf);
    const isReachable = [allowedCellOf('email'), allowedCellOf('phone')].some(Boolean);
    const refusal = toListRefusal(consent.refusals, cellOf);
    const decisive = findDecisiveRefusal(consent.refusals, isReachable);
    const refused = { refusal, notices: [] };
    if (decisive) return { ...refused, problems: [toRefusalProblem(decisive)] };
    if (consent.problem) return { ...refused, problems: [consent.problem] };
    if (!person) return { ...refused, problems };
    const { refusedStatements } = consent;
    const decision = ownValue(this.#decisions, String(line));
    const notes = notesOf(row, notices, consent);
    return {
      refusal,
      problems: [],
      notices,
      person: {
        ...person,
        ...(notes.length > 0 && { notes }),
        ...(decision && { decision }),
        ...(refusedStatements.length && { refusedStatements }),
      },
    };
  }
}

/** What a row says beside, without a contact that it refuses. */
function notesOf(row: RowCells, notices: ReadingNotice[], { refusals }: ConsentReading): string[] {
  const isAllowed = (wanted: 'email' | 'phone') =>
    refusals.every(({ contact }) => contact !== wanted && contact !== 'all');
  return [
    ...(['phone', 'email'] as const)
      .filter(isAllowed)
      .flatMap((contact) => row.furtherContacts(contact)),
    ...notices
      .filter(({ kept }) => kept === 'note')
      .map(({ column, text }) => row.noteOf(column, text)),
    ...row.notes,
  ];
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
