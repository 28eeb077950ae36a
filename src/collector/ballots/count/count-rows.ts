import type { Kysely } from 'kysely';
import type { Tables } from '../../store/tables.ts';
import type { BallotKey } from '../ballot-records.ts';
import type { BallotBox } from './count-records.ts';
import type { CountRow } from './count-rounds.ts';

// The rows of boxes and of what was counted from them.

export async function readBoxes(
  db: Kysely<Tables>,
  campaign: string,
  ballot: string,
): Promise<BallotBox[]> {
  const rows = await db
    .selectFrom('ballot_boxes')
    .selectAll()
    .where('campaign', '=', campaign)
    .where('ballot', '=', ballot)
    .orderBy('made_at')
    .orderBy('id')
    .execute();
  return rows.map(({ id, label, event, made_by, written_off }) => ({
    id,
    label,
    event: event ?? undefined,
    madeBy: made_by,
    writtenOff: written_off ?? undefined,
  }));
}

export const readRows = (
  db: Kysely<Tables>,
  campaign: string,
  ballot: string,
): Promise<CountRow[]> =>
  db
    .selectFrom('ballot_counts')
    .selectAll()
    .where('campaign', '=', campaign)
    .where('ballot', '=', ballot)
    .execute();

/** The rows of one contest in one box. */
export const readFormRows = (
  db: Kysely<Tables>,
  { campaign, id }: BallotKey,
  { box, contest }: { box: string; contest: string },
): Promise<CountRow[]> =>
  db
    .selectFrom('ballot_counts')
    .selectAll()
    .where('campaign', '=', campaign)
    .where('ballot', '=', id)
    .where('box', '=', box)
    .where('contest', '=', contest)
    .execute();
