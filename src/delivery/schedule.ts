/**
 * Calls later.
 * @returns a function that cancels it
 */
export type Schedule = (milliseconds: number, run: () => void) => () => void;

/** The browser's own timer. If a page's script has broken it, nothing is called. */
export const scheduleTimeout: Schedule = (milliseconds, run) => {
  try {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  } catch {
    return () => undefined;
  }
};
