/**
 * The outbox. Loaded as soon as a form is painted, so that it does not hold the first field up:
 * docs/decisions/0009.
 * @module
 */
export { pageOutbox } from '../delivery/index.ts';
