/** The most characters of a consent statement: its words come back with every answer to it. */
export const MAX_STATEMENT_LENGTH = 1000;
