import { type CampaignDocument, createProblem, type Problem } from 'campaign-widgets/contract';
import { type ConsentAnswer, readConsent } from './consent-cell.ts';
import { type ContactRefusal, permissionColumns, readRefusals } from './contact-permissions.ts';
import { foldName } from './fold-name.ts';
import { isConsentColumn } from './import-columns.ts';
import type { Table } from './import-table.ts';

interface NamedColumn {
  at: number;
  name: string;
}

/** What a row says of the consent of its person. */
export interface RowConsent {
  /** Where and when they agreed to be kept; empty where nobody says. */
  words: string;
  refusals: ContactRefusal[];
  refusedStatements: string[];
  /** Why they can't be kept by what the row says. */
  problem?: Problem;
}

/** Reads everything in a row that says whether the person agreed, and to what. */
export class ConsentReader {
  /** Columns whose name says nothing to us. */
  readonly ignored: string[];
  readonly #consentForAll: string | undefined;
  readonly #consentColumns: NamedColumn[];
  /** The columns of our own download, one for each statement. */
  readonly #statementColumns: { at: number; id: string; channel: string }[];
  readonly #permissions: ReturnType<typeof permissionColumns>;
  readonly #otherColumns: NamedColumn[];
  /** Whether some people answered yes or no: then an empty cell is no answer. A column of words may leave out what holds for all. */
  readonly #isAnswered: boolean;

  /** @param taken columns that are read as something else */
  constructor(
    { header, rows }: Table,
    { consents: statements = [] }: Pick<CampaignDocument, 'consents'>,
    consentForAll: string | undefined,
    taken: number[],
  ) {
    const columns = header.map((name, at) => ({ name, at }));
    this.#consentForAll = consentForAll;
    this.#consentColumns = columns.filter(({ name }) => isConsentColumn(name));
    this.#statementColumns = columns.flatMap(({ at, name }) =>
      statements
        .filter(({ id }) => foldName(`consent_${id}`) === foldName(name))
        .map(({ id, channel }) => ({ at, id, channel })),
    );
    const read = new Set(taken);
    for (const { at } of [...this.#consentColumns, ...this.#statementColumns]) read.add(at);
    const permissions = permissionColumns(header, read);
    this.#permissions = permissions.filter(({ at }) => rows.some(({ cells }) => cells[at]));
    for (const { at } of permissions) read.add(at);
    this.#otherColumns = columns.filter(({ name, at }) => name && !read.has(at));
    this.ignored = this.#otherColumns.map(({ name }) => name);
    this.#isAnswered = rows.some(({ cells }) =>
      this.#answersOf(cells).some(({ answer }) => ['yes', 'no', 'unclear'].includes(answer)),
    );
  }

  read(cells: string[]): RowConsent {
    const answers = this.#answersOf(cells);
    const inWords = answers.find(({ answer }) => answer === 'words')?.cell;
    const problem = inWords === undefined ? this.#problemOf(answers) : unclearProblem(answers);
    return {
      words: inWords ?? this.#consentForAll ?? '',
      refusals: [
        ...this.#refusalsOfConsent(cells, answers),
        ...readRefusals(cells, this.#permissions, this.#otherColumns),
      ],
      refusedStatements: this.#statementColumns
        .filter(({ at }) => readConsent(cells[at] ?? '') === 'no')
        .map(({ id }) => id),
      ...(problem && { problem }),
    };
  }

  #answersOf(cells: string[]): { cell: string; answer: ConsentAnswer }[] {
    return this.#consentColumns.map(({ at }) => {
      const cell = cells[at] ?? '';
      return { cell, answer: readConsent(cell) };
    });
  }

  /** A "no" to being kept at all. */
  #refusalsOfConsent(cells: string[], answers: { answer: ConsentAnswer }[]): ContactRefusal[] {
    const keepAnswers = this.#statementColumns
      .filter(({ channel }) => channel === 'keep')
      .map(({ at }) => readConsent(cells[at] ?? ''));
    const isKeepRefused = keepAnswers.includes('no') && !keepAnswers.includes('yes');
    const isRefused = isKeepRefused || answers.some(({ answer }) => answer === 'no');
    return isRefused ? [{ contact: 'all', column: 'consentSource', unclear: false }] : [];
  }

  #problemOf(answers: { answer: ConsentAnswer }[]): Problem | undefined {
    const unclear = unclearProblem(answers);
    if (unclear) return unclear;
    if (answers.some(({ answer }) => answer === 'yes'))
      return this.#consentForAll ? undefined : NO_WORDS;
    return this.#isAnswered ? EMPTY_CELL : undefined;
  }
}

const unclearProblem = (answers: { answer: ConsentAnswer }[]): Problem | undefined =>
  answers.some(({ answer }) => answer === 'unclear') ? UNCLEAR : undefined;

const consentProblem = (code: string, message: string) =>
  createProblem('consentSource', code, message);
const UNCLEAR = consentProblem('unclear', 'can mean yes or no: write which, or how they agreed');
const NO_WORDS = consentProblem(
  'no-words',
  'says yes, and not how they agreed: say for the whole list what yes means in it, or write where and when',
);
const EMPTY_CELL = consentProblem(
  'required',
  'is empty where others answered: write where and when they agreed',
);
