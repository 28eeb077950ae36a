/**
 * Ballots of the example campaign in every state, for stories and tests.
 * @module
 */
import { checkLetterOf, type PublicBallot } from '../src/contract/index.ts';

const HARBORNE = 'E05011144';
const QUINTON = 'E05011163';

/** Makes a right code of nine letters. */
export const codeOf = (letters: string): string => letters + checkLetterOf(letters);

export const CODE = codeOf('BCDFGHJKL');

const harborne: PublicBallot['contests'][number] = {
  id: 'harborne',
  wards: [HARBORNE],
  options: [
    {
      id: 'road-safety',
      label: { en: 'Speeding on Harborne Lane', cy: 'Goryrru ar Harborne Lane' },
      why: { en: '31 of you named it', cy: 'Enwodd 31 ohonoch ef' },
      ask: {
        en: 'A crossing by the school, from the council, by spring',
        cy: 'Croesfan ger yr ysgol, gan y cyngor, erbyn y gwanwyn',
      },
    },
    {
      id: 'parks',
      label: { en: 'Broken swings in Grove Park', cy: 'Siglenni wedi torri ym Mharc Grove' },
      why: { en: '24 of you named it', cy: 'Enwodd 24 ohonoch ef' },
    },
    { id: 'litter', label: { en: 'Litter on the High Street', cy: 'Sbwriel ar y Stryd Fawr' } },
  ],
  leftOut: [
    {
      label: { en: 'Street lighting', cy: 'Goleuadau stryd' },
      named: 12,
      because: {
        en: 'The council has agreed to mend it in October',
        cy: 'Mae’r cyngor wedi cytuno i’w drwsio ym mis Hydref',
      },
    },
  ],
};

const quinton: PublicBallot['contests'][number] = {
  id: 'quinton',
  wards: [QUINTON],
  options: [
    { id: 'buses', label: { en: 'The number 10 bus', cy: 'Bws rhif 10' } },
    { id: 'litter', label: { en: 'Litter by the shops', cy: 'Sbwriel ger y siopau' } },
  ],
};

/** An open ballot of two wards; one may tick as many as one likes. */
export const openBallot: PublicBallot = {
  format: 1,
  id: 'september',
  campaign: 'edgbaston',
  version: 2,
  state: 'open',
  title: { en: 'Which issue shall we work on first?', cy: 'Ar ba fater y dylem weithio gyntaf?' },
  method: 'approval',
  tie: 'lot',
  least: 10,
  order: 'given',
  opens: '2026-01-01T08:00:00Z',
  closes: '2099-09-12T15:30:00Z',
  ways: ['slip', 'email', 'paper'],
  minimumAge: 14,
  declaration: {
    en: 'I live in {ward}. I have not voted in this vote before, here, on paper or online.',
    cy: 'Rwy’n byw yn {ward}. Nid wyf wedi pleidleisio yn y bleidlais hon o’r blaen.',
  },
  decides: {
    en: 'In each ward we take up the issue that most people tick.',
    cy: 'Ym mhob ward byddwn yn gweithio ar y mater y mae’r rhan fwyaf yn ei dicio.',
  },
  contests: [harborne, quinton],
  events: [
    { id: 'st-peters', name: { en: 'St Peter’s hall', cy: 'Neuadd San Pedr' }, on: '2099-09-12' },
  ],
};

export const ofOneWard: PublicBallot = { ...openBallot, contests: [harborne] };
export const atMostTwo: PublicBallot = { ...ofOneWard, most: 2 };
export const ofOneChoice: PublicBallot = { ...ofOneWard, method: 'single' };
export const withTwoDeadlines: PublicBallot = {
  ...ofOneWard,
  onlineCloses: '2099-09-11T20:00:00Z',
};
export const notOpenYet: PublicBallot = {
  ...openBallot,
  state: 'published',
  opens: '2099-09-11T08:00:00Z',
};
export const closedBallot: PublicBallot = {
  ...openBallot,
  state: 'closed',
  closes: '2026-09-12T15:30:00Z',
  turnout: { spent: 142, asOf: '2026-09-12T15:30:00Z' },
};
export const countedBallot: PublicBallot = { ...closedBallot, state: 'counting' };
export const calledOff: PublicBallot = {
  ...closedBallot,
  state: 'called-off',
  calledOff: { reason: 'A wrong street on the slips. There are new ones.', on: '2026-09-10' },
};

