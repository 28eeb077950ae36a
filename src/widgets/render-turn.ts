import { scheduleTimeout } from '../delivery/schedule.ts';

/** A page that is not visible paints nothing. */
const MAX_PAINT_WAIT_MS = 1000;
/** A first press on the painted form is handled before the work that follows. */
const AFTER_PAINT_MS = 50;

/** Waits until shortly after the next frame is painted, so that a form can be used first. */
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
 * When an element may render for the first time: at once if it is the first on the page, or near
 * the visible part; the others one by one, each after the one before it is painted.
 * @returns undefined if it need not wait
 */
export function renderTurn(element: Element): Promise<unknown> | undefined {
  if (hasRendered && !isNear(element)) {
    lastTurn = lastTurn ? lastTurn.then(afterPaint) : afterPaint();
    return lastTurn;
  }
  hasRendered = true;
  return undefined;
}

/** Whether it is visible, or within one screen of the visible part. */
function isNear(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > -innerHeight && top < 2 * innerHeight;
}
