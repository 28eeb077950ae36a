/** What was seen of a page, in milliseconds since its navigation began. */
export interface PaintTimes {
  /**
   * The first field: the first frame is painted in which the first control of the page's first
   * widget is visible and enabled, and the main thread takes tasks again.
   */
  readonly firstField: number;
  /** The same of the first control of every widget that is in the viewport. */
  readonly inViewport: number;
  /**
   * The same of every widget of the page; undefined where some are drawn only once they come near.
   */
  readonly everyWidget: number | undefined;
  /** What long tasks took of the main thread beyond 50 ms each, until it was quiet. */
  readonly blocked: number;
}

/** A moment in the loading of a page. */
export type Moment = Exclude<keyof PaintTimes, 'blocked'>;

declare global {
  interface Window {
    paintTimes: Promise<PaintTimes>;
  }
}

/**
 * Runs in the page, before its own scripts. It looks for the fields every 8 ms, forces no frame,
 * and names nothing outside of itself.
 */
export function installProbe(tag: string, quietMs: number): void {
  const POLL_MS = 8;
  /** Some may never be drawn, because nobody scrolls to them. */
  const MAX_WAIT_MS = 15_000;
  let blocked = 0;
  let lastBusy = 0;
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      blocked += duration - 50;
      lastBusy = startTime + duration;
    }
  }).observe({ type: 'longtask', buffered: true });

  /** When the frame that the page draws next is painted, and the main thread is free. */
  const afterPaint = () =>
    new Promise<number>((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(0);
      });
    });
  const isDrawn = (widget: Element | undefined) => {
    const control = widget?.shadowRoot?.querySelector('select, input, textarea');
    return !!control?.getClientRects().length && !control.matches(':disabled');
  };
  const isInViewport = (widget: Element) => {
    const { top, bottom } = widget.getBoundingClientRect();
    return top < innerHeight && bottom > 0;
  };
  const isReached: Record<Moment, (widgets: Element[]) => boolean> = {
    firstField: ([first]) => isDrawn(first),
    inViewport: (widgets) =>
      document.readyState !== 'loading' && widgets.filter(isInViewport).every(isDrawn),
    everyWidget: (widgets) => document.readyState !== 'loading' && widgets.every(isDrawn),
  };
  const times: Partial<Record<Moment, number>> = {};
  const pending = new Set(Object.keys(isReached) as Moment[]);
  const look = () => {
    const widgets = [...document.querySelectorAll(tag)];
    for (const moment of pending) {
      if (!isReached[moment](widgets)) continue;
      pending.delete(moment);
      void afterPaint().then((time) => (times[moment] = time));
    }
    if (pending.size) setTimeout(look, POLL_MS);
  };
  setTimeout(look, POLL_MS);

  window.paintTimes = new Promise((resolve) => {
    const settle = () => {
      const { firstField, inViewport, everyWidget } = times;
      const now = performance.now();
      const isComplete = everyWidget !== undefined || now > MAX_WAIT_MS;
      const isQuiet = now - Math.max(everyWidget ?? 0, lastBusy) > quietMs;
      if (firstField && inViewport && isComplete && isQuiet)
        resolve({ firstField, inViewport, everyWidget, blocked });
      else setTimeout(settle, quietMs / 4);
    };
    settle();
  });
}
