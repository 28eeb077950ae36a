/**
 * The outbox. Loaded as soon as a form is painted, so that it does not delay the first field:
 * docs/decisions/0009.
 * @module
 */
export { pageOutbox } from '../delivery/index.ts';
