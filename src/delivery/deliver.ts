import type { Receipt, Submission } from '../contract/index.ts';
import { DeliveryError } from './errors.ts';
import { receiptFor, send } from './send.ts';

const FIRST_PAUSE = 2;
const LONGEST_PAUSE = 60;

export interface DeliverOptions {
  /** Absolute address to post to. */
  endpoint?: string | undefined;
  /** Carries one submission out in another way. What it throws counts as a failed request, unless it is a RefusedError. */
  carry?: ((submission: Submission) => Promise<Receipt>) | undefined;
  /** Called after each failed try; `tryNow` cuts the pause short. */
  waiting?: (error: DeliveryError, tryNow: () => void) => void;
}

/**
 * Carries a submission out, trying again for as long as the page is open: growing, jittered pauses, never shorter than
 * the endpoint asked for, and at once when the browser says that it is online again.
 * @returns the receipt
 * @throws RefusedError where the endpoint won't take it
 */
export async function deliver(submission: Submission, { endpoint = '', carry, waiting }: DeliverOptions): Promise<Receipt> {
  const body = JSON.stringify(submission);
  for (let tries = 0; ; tries++) {
    try {
      return carry ? receiptFor(submission.id, await carry(submission)) : await send(endpoint, submission.id, body);
    } catch (failure) {
      const error = failure instanceof DeliveryError ? failure : new DeliveryError('the page could not deliver', { cause: failure });
      if (!error.retryable) throw error;
      const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** tries) * (0.5 + Math.random());
      await new Promise<void>((resume) => {
        const timer = setTimeout(go, 1000 * Math.max(pause, error.retryAfter ?? 0));
        function go() {
          clearTimeout(timer);
          removeEventListener('online', go);
          resume();
        }
        addEventListener('online', go);
        waiting?.(error, go);
      });
    }
  }
}
