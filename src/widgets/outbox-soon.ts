import type * as File from './outbox.ts';
import { warn } from './warn.ts';

/** Most milliseconds until it is asked for again. */
const LONGEST_PAUSE = 600_000;

let file: typeof File | undefined;
let fetching: Promise<void> | undefined;
let tries = 0;
let timer = 0;
let asking: Element;
const hoping = new Set<() => void>();

/** The page's outbox, once its file is here and where the browser lets it be. */
export function outboxOfPage(): ReturnType<typeof File.pageOutbox> | undefined {
  try {
    return file?.pageOutbox();
  } catch {
    // The page alone sends.
    return undefined;
  }
}

/** The outbox's file, once it is here. */
export const outboxHere = (): typeof File | undefined => file;

/** Calls once the outbox is here, where it is not yet. @returns what ends the hope */
export function whenOutbox(call: () => void): () => void {
  if (!file) hoping.add(call);
  return () => void hoping.delete(call);
}

const again = (): void => void fetchOutbox(asking);

/**
 * Fetches the outbox for all widgets of the page; again and again, less and less often, where it can't be had.
 * @param element whose page it is, for the warning
 * @returns once it is here, or can't be had just now
 */
export function fetchOutbox(element: Element): Promise<void> {
  asking = element;
  fetching ??= import('./outbox.ts').then(
    (found) => {
      file = found;
      removeEventListener('online', again);
      for (const call of hoping) call();
      hoping.clear();
    },
    () => {
      fetching = undefined;
      warn(
        element,
        "can't load the outbox, a file beside the script: until it is there, nothing is kept on the device",
      );
      clearTimeout(timer);
      timer = window.setTimeout(again, Math.min(LONGEST_PAUSE, 1000 * 2 ** ++tries));
      addEventListener('online', again);
    },
  );
  return fetching;
}
