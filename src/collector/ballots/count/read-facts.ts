import type { Kysely } from 'kysely';
import type { Tables } from '../../store/tables.ts';
import { inTransaction } from '../../store/transaction.ts';
import type { BallotKey } from '../ballot-records.ts';
import { lastLine, lockBallot } from '../ballot-steps.ts';
import type { CountFacts, VoteGroup } from './count-records.ts';
import { countOf, groupRows, readRounds, standingOf } from './count-rounds.ts';
import { readBoxes, readRows } from './count-rows.ts';

/** Everything that a result is made of, as it is at one moment. */
export const readFacts = (db: Kysely<Tables>, ballot: BallotKey): Promise<CountFacts | undefined> =>
  inTransaction(db, async (trx): Promise<CountFacts | undefined> => {
    const { campaign, id } = ballot;
    const locked = await lockBallot(trx, ballot);
    const last = await lastLine(trx, ballot);
    if (!locked || !last) return undefined;
    const forms = groupRows(await readRows(trx, campaign, id));
    return {
      state: locked.state,
      lastLine: last,
      votes: await readVotes(trx, ballot),
      papers: forms.flatMap((rows) => {
        const { confirmed } = readRounds(rows);
        if (!confirmed) return [];
        const { box, contest } = confirmed;
        return [{ box, contest, count: countOf(confirmed) }];
      }),
      standings: forms.flatMap(standingOf),
      boxes: await readBoxes(trx, campaign, id),
    };
  });

async function readVotes(db: Kysely<Tables>, { campaign, id }: BallotKey): Promise<VoteGroup[]> {
  const rows = await db
    .selectFrom('ballot_votes')
    .select(({ fn }) => ['contest', 'choices', fn.countAll<number | string>().as('count')])
    .where('campaign', '=', campaign)
    .where('ballot', '=', id)
    .groupBy(['contest', 'choices'])
    .execute();
  return rows.map(({ contest, choices, count }) => ({
    contest,
    choices: JSON.parse(choices) as string[],
    count: Number(count),
  }));
}
