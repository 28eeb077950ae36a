type CsvValue = string | number | boolean | null | undefined;

// Texts that a spreadsheet may take for a formula, also after spaces, and in the full-width forms
// that some programs convert: OWASP, CSV Injection.
const FORMULA = /^[\s\0]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n\0]/u;
// An international telephone number is digits and spaces: not a formula, and better left unchanged.
const TELEPHONE = /^\+\d[\d ]{5,18}$/;

/**
 * One row of a CSV file by RFC 4180, with its line's end. A text that a spreadsheet could run as a
 * formula gets an apostrophe in front; numbers, codes and telephone numbers stay as they are.
 */
export const csvRow = (cells: CsvValue[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/** The byte order mark that makes Excel read a file as UTF-8. */
export const CSV_START = '\uFEFF';

/**
 * A cell as it was before `csvRow` put an apostrophe in front. Keeps an apostrophe that somebody
 * typed.
 */
export const withoutApostrophe = (cell: string): string =>
  cell.startsWith("'") && couldRun(cell.slice(1)) ? cell.slice(1) : cell;

function csvCell(cell: CsvValue): string {
  if (typeof cell !== 'string') return String(cell ?? '');
  const safe = couldRun(cell) ? `'${cell}` : cell;
  return /[",\r\n;\t]|^\s|\s$/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const couldRun = (text: string) => FORMULA.test(text) && !TELEPHONE.test(text);
