import { defineOnce } from '../register.ts';
import { IssueSurveyWidget } from './issue-survey.ts';

declare global {
  interface HTMLElementTagNameMap {
    'campaign-issue-survey': IssueSurveyWidget;
  }
}

defineOnce('campaign-issue-survey', IssueSurveyWidget);
