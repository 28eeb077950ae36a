import { type Described, emptyAnswer, jsonAnswer, problemAnswer } from '../http/openapi-parts.ts';
import {
  changeFailures,
  describeOperation,
  nextPage,
  queryParameter,
  readFailures,
} from '../organiser/describe-operation.ts';

const RETENTION_PATH = '/organiser/retention';

/** The decision about a stopped deletion. */
const describeDecision = (decision: 'confirm' | 'postpone', summary: string): Described =>
  describeOperation('post', `${RETENTION_PATH}/{stop}/${decision}`, {
    id: `retention-${decision}`,
    summary,
    query: [
      {
        ...queryParameter('due', 'How many were due when you looked: `due` of the stop.', {
          type: 'integer',
        }),
        required: true,
      },
    ],
    responses: {
      204: emptyAnswer('Decided.'),
      303: nextPage,
      ...changeFailures,
      409: problemAnswer('The number has changed, or it is decided already.'),
    },
  });

export const retentionPaths: Described[] = [
  describeOperation('get', RETENTION_PATH, {
    id: 'retentionStops',
    summary:
      'Deletions that are too large to go on without a decision, of the campaigns of this token.',
    responses: { 200: jsonAnswer('Those that are not over.', 'RetentionStops'), ...readFailures },
  }),
  describeDecision('confirm', 'Lets a stopped deletion go on.'),
  describeDecision('postpone', 'Puts a stopped deletion off for seven days.'),
];
