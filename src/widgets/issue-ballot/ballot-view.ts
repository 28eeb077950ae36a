/**
 * The ballot, in a file beside the script: all that a page with a ballot needs before its result.
 * @module
 */
export { ballotStyles } from './ballot.styles.ts';
export { takeCode } from './take-code.ts';
export { Voter } from './voter.ts';
