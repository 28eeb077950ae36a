import type { ConsentAnswer } from './consent-cell.ts';
import type { ConsentMeaning, ImportChoices } from './import-choices.ts';
import { plainWords } from './plain-words.ts';

/** What somebody said that the values in columns about consent mean. */
export class ConsentMeanings {
  readonly #meanings: ReadonlyMap<string, ReadonlyMap<string, ConsentMeaning>>;

  constructor(meanings: ImportChoices['meanings'] = {}) {
    this.#meanings = new Map(
      Object.entries(meanings).map(([column, values]) => [
        column,
        new Map(Object.entries(values).map(([value, meaning]) => [valueKey(value), meaning])),
      ]),
    );
  }

  /** What a cell answers. A no stays a no, whatever somebody says that it means. */
  answer(column: string, cell: string, read: ConsentAnswer): ConsentAnswer {
    const meaning = this.#of(column, cell);
    if (read === 'no' || meaning === undefined) return read;
    if (meaning === 'refused') return 'no';
    return read === 'words' ? 'words' : 'yes';
  }

  /** The same for a column about one way of contact. */
  permission(
    column: string,
    cell: string,
    read: 'no' | 'unclear' | 'allowed',
  ): 'no' | 'unclear' | 'allowed' {
    const meaning = this.#of(column, cell);
    if (read === 'no' || meaning === undefined) return read;
    return meaning === 'refused' ? 'no' : 'allowed';
  }

  #of(column: string, cell: string): ConsentMeaning | undefined {
    return this.#meanings.get(column)?.get(valueKey(cell));
  }
}

/** A value in any case and with any punctuation; one of signs alone, such as `?`, as it stands. */
export const valueKey = (cell: string): string => plainWords(cell) || cell.trim();
