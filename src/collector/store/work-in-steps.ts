import { setImmediate, setTimeout } from 'node:timers/promises';

/** The longest rest after a step of long work, which may itself have waited for others. */
const MAX_REST_MS = 50;

/** Lets other requests go first. An embedded database answers without giving them a turn. */
export async function yieldToRequests(): Promise<void> {
  // In the first turn the messages of waiting requests are read; in the second their submissions
  // are committed.
  await setImmediate();
  await setImmediate();
}

/**
 * Rests as long as a step of long work took, so that the work holds the database and a processor
 * for half of the time at most: a request that comes meanwhile seldom meets it.
 * @param since when the step began, as `performance.now()` tells it
 */
export async function restAfter(since: number): Promise<void> {
  await setTimeout(Math.min(performance.now() - since, MAX_REST_MS));
}

/**
 * Does long work in steps, each a short transaction, so that other requests wait for one step
 * only.
 * @param work does a step, and returns the results that it adds; after the last one, all of them
 * must be on the disk
 */
export async function workInSteps<Item, Result>(
  items: readonly Item[],
  stepSize: number,
  work: (step: Item[], isLast: boolean) => Promise<Result[]>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let from = 0; from < items.length; from += stepSize) {
    const since = performance.now();
    const isLast = from + stepSize >= items.length;
    results.push(...(await work(items.slice(from, from + stepSize), isLast)));
    if (isLast) await yieldToRequests();
    else await restAfter(since);
  }
  return results;
}
