import { randomUUID } from 'node:crypto';
import { inRandomOrder } from '../answers/random-order.ts';
import { insertAll, type Trx } from '../store/insert-rows.ts';
import type { CastOutcome, NewVote } from './ballot-records.ts';

/**
 * Spends a code and stores its vote. The one update decides between senders of the same code; what
 * the vote says is written to no row that the code, the submission or the time is in.
 */
export async function castVote(trx: Trx, vote: NewVote): Promise<CastOutcome> {
  const { campaign, ballot, hash, spentBy, spentOn, how, source, device, contest, choices } = vote;
  const spent = await trx
    .updateTable('ballot_codes')
    .set({
      state: 'spent',
      how,
      source,
      device: device ?? null,
      spent_on: spentOn,
      spent_by: spentBy,
    })
    .where('hash', '=', hash)
    .where('campaign', '=', campaign)
    .where('ballot', '=', ballot)
    .where('state', '=', 'unused')
    .returning('hash')
    .execute();
  if (spent.length === 0) return whyNot(trx, vote);
  if (device !== undefined)
    await trx
      .updateTable('ballot_devices')
      .set(({ eb }) => ({ sent: eb('sent', '+', 1) }))
      .where('id', '=', device)
      .execute();
  await trx
    .insertInto('ballot_votes')
    .values({ campaign, ballot, id: randomUUID(), contest, choices: JSON.stringify(choices) })
    .execute();
  return 'cast';
}

async function whyNot(trx: Trx, { hash, spentBy }: NewVote): Promise<CastOutcome> {
  const code = await trx
    .selectFrom('ballot_codes')
    .select(['state', 'spent_by'])
    .where('hash', '=', hash)
    .executeTakeFirst();
  if (!code) return 'unknown';
  if (code.state === 'void') return 'void';
  return code.spent_by === spentBy ? 'same' : 'spent';
}

/** Replaces all votes of a ballot by the same ones under new ids, in random order. */
export async function shuffleVotes(trx: Trx, campaign: string, ballot: string): Promise<void> {
  const votes = await trx
    .deleteFrom('ballot_votes')
    .where('campaign', '=', campaign)
    .where('ballot', '=', ballot)
    .returningAll()
    .execute();
  await insertAll(
    trx,
    'ballot_votes',
    inRandomOrder(votes).map((vote) => ({ ...vote, id: randomUUID() })),
  );
}
