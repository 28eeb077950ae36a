import { isLocalText } from '../text/local-text.ts';
import {
  readList,
  readNumber,
  readObject,
  readOneOf,
  readText,
  readWhere,
  readWhole,
  type ValueReader,
} from '../value-readers.ts';
import { isObject } from '../plain-object.ts';
import type { BallotList, CodeStanding, PublicBallot } from './schema.ts';
import {
  BALLOT_METHODS,
  BALLOT_ORDERS,
  BALLOT_STATES,
  BALLOT_WAYS,
  CODE_ANSWERS,
  CONTEST_OUTCOMES,
  DECISION_WAYS,
  TIE_RULES,
} from './vocabulary.ts';

export type { BallotResult } from './result-schema.ts';
export type { BallotList, CodeStanding, PublicBallot };

// A page reads ballots with these; a test holds them to the schemas.

const readBallotText = readWhere(isLocalText, 'a text, or one per language: { "en": "…" }');
const readBallotTexts = readList(readText);
const readState = readOneOf(...BALLOT_STATES);

/** Figures by name. */
const readBallotFigures: ValueReader<Record<string, number>> = readWhere(
  (value): value is Record<string, number> =>
    isObject(value) && Object.values(value).every((figure) => Number.isFinite(figure)),
  'figures by name',
);

const readResult = readObject({
  ballot: readText,
  version: readNumber,
  number: readNumber,
  declaredOn: readText,
  'reason?': readText,
  method: readOneOf(...BALLOT_METHODS),
  log: readText,
  turnout: readObject({
    issued: readBallotFigures,
    'issuedLate?': readNumber,
    spent: readObject({ event: readNumber, online: readNumber, paper: readNumber }),
    papers: readNumber,
    spoiled: readNumber,
    refused: readBallotFigures,
    headcount: readBallotFigures,
  }),
  contests: readList(
    readObject({
      id: readText,
      outcome: readOneOf(...CONTEST_OUTCOMES),
      ballots: readNumber,
      none: readNumber,
      options: readList(readObject({ id: readText, count: readNumber })),
      chosen: readBallotTexts,
      margin: readNumber,
      doubt: readNumber,
    }),
  ),
  decisions: readList(
    readObject({
      contest: readText,
      between: readBallotTexts,
      by: readOneOf(...DECISION_WAYS),
      'chosen?': readText,
      how: readText,
      who: readBallotTexts,
    }),
  ),
  few: readList(
    readObject({
      id: readText,
      outcome: readOneOf(...CONTEST_OUTCOMES),
      ballots: readNumber,
      chosen: readBallotTexts,
    }),
  ),
});

const readBallotKeys = readObject({
  format: readOneOf(1),
  id: readText,
  campaign: readText,
  version: readNumber,
  state: readState,
  title: readBallotText,
  method: readOneOf(...BALLOT_METHODS),
  'most?': readNumber,
  tie: readOneOf(...TIE_RULES),
  least: readNumber,
  order: readOneOf(...BALLOT_ORDERS),
  opens: readText,
  closes: readText,
  'onlineCloses?': readText,
  ways: readList(readOneOf(...BALLOT_WAYS)),
  'minimumAge?': readNumber,
  declaration: readBallotText,
  decides: readBallotText,
  contests: readList(
    readObject({
      id: readText,
      'name?': readBallotText,
      wards: readBallotTexts,
      options: readList(
        readObject({
          id: readText,
          label: readBallotText,
          'why?': readBallotText,
          'ask?': readBallotText,
        }),
      ),
      'leftOut?': readList(
        readObject({ label: readBallotText, 'named?': readNumber, because: readBallotText }),
      ),
    }),
  ),
  'events?': readList(
    readObject({ id: readText, name: readBallotText, on: readText, 'wards?': readBallotTexts }),
  ),
  'runoffOf?': readText,
  'turnout?': readObject({ spent: readNumber, asOf: readText }),
  'calledOff?': readObject({ reason: readText, on: readText }),
  'result?': readResult,
  'earlierResults?': readList(readResult),
});

const readListKeys = readObject({
  campaign: readText,
  ballots: readList(
    readObject({
      id: readText,
      version: readNumber,
      state: readState,
      title: readBallotText,
      opens: readText,
      closes: readText,
      'onlineCloses?': readText,
    }),
  ),
});

const readStandingKeys = readObject({
  state: readOneOf(...CODE_ANSWERS),
  'campaign?': readText,
  'ballot?': readText,
  'ward?': readText,
  'closes?': readText,
});

/** A ballot as a page needs it; undefined for any other response. */
export const readBallot = (response: unknown): PublicBallot | undefined =>
  readWhole(readBallotKeys, response);

/** The ballots of a campaign; undefined for any other response. */
export const readBallotList = (response: unknown): BallotList | undefined =>
  readWhole(readListKeys, response);

/** The answer to a question about a code; undefined for any other response. */
export const readCodeStanding = (response: unknown): CodeStanding | undefined =>
  readWhole(readStandingKeys, response);
