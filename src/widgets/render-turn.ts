import { scheduleTimeout } from '../delivery/schedule.ts';

/** A page that is not visible paints nothing. */
const MAX_PAINT_WAIT_MS = 1000;
/** The first press on what is painted goes before whatever is done then. */
const AFTER_PAINT_MS = 50;

/** Waits until a moment after the next frame is painted: a form can be used first. */
export const afterPaint = (): Promise<void> =>
  new Promise((resolve) => {
    const cancelWait = scheduleTimeout(MAX_PAINT_WAIT_MS, resolve);
    requestAnimationFrame(() => {
      cancelWait();
      scheduleTimeout(AFTER_PAINT_MS, resolve);
    });
  });

let hasRendered = false;
/** The turn of the last element that waits. */
let lastTurn: Promise<unknown> | undefined;

/**
 * When an element may render for the first time: now where it is the first of the page, or near
 * what is on the screen; the others one by one, each once the one before it is painted.
 * @returns undefined where it need not wait
 */
export function renderTurn(element: Element): Promise<unknown> | undefined {
  if (hasRendered && !isNear(element)) {
    lastTurn = lastTurn ? lastTurn.then(afterPaint) : afterPaint();
    return lastTurn;
  }
  hasRendered = true;
  return undefined;
}

/** Whether it is on the screen, or within a screen of it. */
function isNear(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > -innerHeight && top < 2 * innerHeight;
}
