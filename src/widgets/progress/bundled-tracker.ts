import type { TrackerParts } from './tracker-host.ts';
import { styles, Tracker } from './tracker.ts';

/** What tracker-loader.ts exports, for a script that the tracker itself is part of. */
export const trackerStyles = [styles];
export const createTracker = (parts: TrackerParts) => new Tracker(parts);
