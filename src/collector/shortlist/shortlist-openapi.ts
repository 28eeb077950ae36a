import {
  type Described,
  emptyAnswer,
  formBodyOf,
  htmlAnswer,
  jsonAnswer,
} from '../http/openapi-parts.ts';
import {
  CAMPAIGN_PATH,
  describeOperation,
  describePage,
  nextPage,
  queryParameter,
  readFailures,
  writeFailures,
} from '../organiser/describe-operation.ts';

const savedMeanwhile: Described = { 409: htmlAnswer('Somebody saved another version meanwhile.') };

const CHOOSE_PATH = `${CAMPAIGN_PATH}/choose`;

export const shortlistPaths: Described[] = [
  describeOperation('get', CHOOSE_PATH, {
    id: 'sortPage',
    summary:
      'What residents wrote, and the headings that it is sorted under. A page for a browser.',
    query: [queryParameter('ward', 'The code of a ward; left out, all of them.')],
    responses: { 200: jsonAnswer('Themes and texts.', 'SortedTexts'), ...readFailures },
  }),
  describeOperation('post', `${CHOOSE_PATH}/moves`, {
    id: 'moveTexts',
    summary: 'Puts texts under an issue or a theme, or out of it again. No text is changed.',
    body: formBodyOf('TextMoveForm', {
      which: 'ticked',
      text: ['0b0e7c4e-5d0f-4c53-9c39-0c9f3c8f6b1e'],
      theme: 'road-surface',
    }),
    responses: {
      200: jsonAnswer('What was moved.', 'TextsMoved'),
      303: nextPage,
      ...writeFailures,
    },
  }),
  describeOperation('post', `${CHOOSE_PATH}/moves/{move}/undo`, {
    id: 'undoMove',
    summary: 'Puts the texts of a move back to where they were before it.',
    responses: {
      200: jsonAnswer('What was put back.', 'MoveUndone'),
      303: nextPage,
      ...writeFailures,
    },
  }),
  describeOperation('post', `${CHOOSE_PATH}/themes/{theme}`, {
    id: 'changeTheme',
    summary: 'Renames a theme, or removes one that no text is under.',
    body: formBodyOf('ThemeForm', { change: 'rename', label: 'Tidy streets' }),
    responses: { 204: emptyAnswer('Done.'), 303: nextPage, ...writeFailures },
  }),
  describeOperation('get', `${CHOOSE_PATH}/weigh`, {
    id: 'weighPage',
    summary: 'What each ward could choose from, and what organisers think. A page for a browser.',
    responses: { 200: jsonAnswer('The wards.', 'WardChoices'), ...readFailures },
  }),
  describePage(`${CHOOSE_PATH}/weigh/{ward}`, 'weighWardPage', 'The same of one ward, to fill in.'),
  describeOperation('post', `${CHOOSE_PATH}/weigh/{ward}`, {
    id: 'weighWard',
    summary: 'Keeps what the holder of the token thinks, each field under `id.name`.',
    body: formBodyOf('WeighingForm', { 'road-surface.worthwhile': 'yes' }),
    responses: { 204: emptyAnswer('Done.'), 303: nextPage, ...writeFailures },
  }),
  describeOperation('get', `${CHOOSE_PATH}/shortlist`, {
    id: 'shortlistsPage',
    summary: 'The shortlists of all wards. A page for a browser.',
    responses: { 200: jsonAnswer('The wards.', 'WardChoices'), ...readFailures },
  }),
  describeOperation('get', `${CHOOSE_PATH}/shortlist.csv`, {
    id: 'shortlist-csv',
    summary: 'Every issue and theme that a ward named, with its place and its reason.',
    responses: {
      200: { description: 'The table.', content: { 'text/csv': { schema: { type: 'string' } } } },
      ...readFailures,
    },
  }),
  describePage(`${CHOOSE_PATH}/shortlist/{ward}`, 'shortlistPage', 'The shortlist of one ward.'),
  describeOperation('post', `${CHOOSE_PATH}/shortlist/{ward}`, {
    id: 'saveShortlist',
    summary: 'Keeps a new version of the shortlist of a ward.',
    body: formBodyOf('ShortlistForm', {
      base: '0',
      'road-surface.place': 'on',
      'road-surface.reason': '31 of you named it',
    }),
    responses: { 204: emptyAnswer('Done.'), 303: nextPage, ...writeFailures, ...savedMeanwhile },
  }),
  describeOperation('post', `${CHOOSE_PATH}/shortlist/{ward}/restore`, {
    id: 'restoreShortlist',
    summary: 'Brings an earlier version back, as a new one.',
    body: formBodyOf('RestoreShortlistForm', { base: '2', revision: '1' }),
    responses: { 204: emptyAnswer('Done.'), 303: nextPage, ...writeFailures, ...savedMeanwhile },
  }),
];
