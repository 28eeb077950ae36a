/**
 * The views of the widgets for a server that renders them into whole pages: templates of Lit, the
 * words of every language, and the style sheets. It registers no tag and needs no browser.
 * @module
 */
export type { ViewContext } from './widgets/view-context.ts';
export {
  ballotPhase,
  type BallotMessages,
  type BallotPhase,
  checkVote,
  hostedBallotPhase,
  type HostedBallot,
  hostedCodeForm,
  hostedVoteForm,
  type HostedVoteForm,
  hostedVoteLate,
  hostedVoteReceived,
  loadBallotMessages,
  voteNotice,
  withBallotWards,
} from './hosted/ballot-pages.ts';
export { hostedCodeRequest, hostedNote } from './hosted/code-request-page.ts';
export { createHostedContext, type HostedLanguage } from './hosted/hosted-context.ts';
export type { HostedForm } from './hosted/form-data.ts';
export { hostedProgress, hostedResults, type HostedWard } from './hosted/figure-pages.ts';
export { hostedStyles } from './hosted/hosted-styles.ts';
export {
  hostedClosed,
  hostedFrame,
  hostedImprint,
  hostedNotice,
  hostedReference,
  hostedSmallPrint,
} from './hosted/page-parts.ts';
export {
  hasSignup,
  hostedSignup,
  type HostedSignup,
  hostedSignupThanks,
  signupNotice,
} from './hosted/signup-pages.ts';
export {
  hostedContact,
  hostedSurvey,
  hostedSurveyThanks,
  surveyNotice,
} from './hosted/survey-pages.ts';
export { widgetMessages, type WidgetMessages } from './locales/index.ts';
export { progressCatalog } from './locales/progress-catalog.ts';
export { resultsMessages } from './locales/compiled/en-results.ts';
export { surveyThanksMessages } from './locales/compiled/en-survey-thanks.ts';
export { wardLookupMessages } from './locales/compiled/en-ward-lookup.ts';
export { LANGUAGES } from './locales/languages.ts';
export { describeWards } from './widgets/describe-wards.ts';
