import { registerTag } from '../register.ts';
import { IssueSurveyWidget } from './issue-survey.ts';

declare global {
  interface HTMLElementTagNameMap {
    'campaign-issue-survey': IssueSurveyWidget;
  }
}

registerTag('campaign-issue-survey', IssueSurveyWidget);
