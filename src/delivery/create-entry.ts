import type { PostedSubmission } from '../contract/submission/form-reader.ts';
import type { DeliverOptions, DeliveryProgress } from './delivery.ts';
import { DEFAULT_DAYS, ENTRY_FORMAT, type OutboxEntry } from './outbox-entry.ts';
import { serializeJson } from './serialize-json.ts';

/** An entry for a submission that starts to wait at `now`, or that has been tried before. */
export function createEntry(
  submission: PostedSubmission,
  { endpoint = '', encoding, transport, days = DEFAULT_DAYS, until }: DeliverOptions,
  progress: Omit<DeliveryProgress, 'attempt'>,
  now: number,
): OutboxEntry {
  const { id, kind, campaign } = submission;
  return {
    ...{ format: ENTRY_FORMAT, id, kind, campaign, endpoint },
    ...(encoding && { encoding }),
    ...(transport && { hasTransport: true }),
    ...{ body: serializeJson(submission), since: now, days },
    ...(until !== undefined && { until }),
    ...progress,
  };
}
