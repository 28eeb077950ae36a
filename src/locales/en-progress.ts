import type { Figures } from './en-figures.ts';

/** What the tracker says in English before it has its figures, and around them; the shape that every other language must fill. */
export const progress = {
  loading: 'Loading…',
  unavailable: 'The figures can’t be shown just now.',
  imprint: (promoter: string, onBehalfOf?: string) =>
    `Promoted by ${promoter}${onBehalfOf ? `, on behalf of ${onBehalfOf}` : ''}.`,
  /** A body and its address. */
  of: (name: string, address: string) => `${name} of ${address}`,
};

/** A language. English has what is said of the figures in a file of its own. */
export type Progress = typeof progress & { figures?: Figures };
