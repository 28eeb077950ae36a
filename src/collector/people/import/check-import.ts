import {
  type CampaignDocument,
  type CheckResult,
  createProblem,
  type Problem,
} from 'campaign-widgets/contract';
import { ConsentReader } from './consent-reader.ts';
import type { ContactRefusal } from './contact-permissions.ts';
import { findColumns, type ImportColumn } from './import-columns.ts';
import type { ImportedPerson, ListRefusal } from './import-records.ts';
import type { Table } from './import-table.ts';
import { PersonReader } from './person-reader.ts';

/** Why a row can't be kept, with what to write instead. `path` is the column. */
export type RowProblem = Problem & { line: number };

/** The people of a table who can be kept, and what is wrong with the other rows. */
export interface CheckedImport {
  people: (ImportedPerson & { line: number })[];
  problems: RowProblem[];
  /** Who says no in the list, to being kept at all or to one way of being reached. That much of them is not kept. */
  refusals: (ListRefusal & { line: number })[];
  /** Columns whose name says nothing to us. */
  ignored: string[];
}

/** What holds for every row that says nothing of its own. */
export interface ImportDefaults {
  /** Where and when they agreed to be kept. */
  consentSource?: string;
  /** Where the list is from: a short name, `st-mary`. */
  source?: string;
}

/**
 * Checks the rows of somebody's list. Column names are understood in any case and order, with and without punctuation.
 * @returns problems of the whole list where no row can be understood: no column for names, or nothing to reach anybody by
 */
export function checkImport(
  table: Table,
  campaign: CampaignDocument,
  defaults: ImportDefaults,
): CheckResult<CheckedImport> {
  const columns = findColumns(table.header);
  const problems = problemsOfColumns(columns, defaults);
  if (problems.length > 0) return { ok: false, problems };

  const reader = new PersonReader(campaign, defaults.source);
  const taken = Object.values(columns);
  const consents = new ConsentReader(table, campaign, defaults.consentSource, taken);
  const checked: CheckedImport = {
    people: [],
    problems: [],
    refusals: [],
    ignored: consents.ignored,
  };
  for (const { line, cells } of table.rows) {
    const cell = (column: ImportColumn) => cells[columns[column] ?? -1] ?? '';
    const row = checkRow(reader, consents.read(cells), cell);
    if (row.refusal) checked.refusals.push({ line, ...row.refusal });
    for (const problem of row.problems) checked.problems.push({ line, ...problem });
    if (row.problems.length === 0) checked.people.push({ line, ...row.person });
  }
  return { ok: true, value: checked };
}

/** What is wrong with the list as a whole. */
function problemsOfColumns(
  columns: Partial<Record<ImportColumn, number>>,
  { consentSource }: ImportDefaults,
): Problem[] {
  const has = (...names: ImportColumn[]) => names.some((name) => columns[name] !== undefined);
  const problems: Problem[] = [];
  if (!has('name', 'firstName', 'lastName'))
    problems.push(createProblem('name', 'required', 'must be a column of the first row'));
  if (!has('email', 'phone'))
    problems.push(
      createProblem('email', 'no-contact', 'must be a column of the first row, or phone'),
    );
  if (!consentSource && !has('consentSource'))
    problems.push(
      createProblem(
        'consentSource',
        'required',
        'must be said for the whole list, or stand in a column "consent source"',
      ),
    );
  return problems;
}

interface CheckedRow {
  person: ImportedPerson;
  problems: Problem[];
  refusal: ListRefusal | undefined;
}

function checkRow(
  reader: PersonReader,
  { words, refusals, refusedStatements, problem }: ReturnType<ConsentReader['read']>,
  cell: (column: ImportColumn) => string,
): CheckedRow {
  const isRefused = (contact: ContactRefusal['contact']) =>
    refusals.some((each) => each.contact === contact || each.contact === 'all');
  const keptCell = (column: ImportColumn) => {
    if (column === 'consentSource') return words;
    return (column === 'email' || column === 'phone') && isRefused(column) ? '' : cell(column);
  };
  const { person, problems, isReachable } = reader.read(keptCell);
  const decisive = decisiveRefusal(refusals, isReachable);
  const consentProblem = decisive ? refusalProblem(decisive) : problem;
  return {
    person: { ...person, ...(refusedStatements.length > 0 && { refusedStatements }) },
    problems: consentProblem ? [consentProblem] : problems,
    refusal: refusals.length > 0 ? refusalOf(refusals, reader.read(cell).person) : undefined,
  };
}

/** The refusal for which a person is not kept; none where they can be kept by what they did not refuse. */
function decisiveRefusal(
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

const refusalProblem = ({ column, unclear }: ContactRefusal): Problem =>
  unclear
    ? createProblem(column, 'unclear', 'can mean yes or no here: write which, or how they agreed')
    : createProblem(column, 'refused', 'says no: they did not agree, and are not kept');

/** What of a row is to be remembered as refused: an unclear mark is no refusal. */
function refusalOf(
  refusals: ContactRefusal[],
  { email, phone }: Partial<ImportedPerson>,
): ListRefusal | undefined {
  const clear = refusals.filter(({ unclear }) => !unclear);
  const [first] = clear;
  const refuses = (wanted: ContactRefusal['contact']) =>
    clear.some(({ contact }) => contact === wanted || contact === 'all');
  return (
    first && {
      column: first.column,
      ...(email && refuses('email') && { email }),
      ...(phone && refuses('phone') && { phone }),
    }
  );
}

/** The rows that could not be kept, as a table to put right and send again. */
export function rejectedRows({ header, rows }: Table, { problems }: CheckedImport): string[][] {
  // A person who did not agree is not offered again, to be turned into a yes.
  const lines = new Set(problems.filter(({ code }) => code !== 'refused').map(({ line }) => line));
  return [header, ...rows.filter(({ line }) => lines.has(line)).map(({ cells }) => cells)];
}
