import * as z from 'zod';
import { BallotDefinition, BallotTurnout } from 'campaign-widgets/contract';
import type { Store } from '../../store/store.ts';
import type { StoredBallot } from '../ballot-records.ts';
import type { BallotBox, CountFacts, StoredResult } from './count-records.ts';
import {
  type ContestCount,
  countContests,
  type FixedSums,
  unconfirmedForms,
} from './count-sums.ts';
import { readHallFacts } from './hall-facts.ts';
import { type CodeFigures, codeFigures } from './make-result.ts';

const Figures = z.record(z.string(), z.number());

/** What is kept with a result for its corrections. */
const StoredSums = z.object({
  votes: z.array(
    z.object({ contest: z.string(), choices: z.array(z.string()), count: z.number() }),
  ),
  hall: z.object({
    refused: Figures,
    lostOnTablets: z.number(),
    papersGiven: Figures,
    papersForUsedCodes: Figures,
    headcount: Figures,
    unreported: z.array(z.string()),
  }),
  codes: BallotTurnout.omit({ papers: true, spoiled: true }),
});

/** A ballot that can be declared or corrected, with everything that its result is made of. */
export interface Declaration {
  definition: BallotDefinition;
  facts: CountFacts;
  fixed: FixedSums;
  codes: CodeFigures;
  counts: ContestCount[];
  /** What no second person has confirmed. */
  unconfirmed: { box: BallotBox; contest: BallotDefinition['contests'][number] }[];
  /** The number that its next result has. */
  number: number;
}

/**
 * Reads everything that a result is made of. Votes are counted once, for the first result: a
 * correction takes them from there.
 * @returns undefined if there is no such ballot, or if the votes of its result were deleted
 */
export async function readDeclaration(
  store: Store,
  ballot: StoredBallot,
): Promise<Declaration | undefined> {
  const { campaign, id, document } = ballot;
  const definition = BallotDefinition.parse(document);
  const facts = await store.ballotCounts.facts(campaign, id);
  const results = await store.ballotCounts.results(campaign, id);
  const sums = facts && (await readSums(store, ballot, { facts, results }));
  if (!sums) return undefined;
  const { codes, ...fixed } = sums;
  return {
    ...{ definition, facts, fixed, codes },
    counts: countContests(definition, fixed, facts),
    unconfirmed: unconfirmedForms(definition, facts),
    number: results.length + 1,
  };
}

interface SumsFrom {
  facts: CountFacts;
  results: readonly StoredResult[];
}

async function readSums(
  store: Store,
  { campaign, id }: StoredBallot,
  { facts, results }: SumsFrom,
): Promise<(FixedSums & { codes: CodeFigures }) | undefined> {
  const last = results.at(-1);
  if (last) return last.sums === undefined ? undefined : StoredSums.parse(last.sums);
  const [hall, batches, turnout] = await Promise.all([
    readHallFacts(store, { campaign, id }),
    store.ballots.batches(campaign, id),
    store.ballots.turnout(campaign, id),
  ]);
  return { votes: facts.votes, hall, codes: codeFigures(batches, turnout, hall) };
}
