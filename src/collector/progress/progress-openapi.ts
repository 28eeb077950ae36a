import { type Described, emptyAnswer, jsonAnswer, jsonBodyOf } from '../http/openapi-parts.ts';
import {
  CAMPAIGN_PATH,
  changeFailures,
  describeOperation,
  nextPage,
  readFailures,
  writeFailures,
} from '../organiser/describe-operation.ts';
import type { RecordList } from './progress-records.ts';

const PROGRESS_PATH = `${CAMPAIGN_PATH}/progress`;

/** Records in one list of the progress, written and removed. */
const describeList = (list: RecordList, body: Described, summary: string): Described[] => [
  describeOperation('post', `${PROGRESS_PATH}/${list}`, {
    id: `progress-${list}`,
    summary,
    body,
    responses: { 200: jsonAnswer('Its id.', 'RecordWritten'), ...writeFailures },
  }),
  describeOperation('delete', `${PROGRESS_PATH}/${list}/{item}`, {
    id: `progress-${list}-delete`,
    summary: 'Takes it away. What it was stays among the changes.',
    responses: { 204: emptyAnswer('Taken away.'), ...changeFailures },
  }),
];

export const progressPaths: Described[] = [
  describeOperation('get', PROGRESS_PATH, {
    id: 'progressWritten',
    summary: 'What is written down, who wrote what when, and the report as it stands.',
    responses: { 200: jsonAnswer('All of it.', 'ProgressWritten'), ...readFailures },
  }),
  ...describeList(
    'values',
    jsonBodyOf('ProgressValue', { id: 'leaflets', value: 1250, on: '2026-11-20' }),
    'Writes a figure down, in place of the last one; of a counted measure what is to be added to it.',
  ),
  ...describeList(
    'milestones',
    jsonBodyOf('ProgressMilestone', { id: 'launch', state: 'done', date: '2026-09-01' }),
    'Writes down how far a milestone is.',
  ),
  ...describeList(
    'pledges',
    jsonBodyOf('ProgressPledge', {
      who: 'The council',
      ask: 'Repair the street lights of the hill',
      answer: 'yes',
      saidOn: '2026-11-18',
    }),
    'Writes a pledge down: a new one where `id` is left out.',
  ),
  ...describeList(
    'events',
    jsonBodyOf('ProgressEvent', {
      name: 'Assembly',
      on: '2026-11-19',
      target: 100,
      turnout: 112,
    }),
    'Writes an event down: a new one where `id` is left out.',
  ),
  ...describeList(
    'wins',
    jsonBodyOf('ProgressWin', { what: 'Street lights on the hill', on: '2026-11-20' }),
    'Writes a win down: a new one where `id` is left out.',
  ),
  describeOperation('post', `${PROGRESS_PATH}/{list}/{item}/delete`, {
    id: 'deleteProgressRecord',
    summary: 'Takes a record away, for a form.',
    responses: {
      204: emptyAnswer('Taken away, to `Accept: application/json`.'),
      303: nextPage,
      ...changeFailures,
    },
  }),
];
