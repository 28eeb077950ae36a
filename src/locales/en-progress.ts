import type { FigureMessages } from './en-figures.ts';
import type { SectionMessages } from './en-sections.ts';

/**
 * What the tracker says in English before it has its figures, and around them; the shape that
 * every other language must fill.
 */
export const progressMessages = {
  loading: 'Loading…',
  unavailable: 'The figures can’t be shown just now.',
  /** Where the page is set up wrong: it doesn't pass by itself. */
  misconfigured: 'The figures can’t be shown here.',
  imprint: (promoter: string, onBehalfOf?: string) =>
    `Promoted by ${promoter}${onBehalfOf ? `, on behalf of ${onBehalfOf}` : ''}.`,
  /** A body and its address. */
  of: (name: string, address: string) => `${name} of ${address}`,
};

/**
 * A language. English has what is said of the figures, and of what follows them, in files of their
 * own.
 */
export type ProgressMessages = typeof progressMessages & {
  figures?: FigureMessages;
  sections?: SectionMessages;
};
