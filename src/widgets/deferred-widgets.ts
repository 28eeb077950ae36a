// The widgets that the embed script does not need for a survey: it loads this file once the survey
// is painted.
export { ChampionSignupWidget } from './champion-signup/champion-signup.ts';
export { ProgressWidget } from './progress/progress.ts';
