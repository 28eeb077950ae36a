/**
 * What a form needs once it is on the screen: the check of what was typed, the outbox, how what waits is shown, and what
 * others said. Fetched as soon as the form is painted, so that it does not hold the first field up: docs/decisions/0009.
 * @module
 */
export { checkForm } from '../contract/index.ts';
export { loadResults, pageOutbox } from '../delivery/index.ts';
export { renderSaved, renderWaiting } from './outbox-notice.ts';
