/**
 * The small script for pages that show progress and nothing else: registers its one tag. The build
 * puts what shows the figures into it, which the whole script loads from a file beside it.
 * @module
 */
import type {} from './widgets/progress/define.ts';
import { ProgressWidget } from './widgets/progress/index.ts';
import { defineOnce } from './widgets/register.ts';

defineOnce('campaign-progress', ProgressWidget);
