import type { TrackerParts } from './tracker-host.ts';
import { reportStyles, ProgressTracker } from './tracker.ts';

/** The exports of tracker-loader.ts, for a script that contains the tracker itself. */
export const trackerStyles = [reportStyles];
export const createTracker = (parts: TrackerParts) => new ProgressTracker(parts);