const result: NonNullable<PublicBallot['result']> = {
  ballot: 'september',
  version: 2,
  number: 1,
  declaredOn: '2026-09-12',
  method: 'approval',
  log: 'sha256:9f2c1b',
  turnout: {
    issued: { 'st-peters': 240, email: 96 },
    issuedLate: 24,
    spent: { event: 71, online: 63, paper: 41 },
    papers: 41,
    spoiled: 1,
    refused: { spent: 2, unknown: 5 },
    headcount: { 'st-peters': 216 },
  },
  contests: [
    {
      id: 'harborne',
      outcome: 'chosen',
      ballots: 118,
      none: 3,
      options: [
        { id: 'road-safety', count: 71 },
        { id: 'parks', count: 62 },
        { id: 'litter', count: 20 },
      ],
      chosen: ['road-safety'],
      margin: 9,
      doubt: 0,
    },
    {
      id: 'quinton',
      outcome: 'tie',
      ballots: 30,
      none: 1,
      options: [
        { id: 'buses', count: 17 },
        { id: 'litter', count: 17 },
      ],
      chosen: ['buses'],
      margin: 0,
      doubt: 0,
    },
  ],
  decisions: [
    {
      contest: 'quinton',
      between: ['litter', 'buses'],
      by: 'lot',
      chosen: 'buses',
      how: 'folded papers in a hat',
      who: ['Ann', 'Sam'],
    },
  ],
  few: [],
};
export const declaredBallot: PublicBallot = { ...closedBallot, state: 'declared', result };

type Contest = (typeof result.contests)[number];
type Decision = (typeof result.decisions)[number];
const [first, second] = result.contests as [Contest, Contest];
const decided = { by: 'organisers', how: '', who: ['Ann', 'Sam'] } satisfies Partial<Decision>;
const withContests = (...contests: Contest[]): PublicBallot => ({
  ...declaredBallot,
  result: { ...result, contests, decisions: [] },
});
export const inDoubt = withContests({
  ...first,
  outcome: 'in-doubt',
  chosen: [],
  margin: 1,
  doubt: 2,
});
/** A lead that is larger than the doubt. */
export const aheadOfDoubt = withContests({ ...first, doubt: 2 });
export const noneAhead = withContests({ ...first, outcome: 'none', none: 80, chosen: [] });
export const noVotes = withContests({ ...first, outcome: 'no-votes', ballots: 0, chosen: [] });
export const fewVotes: PublicBallot = {
  ...declaredBallot,
  result: {
    ...result,
    contests: [],
    decisions: [],
    few: [
      { id: 'harborne', outcome: 'chosen', ballots: 7, chosen: ['parks'] },
      { id: 'quinton', outcome: 'too-few', ballots: 2, chosen: [] },
    ],
  },
};
const shrunk = first.options.map(({ id, count }) => ({ id, count: count - 10 }));
const tied: Contest = { ...second, chosen: ['buses', 'litter'] };
/** A tie that nobody has settled yet. */
export const unsettledTie = withContests(tied);
const withDecision = (decision: Partial<Decision>, figures: Contest = tied): PublicBallot => ({
  ...declaredBallot,
  result: {
    ...result,
    contests: [figures],
    decisions: [{ contest: figures.id, between: ['buses', 'litter'], ...decided, ...decision }],
  },
});
export const toSecondVote = withDecision({ by: 'runoff', how: 'on 3 October', who: [] });
export const takenUpBoth = withDecision({ how: 'both will be worked on' });
export const decidedInDoubt = withDecision(
  { between: ['road-safety', 'parks'], chosen: 'parks', how: 'the team met on Monday' },
  { ...first, outcome: 'in-doubt', chosen: [], margin: 1, doubt: 2 },
);
export const correctedBallot: PublicBallot = {
  ...declaredBallot,
  state: 'corrected',
  result: {
    ...result,
    number: 2,
    declaredOn: '2026-09-14',
    reason: 'A box was counted twice',
    contests: [{ ...first, ballots: 104, options: [...shrunk] }, second],
  },
  earlierResults: [result],
};
