import { type CampaignDocument, createProblem, type Problem } from 'campaign-widgets/contract';
import { type ConsentAnswer, readConsent } from './consent-cell.ts';
import { ConsentMeanings } from './consent-meanings.ts';
import { type ContactRefusal, permissionColumns, readRefusals } from './contact-permissions.ts';
import { foldName } from './fold-name.ts';
import { isConsentColumn } from './import-columns.ts';
import type { ImportTable } from './import-rows.ts';

/** What one row says about consent. */
export interface ConsentReading {
  /** How the person agreed: in the row's words, else in the words for the whole list. */
  words: string;
  refusals: ContactRefusal[];
  /** The statements of the campaign that the row refuses, by id. */
  refusedStatements: string[];
  /** Why the person may not be kept, although no cell refuses. */
  problem: Problem | undefined;
}

export interface ConsentReaderOptions {
  table: ImportTable;
  statements: CampaignDocument['consents'];
  /** How everybody in the list agreed, if the importer said so for the whole list. */
  listWords: string | undefined;
  /** The columns that have another meaning, by position. */
  readColumns: number[];
  /** Those of them in which words may refuse all the same: tags and notes. */
  searchedColumns?: number[];
  /** The columns that somebody took for columns of consent, by position. */
  consentColumns?: number[];
  meanings?: ConsentMeanings;
}

/** How the values of one column about consent are read, as a page shows them. */
export interface ConsentValue {
  column: string;
  /** The cell, as the first row has it. */
  value: string;
  /** In how many rows. */
  count: number;
  /** As it is read without anybody's word. */
  reading: ConsentAnswer;
  /** As it is read with it. */
  answer: ConsentAnswer;
}

interface NamedColumn {
  at: number;
  name: string;
}

interface StatementColumn {
  at: number;
  id: string;
  channel: string;
}

/** A cell of a consent column, with its meaning. */
interface ConsentCell {
  text: string;
  answer: ConsentAnswer;
}

/** Reads everything in a row about whether the person agreed, and to what. */
export class ConsentReader {
  readonly #listWords: string | undefined;
  readonly #consentColumns: NamedColumn[];
  /** The columns of our own download: one for each statement of the campaign. */
  readonly #statementColumns: StatementColumn[];
  readonly #permissionColumns: ReturnType<typeof permissionColumns>;
  readonly #unknownColumns: NamedColumn[];
  readonly #otherColumns: NamedColumn[];
  /** If others answered yes or no, an empty cell is no answer. */
  readonly #someAnswered: boolean;

  readonly #meanings: ConsentMeanings;

  constructor(options: ConsentReaderOptions) {
    const { table, statements, listWords, readColumns, consentColumns = [] } = options;
    const { searchedColumns = [] } = options;
    const { header, rows } = table;
    const columns = header.map((name, at) => ({ name, at }));
    this.#listWords = listWords;
    this.#meanings = options.meanings ?? new ConsentMeanings();
    this.#consentColumns = columns.filter(
      ({ name, at }) => consentColumns.includes(at) || isConsentColumn(foldName(name)),
    );
    this.#statementColumns = findStatementColumns(columns, statements);

