import { retryDelayMs } from '../delivery/retry-policy.ts';
import { scheduleTimeout } from '../delivery/schedule.ts';

const MAX_LOAD_DELAY_MS = 600_000;

/**
 * Loads files beside the script, once. After a failure they are requested again, less and less
 * often, and when the browser comes online.
 * @returns a function that starts it, with a promise until the files are loaded or have failed
 */
export function retryLoading(
  load: () => Promise<void>,
  onFailure: (failure: unknown) => void,
): () => Promise<void> {
  let loading: Promise<void> | undefined;
  let failures = 0;
  let cancelRetry: (() => void) | undefined;
  const start = (): Promise<void> =>
    (loading ??= load().then(
      () => removeEventListener('online', retry),
      (failure: unknown) => {
        loading = undefined;
        onFailure(failure);
        cancelRetry?.();
        cancelRetry = scheduleTimeout(retryDelayMs(++failures, MAX_LOAD_DELAY_MS), retry);
        addEventListener('online', retry);
      },
    ));
  const retry = (): void => void start();
  return start;
}
