import { type Described, jsonAnswer, problemAnswer } from '../../http/openapi-parts.ts';
import { CAMPAIGN_PATH, describeOperation, nextPage, readFailures } from '../describe-operation.ts';

const change = (verb: 'retry' | 'remove', summary: string): Described =>
  describeOperation('post', `${CAMPAIGN_PATH}/mail/{notice}/${verb}`, {
    id: `${verb}-notice`,
    summary,
    responses: {
      200: jsonAnswer('Done.', 'NoticeChanged'),
      303: nextPage,
      ...readFailures,
      404: problemAnswer('There is no such message any more, or it is being sent.'),
    },
  });

export const mailPaths: Described[] = [
  describeOperation('get', `${CAMPAIGN_PATH}/mail`, {
    id: 'failed-notices',
    summary: 'Messages that have failed: why, and whether they are tried again.',
    responses: { 200: jsonAnswer('The messages, 100 at most.', 'FailedNotices'), ...readFailures },
  }),
  change('retry', 'Tries a failed message again, now.'),
  change('remove', 'Takes a failed message out of the queue.'),
];
