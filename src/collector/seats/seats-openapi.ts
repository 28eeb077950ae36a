import { type Described, jsonAnswer } from '../http/openapi-parts.ts';
import {
  describeOperation,
  queryParameter,
  readFailures,
} from '../organiser/describe-operation.ts';
import { SEAT_SORTS } from './seat-query.ts';

const query = [
  queryParameter('search', 'A part of the name.'),
  queryParameter('sort', 'The column to sort by.', { type: 'string', enum: SEAT_SORTS }),
  queryParameter('by', 'Whether a figure is sorted by its total or by this week.', {
    type: 'string',
    enum: ['all', 'week'],
  }),
  queryParameter('order', 'Left out, a name rises and a figure falls.', {
    type: 'string',
    enum: ['asc', 'desc'],
  }),
];

export const seatPaths: Described[] = [
  describeOperation('get', '/organiser/seats', {
    id: 'seats',
    summary: 'What each campaign of this token recruits and trains, this week and in all.',
    query,
    responses: {
      200: jsonAnswer('The seats in their order.', 'Seats'),
      303: { description: 'The page, for a browser.' },
      ...readFailures,
    },
  }),
  describeOperation('get', '/organiser/seats.csv', {
    id: 'seats-csv',
    summary: 'The same as a table.',
    query,
    responses: {
      200: {
        description: 'The table.',
        content: { 'text/csv': { schema: { type: 'string' } } },
      },
      ...readFailures,
    },
  }),
];
