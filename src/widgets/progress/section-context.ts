import type { SectionsMessages } from '../../locales/index.ts';
import type { FigureContext } from './figure-context.ts';
import type { FigureData } from './figure-view.ts';

/** The figures of a section are shown in the same way as measures, by what has shown those. */
export interface SectionContext extends Omit<FigureContext, 'words'> {
  readonly figureView: (data: FigureData) => unknown;
}

/** What the template of one section is given. */
export type SectionViewContext = SectionContext & { words: SectionsMessages };
