/**
 * What the tracker says of its figures, in English. Figures, days and names come written the way
 * they are in the language.
 */
export const figureMessages = {
  empty: 'There are no figures yet.',
  /** After the figure itself: 62 “of 100”. */
  outOf: (goal: string) => `of ${goal}`,
  reached: 'goal reached',
  passed: 'goal passed',
  next: (goal: string) => `Next goal: ${goal}.`,
  before: (value: string, day: string) => `${value} on ${day}.`,
  together: (names: string) => `Together with ${names}.`,
  asOf: (day: string) => `As of ${day}.`,
  notNew: 'These are the last figures we could get.',
};

export type FigureMessages = typeof figureMessages;
