import type { Trx } from '../store/insert-rows.ts';
import type { SlipPile, SwapOutcome } from './desk-records.ts';

// Codes that are spent for papers. Steps of a transaction.

/** The codes of a pile, without those that are for the residents of another ward. */
const ownCodes = (trx: Trx, { ballot, area, hashes }: SlipPile) =>
  trx
    .updateTable('ballot_codes')
    .where('campaign', '=', ballot.campaign)
    .where('ballot', '=', ballot.id)
    .where('hash', 'in', hashes)
    .where('batch', 'not in', (batches) =>
      batches
        .selectFrom('ballot_batches')
        .select('id')
        .where('campaign', '=', ballot.campaign)
        .where('ballot', '=', ballot.id)
        .where('area', 'is not', null)
        .where('area', '<>', area),
    );

/** Spends the codes that nobody has used. @returns their hashes */
export async function spendForPaper(trx: Trx, pile: SlipPile): Promise<{ hash: string }[]> {
  const { area, spentOn, spentBy } = pile;
  return ownCodes(trx, pile)
    .set({ state: 'spent', how: 'paper', area, spent_on: spentOn, spent_by: spentBy })
    .where('state', '=', 'unused')
    .returning('hash')
    .execute();
}

/** Notes that papers were given for codes whose vote had been cast, each once. @returns those */
export async function spendTooLate(trx: Trx, pile: SlipPile): Promise<{ hash: string }[]> {
  return ownCodes(trx, pile)
    .set({ paper_given_too: 1 })
    .where('state', '=', 'spent')
    .where('how', '<>', 'paper')
    .where('paper_given_too', '=', 0)
    .returning('hash')
    .execute();
}

/** Adds to what was given out for a contest. No row leads from a code that voted to its contest. */
export async function addPapers(
  trx: Trx,
  { ballot, contest }: SlipPile,
  { given, givenToo }: { given: number; givenToo: number },
): Promise<void> {
  if (given === 0) return;
  await trx
    .insertInto('ballot_papers')
    .values({ campaign: ballot.campaign, ballot: ballot.id, contest, given, given_too: givenToo })
    .onConflict((clash) =>
      clash.columns(['campaign', 'ballot', 'contest']).doUpdateSet(({ eb }) => ({
        given: eb('ballot_papers.given', '+', given),
        given_too: eb('ballot_papers.given_too', '+', givenToo),
      })),
    )
    .execute();
}

/** What has become of each code of a pile. */
export async function outcomesOf(trx: Trx, pile: SlipPile): Promise<Map<string, SwapOutcome>> {
  const { ballot, area, hashes, spentBy } = pile;
  const rows = await trx
    .selectFrom('ballot_codes as codes')
    .innerJoin('ballot_batches as batches', (join) =>
      join
        .onRef('batches.campaign', '=', 'codes.campaign')
        .onRef('batches.ballot', '=', 'codes.ballot')
        .onRef('batches.id', '=', 'codes.batch'),
    )
    .select(['codes.hash', 'codes.state', 'codes.how', 'codes.spent_by', 'batches.area'])
    .where('codes.campaign', '=', ballot.campaign)
    .where('codes.ballot', '=', ballot.id)
    .where('codes.hash', 'in', hashes)
    .execute();
  const found = new Map(rows.map((row) => [row.hash, row]));
  return new Map(
    hashes.map((hash) => {
      const code = found.get(hash);
      if (!code) return [hash, 'unknown'];
      if (code.area !== null && code.area !== area) return [hash, 'other-ward'];
      if (code.state !== 'spent') return [hash, 'void'];
      if (code.how !== 'paper') return [hash, 'spent'];
      return [hash, code.spent_by === spentBy ? 'given' : 'paper'];
    }),
  );
}
