import { scheduleTimeout } from '../delivery/schedule.ts';

/** How many screens above and below the visible one count as near. */
const NEAR_SCREENS = 1;
/** A page that is not visible paints nothing. */
const MAX_PAINT_WAIT_MS = 1000;
/** The first press on what is painted goes before whatever is done then. */
const AFTER_PAINT_MS = 80;
/** A page that is busy for long still shows its widgets. */
const MAX_IDLE_WAIT_MS = 200;

/** Waits until a moment after the next frame is painted: a form can be used first. */
export const afterPaint = (): Promise<void> =>
  new Promise((resolve) => {
    const cancelWait = scheduleTimeout(MAX_PAINT_WAIT_MS, resolve);
    requestAnimationFrame(() => {
      cancelWait();
      scheduleTimeout(AFTER_PAINT_MS, resolve);
    });
  });

/**
 * Waits until the page has nothing better to do. Safari 15.4 has no idle callbacks: there, for the
 * next task.
 */
const whenIdle = (): Promise<unknown> =>
  new Promise((resolve) =>
    'requestIdleCallback' in window
      ? requestIdleCallback(resolve, { timeout: MAX_IDLE_WAIT_MS })
      : setTimeout(resolve),
  );

let hasRendered = false;
/** The turn of the last element that waits. */
let lastTurn: Promise<unknown> | undefined;

/**
 * When an element may render for the first time: now where it is the first of the page, or near
 * what is on the screen; the others one by one while the page is idle, once those are painted.
 * @returns undefined where it need not wait
 */
export function renderTurn(element: Element): Promise<unknown> | undefined {
  if (hasRendered && !isNear(element)) {
    lastTurn = (lastTurn ?? afterPaint()).then(whenIdle);
    return lastTurn;
  }
  hasRendered = true;
  return undefined;
}

function isNear(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  const margin = NEAR_SCREENS * innerHeight;
  return bottom > -margin && top < innerHeight + margin;
}
