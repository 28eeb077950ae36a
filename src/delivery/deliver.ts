import type { PostedSubmission } from '../contract/submission/form-reader.ts';
import type { Receipt } from '../contract/receipt/reader.ts';
import type { DeliverOptions } from './delivery.ts';
import { pageOutbox } from './page-outbox.ts';

/**
 * Delivers a submission with the page's outbox: it waits there, on the device if that is allowed,
 * until the endpoint has it.
 * @returns the receipt; undefined from a blind endpoint, whose answer proves nothing
 * @throws RefusedError if the endpoint has refused it, DeletedError once the person has deleted it
 */
export const deliver = (
  submission: PostedSubmission,
  options: DeliverOptions,
): Promise<Receipt | undefined> => pageOutbox().deliver(submission, options);
