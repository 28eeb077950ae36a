import type { DeliveryError } from './errors.ts';

const DAY_MS = 86_400_000;
/** The longest pause between two requests, before jitter. */
const MAX_REQUEST_DELAY_MS = 300_000;
/** The longest pause that an endpoint may ask for. */
const MAX_RETRY_AFTER_MS = DAY_MS;

/** When something may be tried again, in milliseconds since 1970 by the clock of the device. */
export interface RetryTimes {
  /** The end of our own pause. */
  notBefore: number;
  /** Until when the endpoint asked to be left alone (`Retry-After`); 0 if it did not. */
  pausedUntil: number;
}

/**
 * How long to wait after so many failures in a row: 2 s after the first, then twice as long each
 * time.
 * @param jitter 0 to 1: makes it 50 to 150 per cent as long, so that many devices do not come back
 * at once
 */
export const retryDelayMs = (failures: number, maxDelayMs: number, jitter = 0.5): number =>
  Math.min(maxDelayMs, 1000 * 2 ** failures) * (0.5 + jitter);

/**
 * When to send again after a failed request. If the endpoint names a time, we add no pause of our
 * own.
 */
export function retryTimes(
  { retryAfter = 0 }: DeliveryError,
  failures: number,
  now: number,
  jitter: number,
): RetryTimes {
  if (retryAfter > 0) {
    const pausedUntil = now + Math.min(MAX_RETRY_AFTER_MS, retryAfter * 1000);
    return { notBefore: pausedUntil, pausedUntil };
  }
  return { notBefore: now + retryDelayMs(failures, MAX_REQUEST_DELAY_MS, jitter), pausedUntil: 0 };
}

/**
 * Milliseconds until the next try. A wait that is longer than any of ours means that the clock has
 * jumped back: then 0.
 * @param hurry whether a try may succeed now (the browser is online again): this ends our own
 * pause, not the endpoint's
 */
export function remainingDelayMs(
  { notBefore, pausedUntil }: RetryTimes,
  now: number,
  hurry: boolean,
): number {
  const remaining = (until: number) => (until - now > MAX_RETRY_AFTER_MS ? 0 : until - now);
  return Math.max(0, hurry ? 0 : remaining(notBefore), remaining(pausedUntil));
}
