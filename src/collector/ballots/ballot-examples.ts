import { deskExamples } from './desk/desk-openapi.ts';
import type {
  BallotDefinition,
  BallotResult,
  BallotSubmission,
  CodeStanding,
} from 'campaign-widgets/contract';

// Examples for the published contract. A test holds each to its schema.

export const EXAMPLE_DEFINITION: BallotDefinition = {
  format: 1,
  id: 'september',
  campaign: 'edgbaston',
  version: 2,
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
  declaration: { en: 'I live in {ward}. I have not voted in this vote before, here or on paper.' },
  decides: { en: 'In each ward we take up the issue that most people tick.' },
  contests: [
    {
      id: 'harborne',
      wards: ['E05011144'],
      options: [
        {
          id: 'road-safety',
          label: { en: 'Speeding on Harborne Lane' },
          why: { en: '31 of you named it' },
          ask: { en: 'A crossing by the school, from the council, by spring' },
        },
        { id: 'litter', label: { en: 'Litter in the park' } },
      ],
      leftOut: [
        {
          label: { en: 'Street lighting' },
          named: 12,
          because: { en: 'The council has agreed to mend it in October' },
        },
      ],
    },
  ],
  events: [{ id: 'st-peters', name: { en: 'St Peter’s hall' }, on: '2027-09-12' }],
};

export const EXAMPLE_VOTE: BallotSubmission = {
  id: '7c0c2f0e-4b7c-4f55-9f0e-0d7c0f0b7c13',
  kind: 'ballot',
  campaign: 'edgbaston',
  campaignVersion: 4,
  ballot: 'september',
  ballotVersion: 2,
  channel: 'online',
  locale: 'en',
  area: { code: 'E05011144', version: '2025-05' },
  answers: { code: 'BCDFGHJKLG', choices: ['road-safety'], none: false, declared: true },
  consents: [],
};

const EXAMPLE_STANDING: CodeStanding = {
  state: 'unused',
  campaign: 'edgbaston',
  ballot: 'september',
  closes: '2027-09-12T15:30:00Z',
};

const { id, version, title, opens, closes } = EXAMPLE_DEFINITION;

const EXAMPLE_HASH = `sha256:${'9f2c'.repeat(16)}`;
const EXAMPLE_LINE = {
  number: 1,
  at: '2027-08-30T10:00:00.000Z',
  by: 'Ada',
  what: 'written',
  detail: { version: 1 },
  previous: `sha256:${'0'.repeat(64)}`,
  hash: EXAMPLE_HASH,
};
const EXAMPLE_BATCH = {
  id: '3b0c2f0e-4b7c-4f55-9f0e-0d7c0f0b7c14',
  label: 'St Peter’s',
  event: 'st-peters',
  isReplacement: false,
  size: 240,
  madeIn: 'published',
  madeBy: 'Ada',
  madeOn: '2027-09-01',
};

const EXAMPLE_RESULT: BallotResult = {
  ballot: 'september',
  version: 2,
  number: 1,
  declaredOn: '2027-09-12',
  method: 'approval',
  log: EXAMPLE_HASH,
  turnout: {
    issued: { 'st-peters': 240, replacements: 3 },
    issuedLate: 0,
    spent: { event: 71, online: 8, paper: 41 },
    papers: 41,
    spoiled: 2,
    refused: { spent: 0 },
    headcount: { 'st-peters': 116 },
  },
  contests: [
    {
      id: 'harborne',
      outcome: 'chosen',
      ballots: 118,
      none: 3,
      options: [
        { id: 'road-safety', count: 71 },
        { id: 'litter', count: 62 },
      ],
      chosen: ['road-safety'],
      margin: 9,
      doubt: 0,
    },
  ],
  decisions: [],
  few: [],
};

/** The answers of the organiser's routes of ballots, by the names of their schemas. */
export const organiserBallotExamples = {
  ...deskExamples,
  OrganisersBallots: { ballots: [{ id, version, state: 'open', document: EXAMPLE_DEFINITION }] },
  ShortlistsTaken: { contests: 12 },
  BallotWritten: { id, version, state: 'draft' },
  OrganisersBallot: {
    id,
    version,
    state: 'open',
    document: EXAMPLE_DEFINITION,
    turnout: { spent: 142, asOf: '2027-09-12T14:00:00.000Z' },
    batches: [EXAMPLE_BATCH],
    log: [EXAMPLE_LINE],
  },
  BatchMade: { id: EXAMPLE_BATCH.id, codes: ['BCDFGHJKLG'], closes },
  BoxMade: { id: '5d0c2f0e-4b7c-4f55-9f0e-0d7c0f0b7c15' },
  CountKept: { outcome: 'differs', lines: ['papers', 'ticks.litter'] },
  DeclarationState: {
    blocks: [],
    differences: {},
    results: [EXAMPLE_RESULT],
    undecided: [],
  },
  BallotLogFile: { isWhole: true, changedResults: [], lines: [EXAMPLE_LINE] },
  CountProgress: {
    boxes: [
      {
        id: '5d0c2f0e-4b7c-4f55-9f0e-0d7c0f0b7c15',
        label: 'Green box',
        event: 'st-peters',
        contests: [{ id: 'harborne', state: 'once', countedBy: ['Ada'], differing: [] }],
      },
    ],
  },
};

/** The answers of the public routes of ballots, by the names of their schemas. */
export const ballotExamples = {
  PublicBallot: {
    ...EXAMPLE_DEFINITION,
    state: 'open',
    turnout: { spent: 142, asOf: '2027-09-12T14:00:00.000Z' },
  },
  BallotList: {
    campaign: 'edgbaston',
    ballots: [{ id, version, state: 'open', title, opens, closes }],
  },
  BallotResult: EXAMPLE_RESULT,
  CodeStanding: EXAMPLE_STANDING,
  CodeRequested: { state: 'asked' },
};
