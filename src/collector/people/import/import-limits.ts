/** The limits of one import. */
export const MAX_IMPORT_ROWS = 10_000;
export const MAX_IMPORT_BYTES = 5_000_000;

// A file that has only line ends or commas would make millions of rows or cells, each many times
// larger than its one byte.
export const MAX_IMPORT_LINES = 100_000;
export const MAX_SEPARATORS = 1_000_000;
export const MAX_COLUMNS = 1_000;
export const MAX_CELL_CHARACTERS = 100_000;
