import type { Tracker, TrackerHost } from './tracker-host.ts';
import { ProgressTracker } from './tracker.ts';

/** What tracker-loader.ts exports, for a script that the tracker itself is part of. */
export const createTracker = (host: TrackerHost): Tracker => new ProgressTracker(host);
