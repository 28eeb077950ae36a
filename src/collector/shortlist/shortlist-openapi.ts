import { type Described, emptyAnswer, formBodyOf, jsonAnswer } from '../http/openapi-parts.ts';
import {
  CAMPAIGN_PATH,
  describeOperation,
  nextPage,
  queryParameter,
  readFailures,
  writeFailures,
} from '../organiser/describe-operation.ts';

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
];
