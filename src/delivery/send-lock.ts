import type { RunLocked } from './outbox-environment.ts';
import type { RetryingStore } from './retrying-store.ts';
import type { Schedule } from './schedule.ts';

/** A tab that has held the lock this long may be frozen. */
export const SEND_LOCK_TIMEOUT_MS = 8_000;
/** After this time, the form shows that the submission waits. */
const WAIT_NOTICE_MS = 1_500;

/**
 * Runs a job while no other tab runs one. A tab that holds the lock for too long loses it: it may
 * be frozen, or its page's `fetch` never settles. If both send the same submission, its id makes
 * that harmless.
 * @param onWaiting called once if the lock is not free
 */
export async function withSendLock(
  lock: RunLocked,
  schedule: Schedule,
  job: () => Promise<void>,
  onWaiting: () => void,
): Promise<void> {
  const name = 'campaign-outbox';
  let running: Promise<void> | undefined;
  // The first of the two lock requests that is granted runs the job.
  const run = () => (running ??= job());
  const cancels = [
    schedule(WAIT_NOTICE_MS, () => {
      if (!running) onWaiting();
    }),
  ];
  const stolen = new Promise<void>((resolve, reject) => {
    cancels.push(
      schedule(SEND_LOCK_TIMEOUT_MS, () => {
        if (!running) lock(name, run, true).then(resolve, reject);
      }),
    );
  });
  try {
    await Promise.race([lock(name, run), stolen]);
  } finally {
    for (const cancel of cancels) cancel();
  }
}

/**
 * Reserves an entry for a while, in a browser without locks, so that no two tabs send it. A lease
 * from before a jump of the clock is ignored.
 * @returns false if another tab has it
 */
export async function takeLease(device: RetryingStore, id: string, now: number): Promise<boolean> {
  let isFree = true;
  await device.ask((store) =>
    store.change(id, (entry) => {
      const { lease = 0 } = entry;
      isFree = lease <= now || lease > now + SEND_LOCK_TIMEOUT_MS;
      return isFree ? { ...entry, lease: now + SEND_LOCK_TIMEOUT_MS } : undefined;
    }),
  );
  return isFree;
}
