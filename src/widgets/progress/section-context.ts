import type { SectionsMessages } from '../../locales/index.ts';
import type { FigureContext } from './figure-context.ts';
import type { FigureData } from './figure-view.ts';

/** Draws the figures of a section in the same way as measures, with the same code. */
export interface SectionContext extends Omit<FigureContext, 'words'> {
  readonly figureView: (data: FigureData) => unknown;
}

/** The context of the template of one section. */
export type SectionViewContext = SectionContext & { words: SectionsMessages };
