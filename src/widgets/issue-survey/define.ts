import { register } from '../register.ts';
import { IssueSurveyWidget } from './issue-survey.ts';

declare global {
  interface HTMLElementTagNameMap {
    'campaign-issue-survey': IssueSurveyWidget;
  }
}

register('campaign-issue-survey', IssueSurveyWidget);
