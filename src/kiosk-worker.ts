/**
 * The service worker of a tablet in a hall.
 * @module
 */
import { startWorker } from './kiosk/worker.ts';

startWorker();
