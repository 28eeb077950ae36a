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

const readLocalText = readWhere(isLocalText, 'a text, or one per language: { "en": "…" }');
const readTexts = readList(readText);
const readState = readOneOf(...BALLOT_STATES);

/** Figures by name. */
const readFigures: ValueReader<Record<string, number>> = readWhere(
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
    issued: readFigures,
    spent: readObject({ event: readNumber, online: readNumber, paper: readNumber }),
    papers: readNumber,
    spoiled: readNumber,
    refused: readFigures,
    headcount: readFigures,
  }),
  contests: readList(
    readObject({
      id: readText,
      outcome: readOneOf(...CONTEST_OUTCOMES),
      ballots: readNumber,
      none: readNumber,
      options: readList(readObject({ id: readText, count: readNumber })),
      chosen: readTexts,
      margin: readNumber,
      doubt: readNumber,
    }),
  ),
  decisions: readList(
    readObject({
      contest: readText,
      between: readTexts,
      by: readOneOf(...DECISION_WAYS),
      'chosen?': readText,
      how: readText,
      who: readTexts,
    }),
  ),
  few: readList(
    readObject({
      id: readText,
      outcome: readOneOf(...CONTEST_OUTCOMES),
      ballots: readNumber,
      chosen: readTexts,
    }),
  ),
});

const readBallotKeys = readObject({
  format: readOneOf(1),
  id: readText,
  campaign: readText,
  version: readNumber,
  state: readState,
  title: readLocalText,
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
  declaration: readLocalText,
  decides: readLocalText,
  contests: readList(
    readObject({
      id: readText,
      'name?': readLocalText,
      wards: readTexts,
      options: readList(
        readObject({
          id: readText,
          label: readLocalText,
          'why?': readLocalText,
          'ask?': readLocalText,
        }),
      ),
      'leftOut?': readList(
        readObject({ label: readLocalText, 'named?': readNumber, because: readLocalText }),
      ),
    }),
  ),
  'events?': readList(
    readObject({ id: readText, name: readLocalText, on: readText, 'wards?': readTexts }),
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
      title: readLocalText,
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
