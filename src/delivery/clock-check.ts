import { scheduleTimeout } from './schedule.ts';

/** A page shows nothing until the answer has come, or this time has passed. */
const CLOCK_TIMEOUT_MS = 5_000;

/**
 * The time when a response left its server, from `Date` and from the `Age` that it reached in
 * caches: RFC 9111, section 4.2.3.
 * @returns milliseconds since 1970; undefined if a script may not read it
 */
export const serverTimeOf = (headers: Headers): number | undefined =>
  Date.parse(headers.get('Date') ?? '') + 1000 * Number(headers.get('Age')) || undefined;

/**
 * Asks an endpoint for the time, because the clock of a device may be wrong.
 * @returns milliseconds since 1970; undefined if the endpoint does not answer with it in time
 */
export const fetchServerTime = (endpoint: string): Promise<number | undefined> =>
  Promise.race([
    fetch(endpoint, { method: 'HEAD', cache: 'no-store', credentials: 'omit' }).then(
      ({ headers }) => serverTimeOf(headers),
      () => undefined,
    ),
    new Promise<undefined>((resolve) =>
      scheduleTimeout(CLOCK_TIMEOUT_MS, () => resolve(undefined)),
    ),
  ]);
