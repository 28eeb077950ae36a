import { type Described, jsonAnswer, jsonBodyOf, problemAnswer } from '../../http/openapi-parts.ts';
import {
  CAMPAIGN_PATH,
  describeOperation,
  nextPage,
  readFailures,
  writeFailures,
} from '../../organiser/describe-operation.ts';

const BALLOT_PATH = `${CAMPAIGN_PATH}/ballots/{ballot}`;

const csvFile = (description: string): Described => ({
  description,
  content: { 'text/csv': { schema: { type: 'string' } } },
});

const failures: Described = {
  ...writeFailures,
  409: problemAnswer(
    'Something is not counted yet, the ballot is in another state, or it was decided already.',
  ),
};

/** How a result is declared, corrected and decided. Before it is declared no answer has a figure. */
export const declarePaths: Described[] = [
  describeOperation('get', `${BALLOT_PATH}/declare`, {
    id: 'declarationOfBallot',
    summary:
      'What is missing before a result can be declared; after it, the results, and what the organisers have to decide.',
    responses: { 200: jsonAnswer('All of it.', 'DeclarationState'), ...readFailures },
  }),
  describeOperation('post', `${BALLOT_PATH}/declare`, {
    id: 'declareBallot',
    summary:
      'Counts the votes and declares the result; with a reason, adds a correction to it. The result before stays.',
    body: jsonBodyOf('DeclareBody', { notes: { harborne: 'Two papers were taken home.' } }),
    responses: { 200: jsonAnswer('The result.', 'BallotResult'), 303: nextPage, ...failures },
  }),
  describeOperation('post', `${BALLOT_PATH}/decisions/{contest}`, {
    id: 'decideContest',
    summary:
      'Records how a contest is decided that its ticks did not decide; draws the lot, or makes the second ballot.',
    body: jsonBodyOf('DecisionRequest', { by: 'lot', draw: true, who: ['Ann', 'Sam'] }),
    responses: { 200: jsonAnswer('The result.', 'BallotResult'), 303: nextPage, ...failures },
  }),
  describeOperation('get', `${BALLOT_PATH}/result.csv`, {
    id: 'resultFile',
    summary: 'The results as a file, those before a correction too.',
    responses: { 200: csvFile('A row for each issue.'), ...readFailures },
  }),
  describeOperation('get', `${BALLOT_PATH}/log.csv`, {
    id: 'logFile',
    summary: 'The log of a ballot as a file.',
    responses: { 200: csvFile('A row for each line.'), ...readFailures },
  }),
  describeOperation('get', `${BALLOT_PATH}/log.json`, {
    id: 'checkedLog',
    summary:
      'The log, and whether its chain of hashes is whole and its results are the declared ones.',
    responses: { 200: jsonAnswer('The log.', 'BallotLogFile'), ...readFailures },
  }),
];
