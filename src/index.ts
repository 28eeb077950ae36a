/**
 * The npm front door: classes, types and `deliver`. Importing it has no side effects;
 * `campaign-widgets/embed` registers the tags.
 * @module
 */
export * from './contract/index.ts';
export * from './delivery/index.ts';
export { CampaignEvent } from './widgets/events.ts';
export type { CampaignComponents, CampaignElements } from './widgets/element-types.ts';
export { ChampionSignupWidget } from './widgets/champion-signup/index.ts';
export { IssueBallotWidget } from './widgets/issue-ballot/index.ts';
export { IssueSurveyWidget } from './widgets/issue-survey/index.ts';
export { ProgressWidget } from './widgets/progress/index.ts';
