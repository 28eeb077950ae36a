import type { TrackerParts } from './tracker-host.ts';
import { reportStyles, ProgressTracker } from './tracker.ts';

/** What tracker-loader.ts exports, for a script that the tracker itself is part of. */
export const trackerStyles = [reportStyles];
export const createTracker = (parts: TrackerParts) => new ProgressTracker(parts);
