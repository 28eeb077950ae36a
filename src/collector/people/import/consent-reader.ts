import { type CampaignDocument, createProblem, type Problem } from 'campaign-widgets/contract';
import { type ConsentAnswer, readConsent } from './consent-cell.ts';
import { type ContactRefusal, permissionColumns, readRefusals } from './contact-permissions.ts';
import { foldName } from './fold-name.ts';
import { isConsentColumn } from './import-columns.ts';
import type { ImportTable } from './import-table.ts';

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
  readonly #otherColumns: NamedColumn[];
  /** If others answered yes or no, an empty cell is no answer. */
  readonly #someAnswered: boolean;

  constructor({ table, statements, listWords, readColumns }: ConsentReaderOptions) {
    const { header, rows } = table;
    const columns = header.map((name, at) => ({ name, at }));
    this.#listWords = listWords;
    this.#consentColumns = columns.filter(({ name }) => isConsentColumn(foldName(name)));
    this.#statementColumns = findStatementColumns(columns, statements);

    const ownColumns = [...this.#consentColumns, ...this.#statementColumns].map(({ at }) => at);
    const permissions = permissionColumns(header, new Set([...readColumns, ...ownColumns]));
    const known = new Set([...readColumns, ...ownColumns, ...permissions.map(({ at }) => at)]);
    // Another program exports a column for everything: a column with only empty cells means
    // nothing.
    this.#permissionColumns = permissions.filter(({ at }) => rows.some(({ cells }) => cells[at]));
    this.#otherColumns = columns.filter(({ name, at }) => name && !known.has(at));
    this.#someAnswered = rows.some(({ cells }) =>
      this.#readConsentCells(cells).some(({ answer }) => isAnswer(answer)),
    );
  }

  /** The names of the columns that are searched for refusals only. */
  get ignoredColumns(): string[] {
    return this.#otherColumns.map(({ name }) => name);
  }

  read(cells: string[]): ConsentReading {
    const consentCells = this.#readConsentCells(cells);
    const refusals = readRefusals(cells, this.#permissionColumns, this.#otherColumns);
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
    return this.#consentColumns.map(({ at }) => ({
      text: cells[at] ?? '',
      answer: answerOf(cells, at),
    }));
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
