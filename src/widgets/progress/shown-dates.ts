import type { ReactiveElement } from 'lit';

/** What each tracker of the page says of the age of its figures; empty where another says it. */
const saidByTracker = new Map<ReactiveElement, string>();

/**
 * Whether a tracker says how old its figures are: of several with the same words the one that has
 * them first, also when the others come, so that nothing moves.
 */
export function saysDate(tracker: ReactiveElement, words: string): boolean {
  if (saidByTracker.get(tracker) !== words)
    saidByTracker.set(tracker, [...saidByTracker.values()].includes(words) ? '' : words);
  return !!saidByTracker.get(tracker);
}

/** Leaves it to the others, when a tracker is taken off the page. */
export function leaveDate(tracker: ReactiveElement): void {
  saidByTracker.delete(tracker);
  for (const other of saidByTracker.keys()) other.requestUpdate();
}
