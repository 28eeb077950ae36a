import type { PostedSubmission } from '../contract/submission/form-reader.ts';
import type { Receipt } from '../contract/receipt/reader.ts';
import type { Transport } from './delivery.ts';
import { toDeliveryError } from './errors.ts';
import { withTimeout } from './request-timeout.ts';
import { type Schedule, scheduleTimeout } from './schedule.ts';
import { type OutgoingSubmission, receiptFor, send } from './send.ts';

/**
 * Tries once: with the page's own transport, or with a request.
 * @returns the receipt; undefined from a blind endpoint
 * @throws DeliveryError for every failure
 */
export async function attemptDelivery(
  outgoing: OutgoingSubmission,
  transport?: Transport,
  schedule: Schedule = scheduleTimeout,
  sendOnce = send,
): Promise<Receipt | undefined> {
  const { id, body } = outgoing;
  try {
    return transport
      ? receiptFor(id, await transport(JSON.parse(body) as PostedSubmission))
      : await withTimeout(sendOnce(outgoing), schedule);
  } catch (failure) {
    throw toDeliveryError(failure);
  }
}
