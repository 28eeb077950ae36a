import {
  type Described,
  emptyAnswer,
  jsonAnswer,
  jsonBodyOf,
  problemAnswer,
} from '../../http/openapi-parts.ts';
import {
  CAMPAIGN_PATH,
  describeOperation,
  describePage,
  nextPage,
  readFailures,
  writeFailures,
} from '../../organiser/describe-operation.ts';

const BALLOT_PATH = `${CAMPAIGN_PATH}/ballots/{ballot}`;
const BOX_PATH = `${BALLOT_PATH}/boxes/{box}`;
const FORM_PATH = `${BOX_PATH}/contests/{contest}`;

const failures: Described = {
  ...writeFailures,
  409: problemAnswer(
    'The ballot is in another state, two people agreed already, or this token counted first.',
  ),
};
const done: Described = { 204: emptyAnswer('Done, for a program.'), 303: nextPage, ...failures };

/** How papers are counted. No answer holds a figure. */
export const countPaths: Described[] = [
  describeOperation('get', `${BALLOT_PATH}/count`, {
    id: 'countOfBallot',
    summary: 'The boxes of papers, and how far each is counted. It tells no figure.',
    responses: { 200: jsonAnswer('The boxes.', 'CountProgress'), ...readFailures },
  }),
  describeOperation('post', `${BALLOT_PATH}/boxes`, {
    id: 'addBox',
    summary: 'Adds a box of papers.',
    body: jsonBodyOf('BoxRequest', { label: 'Green box', event: 'st-peters' }),
    responses: { 201: jsonAnswer('Its id.', 'BoxMade'), 303: nextPage, ...failures },
  }),
  describeOperation('post', `${BOX_PATH}/remove`, {
    id: 'removeBox',
    summary: 'Removes a box from which nobody has counted.',
    responses: done,
  }),
  describeOperation('post', `${BOX_PATH}/write-off`, {
    id: 'writeOffBox',
    summary:
      'Writes off a box that can’t be counted: papers given out and not found are added to the doubt.',
    body: jsonBodyOf('ReasonRequest', { reason: 'It was lost on the way.' }),
    responses: done,
  }),
  describePage(FORM_PATH, 'countForm', 'The form in which the papers of a contest are counted.'),
  describeOperation('post', FORM_PATH, {
    id: 'enterCount',
    summary:
      'Keeps what somebody counted. The second one must have another token; which lines differ is told, their figures to nobody.',
    body: jsonBodyOf('CountRequest', {
      ...{ papers: 41, valid: 39, blank: 1, spoiled: 1, none: 3 },
      ticks: { 'road-safety': 30, litter: 17 },
    }),
    responses: { 200: jsonAnswer('What came of it.', 'CountKept'), 303: nextPage, ...failures },
  }),
  describeOperation('post', `${FORM_PATH}/reopen`, {
    id: 'recount',
    summary:
      'Throws away what was counted, so that two people count again. After the result it needs the scope `edit`.',
    body: jsonBodyOf('ReasonRequest', { reason: 'Two papers were stuck together.' }),
    responses: done,
  }),
];
