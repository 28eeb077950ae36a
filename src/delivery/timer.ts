/** Calls later. @returns what cancels it */
export type Schedule = (milliseconds: number, run: () => void) => () => void;

/** The browser's own timer. */
export const timer: Schedule = (milliseconds, run) => {
  const set = setTimeout(run, milliseconds);
  return () => clearTimeout(set);
};
