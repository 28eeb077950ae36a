import { type RawBuilder, sql } from 'kysely';

export type Dialect = 'sqlite' | 'postgres';

/** The type of a text that is compared and sorted by its code points, on every database alike. */
export const orderedTextType = (dialect: Dialect): 'text' | RawBuilder<unknown> =>
  dialect === 'sqlite' ? 'text' : sql`text collate "C"`;
