import type { Insertable, Transaction } from 'kysely';
import { insertEach } from './insert-each.ts';
import type { Tables } from './tables.ts';

export type Trx = Transaction<Tables>;
type TableName = keyof Tables;

// A limit on memory, for a driver that takes all rows as one parameter.
const ROWS_AT_ONCE = 1_000;

/** Inserts rows, in as many statements as their number needs. */
export async function insertAll<Name extends TableName>(
  trx: Trx,
  table: Name,
  rows: Insertable<Tables[Name]>[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE)
    await insertEach(trx, table, rows.slice(at, at + ROWS_AT_ONCE));
}
