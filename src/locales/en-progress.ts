import type { Sections } from './en-sections.ts';

/** What the tracker says of its measures in English, and the shape that every other language must fill. Figures come written. */
export const progress = {
  loading: 'Loading…',
  unavailable: 'The figures can’t be shown just now.',
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
  imprint: (promoter: string, onBehalfOf?: string) => `Promoted by ${promoter}${onBehalfOf ? `, on behalf of ${onBehalfOf}` : ''}.`,
  /** A body and its address. */
  of: (name: string, address: string) => `${name} of ${address}`,
};

/** A language. English has what is said of everything but measures in a file of its own. */
export type Progress = typeof progress & { sections?: Sections };
