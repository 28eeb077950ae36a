import { IssueSurveyWidget } from './issue-survey.ts';

declare global {
  interface HTMLElementTagNameMap {
    'campaign-issue-survey': IssueSurveyWidget;
  }
}

// The script may be on a page twice: a second definition would throw.
if (!customElements.get('campaign-issue-survey')) customElements.define('campaign-issue-survey', IssueSurveyWidget);
