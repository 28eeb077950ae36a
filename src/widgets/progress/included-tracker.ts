import type { ProgressWidget } from './progress.ts';
import { styles, Tracker } from './tracker.ts';

/** What lazy-tracker.ts exports, for a script that the tracker itself is part of. */
export const trackerStyles = [styles];
export const createTracker = (widget: ProgressWidget) => new Tracker(widget);
