import { DeliveryError } from './errors.ts';
import type { Schedule } from './schedule.ts';

const REQUEST_TIMEOUT_MS = 20_000;
/** Longer than the signal's time: a page's own `fetch` may ignore the signal. */
const GIVE_UP_AFTER_MS = 25_000;

/** Ends a request that hangs. Browsers before 2022 have no `AbortSignal.timeout`. */
export const requestTimeoutSignal = (timeoutMs = REQUEST_TIMEOUT_MS): AbortSignal | null =>
  (AbortSignal as Partial<typeof AbortSignal>).timeout?.(timeoutMs) ?? null;

/**
 * Waits for a request, with a time limit.
 * @throws DeliveryError after it
 */
export async function withTimeout<T>(request: Promise<T>, schedule: Schedule): Promise<T> {
  let cancel: (() => void) | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    cancel = schedule(GIVE_UP_AFTER_MS, () => reject(new DeliveryError('the request never ended')));
  });
  try {
    return await Promise.race([request, late]);
  } finally {
    cancel?.();
  }
}
