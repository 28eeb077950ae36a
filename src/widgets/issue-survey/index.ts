export { IssueSurveyWidget } from './issue-survey.ts';
