/** Calls later. @returns what cancels it */
export type Schedule = (milliseconds: number, run: () => void) => () => void;

/** The browser's own timer. A page's script may have broken it: then nothing is called. */
export const scheduleTimeout: Schedule = (milliseconds, run) => {
  try {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  } catch {
    return () => undefined;
  }
};
