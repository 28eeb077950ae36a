/** How many screens above and below the visible one count as near. */
const NEAR_SCREENS = 1;
/** A page that is not visible paints nothing. */
const MAX_PAINT_WAIT_MS = 1000;

/** Waits until the next frame is painted. */
export const afterPaint = (): Promise<unknown> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, MAX_PAINT_WAIT_MS);
  });

/** How long one task may render: the page can be used between two. */
const MAX_TASK_MS = 40;

const waiting: (() => void)[] = [];
let hasRendered = false;

/**
 * When an element may render for the first time: now where it is the first of the page, or near
 * what is on the screen; the others one after the other once those are painted.
 * @returns undefined where it need not wait
 */
export function renderTurn(element: Element): Promise<void> | undefined {
  if (!hasRendered || isNear(element)) {
    hasRendered = true;
    return undefined;
  }
  return new Promise((resolve) => {
    // One at a time is on its way.
    if (waiting.push(resolve) === 1) void renderWaiting();
  });
}

function isNear(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  const margin = NEAR_SCREENS * innerHeight;
  return bottom > -margin && top < innerHeight + margin;
}

async function renderWaiting(): Promise<void> {
  let end = 0;
  for (const render of waiting) {
    // The page stays responsive in between.
    if (performance.now() > end) {
      await (end ? new Promise((resolve) => setTimeout(resolve)) : afterPaint());
      end = performance.now() + MAX_TASK_MS;
    }
    render();
    // The element renders now.
    await Promise.resolve();
  }
  waiting.length = 0;
}
