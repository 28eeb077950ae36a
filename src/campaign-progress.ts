/**
 * The small script for pages that show progress and nothing else: registers its one tag. What shows the figures is in it,
 * where the whole script loads it from a file beside it.
 * @module
 */
import './widgets/progress/define.ts';

export { renderFigures } from './widgets/progress/figures.ts';
