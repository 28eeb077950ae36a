import {
  type Described,
  emptyAnswer,
  formBodyOf,
  htmlAnswer,
  jsonAnswer,
} from '../http/openapi-parts.ts';
import {
  CAMPAIGN_PATH,
  changeFailures,
  describeOperation,
  describePage,
  nextPage,
  queryParameter,
  readFailures,
  writeFailures,
} from '../organiser/describe-operation.ts';

const partnerQuery = [
  queryParameter(
    'source',
    'The short name of the page. A token of the scope `source` tells its own.',
  ),
];

export const answersPaths: Described[] = [
  describePage(CAMPAIGN_PATH, 'resultsPage', 'What residents said, by ward.'),
  describePage(`${CAMPAIGN_PATH}/words`, 'wordsPage', 'What residents wrote, to release or not.'),
  describePage(`${CAMPAIGN_PATH}/held`, 'heldPage', 'Answers that are held, to decide on.'),
  describeOperation('post', `${CAMPAIGN_PATH}/responses`, {
    id: 'decideWords',
    summary: 'Makes the words of many answers public, or not public any more.',
    body: formBodyOf('WordsDecisionForm', {
      answer: ['3f0e4a52-7c1d-4b8e-9a36-2d5f8c0b7e14'],
      decision: 'release',
    }),
    responses: {
      200: jsonAnswer('How many answers were changed.', 'WordsDecided'),
      303: { description: 'Done, where `back` is the page to go back to.' },
      ...writeFailures,
    },
  }),
  describeOperation('post', `${CAMPAIGN_PATH}/responses/{response}`, {
    id: 'decideAnswer',
    summary: 'Decides whether an answer counts, and whether its words are public.',
    body: formBodyOf('AnswerDecisionForm', { decision: 'release' }),
    responses: {
      204: emptyAnswer('Done.'),
      303: { description: 'Done, where `back` is the page to go back to.' },
      ...writeFailures,
    },
  }),
  describeOperation('get', `${CAMPAIGN_PATH}/source`, {
    id: 'partnerPage',
    summary: 'What came by one partner’s page, by day and ward with enough answers.',
    query: partnerQuery,
    responses: { 200: htmlAnswer('The page.'), ...changeFailures },
  }),
  describeOperation('get', `${CAMPAIGN_PATH}/source.csv`, {
    id: 'partner-csv',
    summary: 'The same as a spreadsheet: how many answers of a day and a ward named an issue.',
    query: partnerQuery,
    responses: {
      200: { description: 'The table.', content: { 'text/csv': { schema: { type: 'string' } } } },
      ...changeFailures,
    },
  }),
  describeOperation('get', `${CAMPAIGN_PATH}/sources`, {
    id: 'sources',
    summary: 'What came from which source on each of the last days. A page for a browser.',
    responses: { 200: jsonAnswer('The days, the newest first.', 'Sources'), ...readFailures },
  }),
  describeOperation('post', `${CAMPAIGN_PATH}/sources`, {
    id: 'decideWave',
    summary: 'Holds all answers of one source since a day, or lets them count again.',
    body: formBodyOf('WaveForm', {
      source: 'clp-site',
      since: '2026-11-20',
      decision: 'hold',
    }),
    responses: {
      200: jsonAnswer('How many answers were changed.', 'WaveDecided'),
      303: nextPage,
      ...writeFailures,
    },
  }),
];
