import {
  type Described,
  emptyAnswer,
  htmlAnswer,
  jsonAnswer,
  formBodyOf,
  jsonBodyOf,
  problemAnswer,
} from '../http/openapi-parts.ts';
import {
  CAMPAIGN_PATH,
  describeOperation,
  describePage,
  nextPage,
  readFailures,
  writeFailures,
} from '../organiser/describe-operation.ts';
import { EXAMPLE_DEFINITION } from './ballot-examples.ts';
import { countPaths } from './count/count-openapi.ts';
import { deskPaths } from './desk/desk-openapi.ts';
import { declarePaths } from './count/declare-openapi.ts';

const BALLOTS_PATH = `${CAMPAIGN_PATH}/ballots`;
const BALLOT_PATH = `${BALLOTS_PATH}/{ballot}`;

const failures: Described = {
  ...writeFailures,
  409: problemAnswer('The ballot is in another state, or was changed meanwhile.'),
};

/** What organisers do with ballots. No answer of them holds a figure about choices. */
export const organiserBallotPaths: Described[] = [
  ...deskPaths,
  describeOperation('get', BALLOTS_PATH, {
    id: 'organisersBallots',
    summary: 'The ballots of a campaign, drafts too.',
    responses: { 200: jsonAnswer('All of them.', 'OrganisersBallots'), ...readFailures },
  }),
  describeOperation('post', BALLOTS_PATH, {
    id: 'makeBallot',
    summary: 'Begins a ballot as a draft, which may still lack contests.',
    body: jsonBodyOf('BallotDraft', EXAMPLE_DEFINITION),
    responses: { 200: jsonAnswer('Its id.', 'BallotWritten'), 303: nextPage, ...failures },
  }),
  describePage(`${BALLOTS_PATH}/new`, 'newBallotPage', 'The form of a new ballot.'),
  describeOperation('get', BALLOT_PATH, {
    id: 'organisersBallot',
    summary:
      'A ballot: its batches of codes, its log, and how many codes were used, some minutes late.',
    responses: { 200: jsonAnswer('All of it.', 'OrganisersBallot'), ...readFailures },
  }),
  describeOperation('post', BALLOT_PATH, {
    id: 'changeBallot',
    summary: 'Changes a ballot that is not open yet, as its next version.',
    body: jsonBodyOf('BallotDraft', EXAMPLE_DEFINITION),
    responses: { 200: jsonAnswer('Its version.', 'BallotWritten'), 303: nextPage, ...failures },
  }),
  describePage(`${BALLOT_PATH}/settings`, 'ballotSettingsPage', 'The form of a ballot’s settings.'),
  describePage(
    `${BALLOT_PATH}/contests/{contest}`,
    'ballotContestPage',
    'The form of the wards and issues of one contest; `new` for a further one.',
  ),
  describeOperation('post', `${BALLOT_PATH}/contests/{contest}`, {
    id: 'changeContest',
    summary: 'Takes that form. A form without an issue removes the contest.',
    body: formBodyOf('ContestForm', { ward: ['E05011144'], 'label-0-en': 'Litter in the park' }),
    responses: { 303: nextPage, 200: jsonAnswer('Its version.', 'BallotWritten'), ...failures },
  }),
  describeOperation('post', `${BALLOT_PATH}/shortlists`, {
    id: 'takeShortlists',
    summary: 'Adds a contest to a draft for each ward that has a shortlist and no contest.',
    responses: {
      200: jsonAnswer('How many were added.', 'ShortlistsTaken'),
      303: nextPage,
      ...failures,
    },
  }),
  describeOperation('post', `${BALLOT_PATH}/state`, {
    id: 'moveBallot',
    summary:
      'Publishes, opens, closes, counts or calls off a ballot. When it closes, unused codes become void and all votes are shuffled; they are shuffled again when the count begins.',
    body: jsonBodyOf('StateRequest', { to: 'open' }),
    responses: { 200: jsonAnswer('Its state.', 'BallotWritten'), 303: nextPage, ...failures },
  }),
  describeOperation('post', `${BALLOT_PATH}/batches`, {
    id: 'makeBatch',
    summary: 'Makes codes for slips, and shows them this once: as pages to print, or as JSON.',
    body: jsonBodyOf('BatchRequest', { label: 'St Peter’s', size: 240, event: 'st-peters' }),
    responses: {
      200: htmlAnswer('The slips, for a browser.'),
      201: jsonAnswer('The codes.', 'BatchMade'),
      ...failures,
    },
  }),
  describeOperation('post', `${BALLOT_PATH}/batches/{batch}/void`, {
    id: 'voidBatch',
    summary: 'Makes the unused codes of a batch void.',
    responses: {
      204: emptyAnswer('Void, to `Accept: application/json`.'),
      303: nextPage,
      ...failures,
    },
  }),
  describeOperation('post', `${BALLOT_PATH}/codes/void`, {
    id: 'voidCode',
    summary: 'Makes one code void that nobody has used, with the code in hand.',
    body: jsonBodyOf('CodeToVoid', { code: 'BCDFG-HJKLG' }),
    responses: { 204: emptyAnswer('Void.'), 303: nextPage, ...failures },
  }),
  ...countPaths,
  ...declarePaths,
];
