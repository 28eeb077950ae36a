/** The most characters of a consent statement: every answer to it repeats its words. */
export const MAX_STATEMENT_LENGTH = 1000;