    const ownColumns = [...this.#consentColumns, ...this.#statementColumns].map(({ at }) => at);
    const permissions = permissionColumns(header, new Set([...readColumns, ...ownColumns]));
    const known = new Set([...readColumns, ...ownColumns, ...permissions.map(({ at }) => at)]);
    // Another program exports a column for everything: a column with only empty cells means
    // nothing.
    this.#permissionColumns = permissions.filter(({ at }) => rows.some(({ cells }) => cells[at]));
    this.#unknownColumns = columns.filter(({ name, at }) => name && !known.has(at));
    this.#otherColumns = [
      ...this.#unknownColumns,
      ...columns.filter(({ at }) => searchedColumns.includes(at)),
    ];
    this.#someAnswered = rows.some(({ cells }) =>
      this.#readConsentCells(cells).some(({ answer }) => isAnswer(answer)),
    );
  }

  /** The names of the columns that are searched for refusals only. */
  get ignoredColumns(): string[] {
    return this.#unknownColumns.map(({ name }) => name);
  }

  read(cells: string[]): ConsentReading {
    const consentCells = this.#readConsentCells(cells);
    const refusals = readRefusals(cells, {
      permissions: this.#permissionColumns,
      otherColumns: this.#otherColumns,
      meanings: this.#meanings,
    });
    const isRefused =
      consentCells.some(({ answer }) => answer === 'no') || this.#refusesKeep(cells);
    if (isRefused) refusals.unshift({ contact: 'all', column: 'consentSource', unclear: false });
    const ownWords = consentCells.find(({ answer }) => answer === 'words')?.text;
    return {
      words: ownWords ?? this.#listWords ?? '',
      refusals,
      refusedStatements: this.#statementColumns
        .filter(({ at }) => answerOf(cells, at) === 'no')
        .map(({ id }) => id),
      problem: this.#findProblem(consentCells),
    };
  }

  #readConsentCells(cells: string[]): ConsentCell[] {
    return this.#consentColumns.map(({ at, name }) => ({
      text: cells[at] ?? '',
      answer: this.#meanings.answer(name, cells[at] ?? '', answerOf(cells, at)),
    }));
  }

  /** The columns about consent and contact: all are read, whatever somebody takes them for. */
  get columns(): NamedColumn[] {
    return [
      ...this.#consentColumns,
      ...this.#statementColumns.map(({ at, id }) => ({ at, name: id })),
      ...this.#permissionColumns,
    ];
  }

  /** The values in the columns of consent, and those in columns of contact that are unclear. */
  *values(cells: string[]): Generator<Omit<ConsentValue, 'count'>> {
    for (const { at, name } of this.#consentColumns) {
      const value = cells[at] ?? '';
      const reading = readConsent(value);
      yield { column: name, value, reading, answer: this.#meanings.answer(name, value, reading) };
    }
    for (const { at, name, read } of this.#permissionColumns) {
      const value = cells[at] ?? '';
      const reading = PERMISSION_ANSWERS[read(value)];
      if (reading === 'yes') continue;
      const answer = PERMISSION_ANSWERS[this.#meanings.permission(name, value, read(value))];
      yield { column: name, value, reading, answer };
    }
  }

  /** Whether a statement about being kept has a no, and none has a yes. */
  #refusesKeep(cells: string[]): boolean {
    const answers = this.#statementColumns
      .filter(({ channel }) => channel === 'keep')
      .map(({ at }) => answerOf(cells, at));
    return answers.includes('no') && !answers.includes('yes');
  }

  #findProblem(consentCells: ConsentCell[]): Problem | undefined {
    const has = (wanted: ConsentAnswer) => consentCells.some(({ answer }) => answer === wanted);
    const refuse = (code: string, message: string) => createProblem('consentSource', code, message);
    if (has('unclear'))
      return refuse('unclear', 'can mean yes or no: write which, or how they agreed');
    if (has('words')) return undefined;
    if (has('yes')) return this.#listWords ? undefined : refuse('no-words', NO_WORDS_HINT);
    if (!this.#someAnswered) return undefined;
    return refuse('required', 'is empty where others answered: write where and when they agreed');
  }
}

const PERMISSION_ANSWERS = { no: 'no', unclear: 'unclear', allowed: 'yes' } as const;

const NO_WORDS_HINT =
  'says yes, and not how they agreed: ' +
  'say for the whole list what yes means in it, or write where and when';

const findStatementColumns = (
  columns: NamedColumn[],
  statements: CampaignDocument['consents'] = [],
): StatementColumn[] =>
  columns.flatMap(({ name, at }) =>
    statements
      .filter(({ id }) => foldName(`consent_${id}`) === foldName(name))
      .map(({ id, channel }) => ({ at, id, channel })),
  );

const answerOf = (cells: string[], at: number): ConsentAnswer => readConsent(cells[at] ?? '');

/** Words are not an answer: a column of words may omit what is true of the whole list. */
const isAnswer = (answer: ConsentAnswer): boolean =>
  answer === 'yes' || answer === 'no' || answer === 'unclear';
