export { IssueBallotWidget } from './issue-ballot.ts';
