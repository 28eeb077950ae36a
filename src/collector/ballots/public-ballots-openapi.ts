import {
  type Described,
  jsonAnswer,
  jsonBodyOf,
  pathParameters,
  problemAnswer,
  retryLaterAnswer,
} from '../http/openapi-parts.ts';

const ballotReadAnswers: Described = {
  304: { description: 'Nothing new since that ETag.' },
  404: problemAnswer('No such campaign or ballot, or the ballot is a draft.'),
  406: problemAnswer('The client takes neither br, gzip nor identity.'),
  410: problemAnswer('The campaign was taken down: `campaign`/`withdrawn`.'),
  503: retryLaterAnswer('The store is not available just now.'),
};

/** What anybody may ask about ballots, from any origin. */
export const publicBallotPaths: Described = {
  '/campaigns/{id}/ballots': {
    get: {
      operationId: 'ballots',
      summary:
        'The ballots of a campaign, the one that opens last first. Drafts are not among them.',
      parameters: pathParameters('/campaigns/{id}/ballots'),
      responses: { 200: jsonAnswer('The ballots.', 'BallotList'), ...ballotReadAnswers },
    },
  },
  '/campaigns/{id}/ballots/{ballot}': {
    get: {
      operationId: 'ballot',
      summary:
        'A ballot: its issues by ward, its times and its state. How many codes were used is told some minutes late, of the whole ballot; nothing about choices before the result is declared.',
      parameters: pathParameters('/campaigns/{id}/ballots/{ballot}'),
      responses: { 200: jsonAnswer('The ballot.', 'PublicBallot'), ...ballotReadAnswers },
    },
  },
  '/campaigns/{id}/ballots/{ballot}/result': {
    get: {
      operationId: 'ballotResult',
      summary:
        'The declared result: what was chosen in each contest, and who took part. Where it was corrected, the one that stands; the others are `earlierResults` of the ballot.',
      parameters: pathParameters('/campaigns/{id}/ballots/{ballot}/result'),
      responses: { 200: jsonAnswer('The result.', 'BallotResult'), ...ballotReadAnswers },
    },
  },
  '/campaigns/{id}/ballots/{ballot}/codes': {
    post: {
      operationId: 'askForCode',
      summary:
        'Asks for a code by email. The answer, and its time, are the same for a new, a known and a used address. Asking again makes the code before it void, unless that has been used.',
      parameters: pathParameters('/campaigns/{id}/ballots/{ballot}/codes'),
      requestBody: jsonBodyOf('CodeRequest', { email: 'name@example.org', locale: 'en' }),
      responses: {
        202: jsonAnswer('If the address can get a code, a mail is on its way.', 'CodeRequested'),
        403: problemAnswer('From an origin that the campaign does not list.'),
        404: problemAnswer('No such campaign or ballot, or the ballot is a draft.'),
        410: problemAnswer('The campaign was taken down: `campaign`/`withdrawn`.'),
        413: problemAnswer('Larger than 1 KB.'),
        415: problemAnswer('Not application/json.'),
        422: problemAnswer(
          'Wrong: see `problems`. `ballot` is `no-email` where it sends no codes by email, `closed` after its last moment for them.',
        ),
        429: retryLaterAnswer('Too many requests for codes from this address.'),
        503: retryLaterAnswer('The store is not available just now.'),
      },
    },
  },
  '/ballots/check': {
    post: {
      operationId: 'checkCode',
      summary:
        'Whether a code may still be used, and for which ballot. Nobody can ask how it was used.',
      requestBody: jsonBodyOf('CodeQuestion', { code: 'BCDFG-HJKLG' }),
      responses: {
        200: jsonAnswer('What is known of the code.', 'CodeStanding'),
        413: problemAnswer('Larger than 1 KB.'),
        415: problemAnswer('Not application/json.'),
        422: problemAnswer('Wrong: see `problems`.'),
        429: retryLaterAnswer('Too many at once, or too many wrong codes from this address.'),
        503: retryLaterAnswer('The store is not available just now.'),
      },
    },
  },
};
