import { emailKey, isPossiblePhone, phoneKey } from '../contact-keys.ts';
import { MAX_NOTE_CHARACTERS } from '../person-changes.ts';
import type { ColumnPositions, ImportColumn } from './import-columns.ts';
import { tidyPhone } from './tidy-phone.ts';

/** A cell with the name of its column. */
interface NamedCell {
  name: string;
  text: string;
}

/** The cells of one row, by what their columns are. */
export class RowCells {
  readonly #cells: string[];
  readonly #header: string[];
  readonly #columns: ColumnPositions;

  constructor(cells: string[], header: string[], columns: ColumnPositions) {
    this.#cells = cells;
    this.#header = header;
    this.#columns = columns;
  }

  /**
   * The text for one of our columns. Where several columns are the same thing, they fill each
   * other; of telephone numbers, the first that can be dialled.
   */
  text(column: ImportColumn): string {
    const texts = this.#filled(column).map(({ text }) => text);
    if (column === 'roles' || column === 'tags') return texts.join('; ');
    if (column === 'phone')
      return texts.find((text) => isPossiblePhone(tidyPhone(text))) ?? texts[0] ?? '';
    return texts[0] ?? '';
  }

  /** A second address or number, which the register keeps as a note. */
  furtherContacts(column: 'email' | 'phone'): string[] {
    const keyOf = column === 'email' ? emailKey : (text: string) => phoneKey(tidyPhone(text));
    const seen = new Set([keyOf(this.text(column))]);
    return this.#filled(column).flatMap((cell) => {
      const key = keyOf(cell.text);
      if (seen.has(key)) return [];
      seen.add(key);
      return [toNote(cell)];
    });
  }

  /** The cells of the columns that somebody wants as notes. */
  get notes(): string[] {
    return this.#filled('note').map(toNote);
  }

  /** A note of what a column says, under its name in the list. */
  noteOf(column: ImportColumn, text: string): string {
    const [at = -1] = this.#columns[column] ?? [];
    return toNote({ name: this.#header[at] ?? column, text });
  }

  #filled(column: ImportColumn | 'note'): NamedCell[] {
    return (this.#columns[column] ?? []).flatMap((at) => {
      const text = this.#cells[at] ?? '';
      return text === '' ? [] : [{ name: this.#header[at] ?? '', text }];
    });
  }
}

/** The register takes no control characters, and nothing of this length. */
const toNote = ({ name, text }: NamedCell): string =>
  `${name.slice(0, 100)}: ${text}`
    .replace(/[\p{Cc}\p{Default_Ignorable_Code_Point}\ufffd]+/gu, ' ')
    .slice(0, MAX_NOTE_CHARACTERS)
    .trim();
