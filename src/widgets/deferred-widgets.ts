// The widgets that a survey does not need: the embed script loads this file after the survey is
// painted.
export { ChampionSignupWidget } from './champion-signup/champion-signup.ts';
export { IssueBallotWidget } from './issue-ballot/issue-ballot.ts';
export { ProgressWidget } from './progress/progress.ts';
