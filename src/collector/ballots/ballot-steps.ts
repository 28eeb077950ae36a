import type { Kysely } from 'kysely';
import type { BallotState } from 'campaign-widgets/contract';
import type { Trx } from '../store/insert-rows.ts';
import type { Tables } from '../store/tables.ts';
import { type BallotAct, type LogLine, nextLine } from './ballot-log.ts';
import type { BallotKey } from './ballot-records.ts';

// Steps that every act on a ballot takes.

/**
 * The newest version of a ballot, locked until the transaction ends: what happens to one ballot
 * happens in one order, also on several collectors.
 */
export async function lockBallot(
  trx: Trx,
  { campaign, id }: BallotKey,
): Promise<{ version: number; state: BallotState } | undefined> {
  const rows = await trx
    .updateTable('ballot_definitions')
    .set(({ ref }) => ({ version: ref('version') }))
    .where('campaign', '=', campaign)
    .where('id', '=', id)
    .returning(['version', 'state'])
    .execute();
  return rows.reduce<(typeof rows)[number] | undefined>(
    (newest, row) => (newest && newest.version > row.version ? newest : row),
    undefined,
  );
}

/** Adds a line to the log of a locked ballot. */
export async function addLine(
  trx: Trx,
  { campaign, id }: BallotKey,
  act: BallotAct,
): Promise<LogLine> {
  const added = nextLine(await lastLine(trx, { campaign, id }), act);
  const { by, detail, ...line } = added;
  await trx
    .insertInto('ballot_log')
    .values({ campaign, ballot: id, ...line, made_by: by, detail: JSON.stringify(detail) })
    .execute();
  return added;
}

/** The last line of the log of a ballot. */
export async function lastLine(
  db: Kysely<Tables>,
  { campaign, id }: BallotKey,
): Promise<LogLine | undefined> {
  const last = await db
    .selectFrom('ballot_log')
    .selectAll()
    .where('campaign', '=', campaign)
    .where('ballot', '=', id)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last && toLine(last);
}

export const toLine = ({
  made_by,
  detail,
  number,
  at,
  what,
  previous,
  hash,
}: {
  number: number;
  at: string;
  made_by: string;
  what: string;
  detail: string;
  previous: string;
  hash: string;
}): LogLine => ({
  number,
  at,
  by: made_by,
  what,
  detail: JSON.parse(detail) as LogLine['detail'],
  previous,
  hash,
});
