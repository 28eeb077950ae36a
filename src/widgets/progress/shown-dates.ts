import type { ReactiveElement } from 'lit';

/**
 * The text of each tracker on the page about the age of its figures; empty if another one shows it.
 */
const saidByTracker = new Map<ReactiveElement, string>();

/**
 * Whether a tracker shows the age of its figures: of several with the same text only the first
 * one, also when others come later, so that nothing moves.
 */
export function saysDate(tracker: ReactiveElement, words: string): boolean {
  if (saidByTracker.get(tracker) !== words)
    saidByTracker.set(tracker, [...saidByTracker.values()].includes(words) ? '' : words);
  return !!saidByTracker.get(tracker);
}

/** Leaves it to the others when a tracker is removed from the page. */
export function leaveDate(tracker: ReactiveElement): void {
  saidByTracker.delete(tracker);
  for (const other of saidByTracker.keys()) other.requestUpdate();
}
