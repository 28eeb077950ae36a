import { randomUUID } from 'node:crypto';
import type {
  BallotDefinition,
  BallotResult,
  BallotSubmission,
  PublicBallot,
} from '../../src/contract/index.ts';
import { HARBORNE, QUINTON } from './examples.ts';

/** The ballot of the examples: two wards with a contest each, in one hall. */
export const september = (changes: Partial<BallotDefinition> = {}): BallotDefinition => ({
  format: 1,
  id: 'september',
  campaign: 'edgbaston',
  version: 1,
  title: { en: 'Which issue shall we work on first?' },
  method: 'approval',
  tie: 'lot',
  least: 10,
  order: 'random',
  opens: '2027-09-11T08:00:00Z',
  closes: '2027-09-12T15:30:00Z',
  onlineCloses: '2027-09-11T20:00:00Z',
  ways: ['slip', 'paper'],
  minimumAge: 14,
  declaration: { en: 'I live in {ward}. I have not voted in this vote before.' },
  decides: { en: 'In each ward we take up the issue that most people tick.' },
  contests: [
    {
      id: 'harborne',
      wards: [HARBORNE],
      options: [
        {
          id: 'road-safety',
          label: { en: 'Speeding on Harborne Lane' },
          why: { en: '31 of you named it' },
          ask: { en: 'A crossing by the school, from the council, by spring' },
        },
        { id: 'litter', label: { en: 'Litter in the park' } },
        { id: 'buses', label: { en: 'The 23 bus' } },
      ],
      leftOut: [
        {
          label: { en: 'Street lighting' },
          named: 12,
          because: { en: 'The council has agreed to mend it in October' },
        },
      ],
    },
    {
      id: 'quinton',
      wards: [QUINTON],
      options: [
        { id: 'parks', label: { en: 'The park' } },
        { id: 'rents', label: { en: 'Rents' } },
      ],
    },
  ],
  events: [
    {
      id: 'st-peters',
      name: { en: "St Peter's hall" },
      on: '2027-09-12',
      wards: [HARBORNE, QUINTON],
    },
  ],
  ...changes,
});

/** A code whose check letter is right. */
export const CODE = 'BCDFGHJKLG';

/** A vote as a widget posts it, under an id of its own. */
export const vote = (
  answers: Partial<BallotSubmission['answers']> = {},
  changes: Partial<BallotSubmission> = {},
): BallotSubmission => ({
  id: randomUUID(),
  kind: 'ballot',
  campaign: 'edgbaston',
  campaignVersion: 4,
  ballot: 'september',
  ballotVersion: 1,
  channel: 'online',
  locale: 'en',
  area: { code: HARBORNE, version: '2025-05' },
  answers: { code: CODE, choices: ['road-safety'], none: false, declared: true, ...answers },
  consents: [],
  ...changes,
});

/** A result with everything in it. */
export const result = (): BallotResult => ({
  ballot: 'september',
  version: 1,
  number: 2,
  declaredOn: '2027-09-12',
  reason: 'A box was read twice.',
  method: 'approval',
  log: 'sha256:9f2c',
  turnout: {
    issued: { 'st-peters': 240, email: 96 },
    issuedLate: 40,
    spent: { event: 171, online: 63, paper: 41 },
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
      options: [{ id: 'road-safety', count: 71 }],
      chosen: ['road-safety'],
      margin: 9,
      doubt: 0,
    },
  ],
  decisions: [
    {
      contest: 'quinton',
      between: ['parks', 'rents'],
      by: 'lot',
      chosen: 'rents',
      how: 'folded papers',
      who: ['Ann', 'Sam'],
    },
  ],
  few: [{ id: 'quinton', outcome: 'chosen', ballots: 7, chosen: ['parks'] }],
});

/** A ballot as a page gets it, with everything that may be in it. */
export const publicBallot = (): PublicBallot => ({
  ...september(),
  state: 'corrected',
  ways: ['slip', 'email', 'paper'],
  most: 2,
  contests: september()
    .contests.slice(0, 1)
    .map((contest) => ({ ...contest, name: 'Harborne' })),
  runoffOf: 'july',
  turnout: { spent: 142, asOf: '2027-09-12T14:00:00Z' },
  calledOff: { reason: 'A wrong word', on: '2027-09-12' },
  result: result(),
  earlierResults: [result()],
});
