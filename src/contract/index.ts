/**
 * The words that both ends agree on: the campaign document, the submission, the answers to it, and the checks.
 * True with the browser switched off. Imports zod/mini, and nothing else.
 * @module
 */
export {
  AreaQuestion,
  AreasFound,
  Receipt,
  Refusal,
  RefusalRead,
  Results,
  ResultsRead,
} from './answers.ts';
export { CampaignDocument, Imprint as ImprintForm, ImprintBodies } from './campaign-document.ts';
export { Campaign, type Consent, type CampaignDelivery, type Imprint } from './campaign.ts';
export { WEEK_DAYS, MEETING_WAYS, ORGANISATION_KINDS, DAY_PARTS, PeopleCount } from './champion.ts';
export { checkValue } from './check.ts';
export { checkAgainstCampaign } from './check-against.ts';
export { checkAnswerForm, readAnswerForm } from './answer-form.ts';
export { checkSubmissionForm, readSubmissionForm } from './check-form.ts';
export { consentsFor } from './consents.ts';
export { startOfDay } from './calendar-day.ts';
export type { SubmissionContext } from './form.ts';
export { checkPersonForm, type PersonKind, readPersonForm } from './person-form.ts';
export { type CheckResult, createProblem } from './problem.ts';
export { Problem } from './problem-schema.ts';
export { readProblems, readReceipt, readResults } from './read-answer.ts';
export { campaignOpenness, readCampaign } from './read-campaign.ts';
export {
  ChampionAnswers,
  ChampionSignup,
  Contact,
  IssueResponse,
  OneToOne,
  Organisation,
  Submission,
} from './submission.ts';
export {
  FigureValue,
  MEASURE_SOURCES,
  type MeasureSource,
  CalendarDay,
  EventHeld,
  LongText,
  MilestoneState,
  MILESTONE_STATES,
  REPORT_LIMITS,
  PageUrl,
  Pledge,
  PLEDGE_ANSWERS,
  PLEDGES_KEPT,
  ProgressDefinition,
  ProgressReport,
  ShortText,
  GoalValue,
  MeasureUnit,
  CampaignWin,
} from './progress.ts';
export { readReport, type ReadReport, type ReportReading } from './read-report.ts';
export { WebOrigin, SubmissionId } from './strict.ts';
export { normalisePostcode } from './postcode.ts';
export {
  type AnswerChannel,
  ANSWER_CHANNELS,
  type SubmissionFormat,
  SUBMISSION_FORMATS,
  type SubmissionKind,
  SUBMISSION_KINDS,
  NO_WARD,
} from './terms.ts';
export { PlainNumber, PlainText, LocalText, UrlReference } from './text.ts';
export {
  chooseOfferedLanguage,
  chooseLanguage,
  inLanguage,
  isImprint,
  isLocalText,
  isObject,
  ownValue,
  offeredLanguages,
  resolveUrl,
  type LocalizedText,
} from './wording.ts';
