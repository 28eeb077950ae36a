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
export { Campaign, type Consent, type Delivery, type Imprint } from './campaign.ts';
export { DAYS, MEETING_WAYS, ORGANISATION_KINDS, PARTS, People } from './champion.ts';
export { check } from './check.ts';
export { checkAgainst } from './check-against.ts';
export { checkAnswerForm, readAnswerForm } from './answer-form.ts';
export { checkForm, readForm } from './check-form.ts';
export { consentsFor } from './consents.ts';
export { dayOf } from './calendar-day.ts';
export type { About } from './form.ts';
export { checkPersonForm, type PersonKind, readPersonForm } from './person-form.ts';
export { type Checked, problem } from './problem.ts';
export { Problem } from './problem-schema.ts';
export { readProblems, readReceipt, readResults } from './read-answer.ts';
export { openness, readCampaign } from './read-campaign.ts';
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
  Amount,
  COUNTS,
  type Counts,
  Day,
  EventHeld,
  LongText,
  MilestoneState,
  MILESTONE_STATES,
  MOST,
  PageUrl,
  Pledge,
  PLEDGE_ANSWERS,
  PLEDGES_KEPT,
  ProgressDefinition,
  ProgressReport,
  ShortText,
  Target,
  Unit,
  Win,
} from './progress.ts';
export { readReport, type ReportRead, type ReportTold } from './read-report.ts';
export { Origin, SubmissionId } from './strict.ts';
export { normalisePostcode } from './postcode.ts';
export {
  type Channel,
  CHANNELS,
  type Format,
  FORMATS,
  type Kind,
  KINDS,
  NO_WARD,
} from './terms.ts';
export { AnyNumber, AnyText, LocalText, UrlReference } from './text.ts';
export {
  chooseFrom,
  chooseLanguage,
  inLanguage,
  isImprint,
  isLocalText,
  isObject,
  ownValue,
  offeredLanguages,
  resolveUrl,
  type Worded,
} from './wording.ts';
