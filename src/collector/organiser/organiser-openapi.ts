import { answersPaths } from '../answers/answers-openapi.ts';
import {
  type Described,
  emptyAnswer,
  formBodyOf,
  jsonAnswer,
  problemAnswer,
} from '../http/openapi-parts.ts';
import { organiserBallotPaths } from '../ballots/organiser-ballots-openapi.ts';
import { editorPaths } from '../editor/editor-openapi.ts';
import { organiserDevicePaths } from '../kiosk/kiosk-openapi.ts';
import { peopleFilters, peoplePaths } from '../people/people-openapi.ts';
import { retentionPaths } from '../people/retention-openapi.ts';
import { progressPaths } from '../progress/progress-openapi.ts';
import { shortlistPaths } from '../shortlist/shortlist-openapi.ts';
import { seatPaths } from '../seats/seats-openapi.ts';
import { doctorPaths } from '../doctor/doctor-openapi.ts';
import { applicationPaths } from '../applications/applications-openapi.ts';
import { accessPaths, joinPaths } from './access-openapi.ts';
import { mailPaths } from './mail/mail-openapi.ts';
import {
  CAMPAIGN_PATH,
  describeOperation,
  describePage,
  nextPage,
  readFailures,
} from './describe-operation.ts';

const SIGN_IN_PATH = '/organiser/sign-in';

const describeDownload = (
  file: string,
  type: string,
  summary: string,
  query: Described[] = [],
): Described =>
  describeOperation('get', `${CAMPAIGN_PATH}/${file}`, {
    id: file.replace('.', '-'),
    summary,
    query,
    responses: {
      200: { description: 'The table.', content: { [type]: { schema: { type: 'string' } } } },
      ...readFailures,
      ...(query.length > 0 && { 422: problemAnswer('Wrong: see `problems`.') }),
    },
  });

const sessionPaths: Described[] = [
  describeOperation('get', SIGN_IN_PATH, {
    id: 'signedIn',
    summary: 'Whose token this is, and what it may do. Leads a browser to the first page.',
    responses: {
      200: jsonAnswer('The holder, to `Accept: application/json`.', 'TokenHolder'),
      303: nextPage,
      ...readFailures,
    },
  }),
  {
    [SIGN_IN_PATH]: {
      post: {
        operationId: 'signIn',
        summary: 'Opens a session with a token, as a cookie.',
        requestBody: formBodyOf('SignInForm', { token: 'cwt_the-token-of-an-organiser' }),
        responses: {
          204: emptyAnswer('Signed in, to `Accept: application/json`.'),
          303: nextPage,
          403: problemAnswer('The token is wrong; a browser gets the form again.'),
          429: problemAnswer('Too many wrong tokens.'),
        },
      },
    },
  },
  {
    '/organiser/language': {
      post: {
        operationId: 'chooseLanguage',
        summary: 'Keeps the language of the organiser’s pages on a device, as a cookie.',
        requestBody: formBodyOf('LanguageForm', {
          'page-language': 'cy',
          next: '/organiser/tokens',
        }),
        responses: {
          204: emptyAnswer('Kept, to `Accept: application/json`.'),
          303: nextPage,
          422: problemAnswer('The pages are not in that language.'),
        },
      },
    },
  },
  describeOperation('post', '/organiser/sign-out', {
    id: 'signOut',
    summary: 'Ends the session.',
    responses: {
      204: emptyAnswer('Signed out, to `Accept: application/json`.'),
      303: nextPage,
      ...readFailures,
    },
  }),
];

/** The organiser's routes. Many of their paths are pages for requests that accept `text/html`. */
const OWN_QUESTIONS = 'Answers to the campaign’s own questions, shuffled and each apart';

export const organiserPaths: Described[] = [
  ...sessionPaths,
  describePage('/organiser', 'campaignsPage', 'The campaigns of this token.'),
  ...accessPaths,
  ...doctorPaths,
  ...applicationPaths,
  ...joinPaths,
  describePage(`${CAMPAIGN_PATH}/embed`, 'embedPage', 'The code for other web sites.'),
  describePage(
    `${CAMPAIGN_PATH}/embed/frame`,
    'embedFrame',
    'A widget, from which nothing is sent.',
  ),
  describePage(`${CAMPAIGN_PATH}/embed/print`, 'printPage', 'A poster, door slips or cards.'),
  describeOperation('post', `${CAMPAIGN_PATH}/embed/check`, {
    id: 'checkPage',
    summary: 'Fetches a page, and says what its widget lacks.',
    body: formBodyOf('CheckPageForm', { address: 'https://st-marys.example/news' }),
    responses: {
      200: jsonAnswer('What was found.', 'PageFindings'),
      ...readFailures,
      429: problemAnswer('Too many pages were checked.'),
    },
  }),
  ...answersPaths,
  ...mailPaths,
  ...seatPaths,
  ...shortlistPaths,
  ...peoplePaths,
  describeOperation('get', `${CAMPAIGN_PATH}/figures`, {
    id: 'figures',
    summary: 'Counts without names, by ward and source.',
    responses: { 200: jsonAnswer('The figures.', 'Figures'), ...readFailures },
  }),
  ...progressPaths,
  describeDownload(
    'people.csv',
    'text/csv',
    'Everybody who fits, as a spreadsheet.',
    peopleFilters,
  ),
  describeDownload(
    'people.jsonl',
    'application/jsonl',
    'Everybody who fits, one a line.',
    peopleFilters,
  ),
  describeDownload('responses.csv', 'text/csv', 'Every answer, as a spreadsheet.'),
  describeDownload('responses.jsonl', 'application/jsonl', 'Every answer, one a line.'),
  describeDownload('questions.csv', 'text/csv', `${OWN_QUESTIONS}, as a spreadsheet.`),
  describeDownload('questions.jsonl', 'application/jsonl', `${OWN_QUESTIONS}, one a line.`),
  ...retentionPaths,
  ...organiserBallotPaths,
  ...organiserDevicePaths,
  ...editorPaths,
];

export const organiserSecurity = { organiser: { type: 'http', scheme: 'bearer' } };
