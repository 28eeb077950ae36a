/**
 * The small script for pages that show progress and nothing else: registers its one tag. The build puts what shows the
 * figures into it, which the whole script loads from a file beside it.
 * @module
 */
import './widgets/progress/define.ts';
