import { setImmediate } from 'node:timers/promises';

/** Lets other requests go first. An embedded database answers without giving them a turn. */
export async function yieldToRequests(): Promise<void> {
  // In the first turn the messages of waiting requests are read; in the second their submissions
  // are committed.
  await setImmediate();
  await setImmediate();
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
    const isLast = from + stepSize >= items.length;
    results.push(...(await work(items.slice(from, from + stepSize), isLast)));
    await yieldToRequests();
  }
  return results;
}
