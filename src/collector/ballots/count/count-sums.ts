import type { BallotDefinition } from 'campaign-widgets/contract';
import type { BallotBox, CountFacts, VoteGroup } from './count-records.ts';
import type { ContestSums, DoubtSources } from './contest-outcome.ts';
import type { HallFacts } from './hall-facts.ts';

type Contest = BallotDefinition['contests'][number];

/** Why a vote is refused whose code another vote has used. */
const CODE_SPENT = 'code-spent';

/** What is fixed when a ballot is declared, and what a correction starts from. */
export interface FixedSums {
  /** Votes on screens, by contest and choices. */
  votes: VoteGroup[];
  hall: HallFacts;
}

/** Everything that one contest is made of. */
export interface ContestCount {
  contest: Contest;
  sums: ContestSums;
  doubt: DoubtSources;
  /** Papers that were found, the blank and spoiled ones among them, and these alone. */
  papers: number;
  spoiled: number;
  /** Whether fewer or more papers were found than were given out. */
  difference: 'fewer' | 'more' | undefined;
}

/** The contests of which papers may be in a box: those of its event's wards, or all. */
export function contestsOfBox(
  { contests, events = [] }: Pick<BallotDefinition, 'contests' | 'events'>,
  box: Pick<BallotBox, 'event'>,
): Contest[] {
  const wards = events.find(({ id }) => id === box.event)?.wards ?? [];
  return wards.length === 0
    ? contests
    : contests.filter((contest) => contest.wards.some((ward) => wards.includes(ward)));
}

export type PaperFacts = Pick<CountFacts, 'boxes' | 'papers' | 'standings'>;

/** Counts that no second person has confirmed; a result waits for them. */
export const unconfirmedForms = (
  definition: Pick<BallotDefinition, 'contests' | 'events'>,
  { boxes, standings }: Pick<PaperFacts, 'boxes' | 'standings'>,
): { box: BallotBox; contest: Contest }[] =>
  boxes
    .filter(({ writtenOff }) => writtenOff === undefined)
    .flatMap((box) => contestsOfBox(definition, box).map((contest) => ({ box, contest })))
    .filter(({ box, contest }) => !isConfirmed(standings, box, contest));

const isConfirmed = (standings: PaperFacts['standings'], box: BallotBox, { id }: Contest) =>
  standings.some((one) => one.box === box.id && one.contest === id && one.state === 'confirmed');

/** Adds up screens and papers, contest by contest. */
export const countContests = (
  definition: BallotDefinition,
  fixed: FixedSums,
  papers: PaperFacts,
): ContestCount[] =>
  definition.contests.map((contest) => countContest(definition, contest, fixed, papers));

function countContest(
  definition: BallotDefinition,
  contest: Contest,
  { votes, hall }: FixedSums,
  facts: PaperFacts,
): ContestCount {
  const counts = facts.papers.filter((one) => one.contest === contest.id).map(({ count }) => count);
  const groups = votes.filter((one) => one.contest === contest.id);
  const onScreens = (isMeant: (choices: string[]) => boolean) =>
    sum(groups.filter(({ choices }) => isMeant(choices)).map(({ count }) => count));
  const found = sum(counts.map((count) => count.papers));
  const given = hall.papersGiven[contest.id] ?? 0;
  const hasLostBox = facts.boxes.some(
    (box) =>
      box.writtenOff !== undefined &&
      contestsOfBox(definition, box).includes(contest) &&
      !isConfirmed(facts.standings, box, contest),
  );
  return {
    contest,
    sums: {
      ballots: onScreens(() => true) + sum(counts.map(({ valid }) => valid)),
      none: onScreens(({ length }) => length === 0) + sum(counts.map(({ none }) => none)),
      options: contest.options.map(({ id }) => ({
        id,
        count:
          onScreens((choices) => choices.includes(id)) +
          sum(counts.map(({ ticks }) => ticks[id] ?? 0)),
      })),
    },
    doubt: {
      papersBeyond: Math.max(0, found - given),
      papersLost: hasLostBox ? Math.max(0, given - found) : 0,
      papersForUsedCodes: hall.papersForUsedCodes[contest.id] ?? 0,
      refusedVotes: hall.refused[CODE_SPENT] ?? 0,
      lostOnTablets: hall.lostOnTablets,
    },
    papers: found,
    spoiled: sum(counts.map(({ blank, spoiled }) => blank + spoiled)),
    difference: found === given ? undefined : found > given ? 'more' : 'fewer',
  };
}

const sum = (of: number[]): number => of.reduce((total, one) => total + one, 0);
