/**
 * The agreement of both ends: the campaign document, the submission, the responses to it, the
 * progress report, and the checks of each. It needs no browser. It imports zod and nothing else; a
 * page imports the readers beside the schemas instead, which import no package.
 * @module
 */
export { AreaQuestion, AreasFound } from './area-lookup/schema.ts';
export { isWardCalled } from './area-lookup/ward-name.ts';
export {
  CODE_LENGTH,
  CODE_LETTERS,
  CODE_MESSAGES,
  checkLetterOf,
  codeMistake,
  normaliseCode,
  showCode,
} from './ballot/ballot-code.ts';
export { chosenIssues } from './ballot/chosen-issues.ts';
export { codeFingerprint } from './ballot/code-fingerprint.ts';
export { BALLOT_LIMITS, BallotDefinition, BallotDraft } from './ballot/definition-schema.ts';
export { readBallot, readBallotList, readCodeStanding } from './ballot/reader.ts';
export { BallotDecision, BallotResult, BallotTurnout } from './ballot/result-schema.ts';
export {
  BallotList,
  CodeQuestion,
  CodeRequest,
  CodeRequested,
  CodeStanding,
  PublicBallot,
} from './ballot/schema.ts';
export {
  BALLOT_KIND,
  BALLOT_METHODS,
  BALLOT_ORDERS,
  BALLOT_STATES,
  BALLOT_WAYS,
  type BallotState,
  CODE_ANSWERS,
  type CodeAnswer,
  CONTEST_OUTCOMES,
  type ContestOutcome,
  DECISION_WAYS,
  TIE_RULES,
  VOTE_CHANNELS,
} from './ballot/vocabulary.ts';
export {
  checkVoteForm,
  contestOfWard,
  mostTicks,
  readVoteForm,
  type VotableBallot,
  type VoteContext,
  voteProblems,
  wardsOfBallot,
} from './ballot/vote-form.ts';
export { BallotCode, BallotSubmission } from './ballot/vote-schema.ts';
export { startOfDay } from './calendar-day.ts';
export { consentsFor } from './campaign/consents.ts';
export {
  type AccentColours,
  accentContrasts,
  type ContrastKind,
  contrastRatio,
  isReadable,
  MIN_CONTRAST,
  mixColours,
  nearestAccent,
  PAGE_GROUNDS,
  roundContrast,
  THEME_DEFAULTS,
} from './campaign/contrast.ts';
export { CampaignDocument } from './campaign/document-schema.ts';
export { isImprint } from './campaign/imprint.ts';
export { chooseLanguage, closestLanguage, offeredLanguages } from './campaign/languages.ts';
export { campaignOpenness, readCampaign } from './campaign/reader.ts';
export { QUESTION_LIMITS } from './campaign/question-limits.ts';
export { hasChoices, questionsFor } from './campaign/questions.ts';
export {
  Campaign,
  type CampaignDelivery,
  type Consent,
  type FurtherQuestion,
  type Imprint,
} from './campaign/schema.ts';
export { CampaignTheme, THEME_FONTS } from './campaign/theme-schema.ts';
export { checkValue, type SchemaIssue, schemaProblem } from './check-value.ts';
export {
  CalendarDay,
  PageUrl,
  ShortId,
  SubmissionId,
  UtcInstant,
  WebOrigin,
} from './identifier-schema.ts';
export { InviterFound, InviterQuestion } from './invitation/schema.ts';
export { isObject, ownValue } from './plain-object.ts';
export { normalisePostcode } from './postcode.ts';
export { readPrivateRecord } from './private-page/reader.ts';
export { ConsentGiven, DetailsChange, PrivateRecord } from './private-page/schema.ts';
export { type CheckResult, createProblem } from './problem/problem.ts';
export { Problem } from './problem/schema.ts';
export { type ReportReading, readReport, type TrackerReport } from './progress/reader.ts';
export {
  CampaignWin,
  EventHeld,
  FigureValue,
  GoalValue,
  LongText,
  MeasureUnit,
  MilestoneState,
  Pledge,
  ProgressDefinition,
  ProgressReport,
  REPORT_LIMITS,
  ShortText,
  WardChoice,
} from './progress/schema.ts';
export { readProblems, readReceipt } from './receipt/reader.ts';
export { Receipt, Refusal } from './receipt/schema.ts';
export { type AreaResults, readResults } from './results/reader.ts';
export { Results } from './results/schema.ts';
export { checkAnswerForm, readAnswerForm } from './submission/answer-form.ts';
export {
  ChampionAnswers,
  OneToOne,
  Organisation,
  PeopleCount,
} from './submission/champion-schema.ts';
export { checkAgainstCampaign } from './submission/check-against-campaign.ts';
export type { FurtherAnswer, FurtherAnswers } from './submission/further-answers-schema.ts';
export { isEmail } from './submission/person-details.ts';
export type { SubmissionContext } from './submission/form-reader.ts';
export { checkPersonForm, type PersonKind, readPersonForm } from './submission/person-form.ts';
export { PostedSubmission } from './submission/posted-schema.ts';
export { ChampionSignup, Contact, IssueResponse, Submission } from './submission/schema.ts';
export { checkSubmissionForm, readSubmissionForm } from './submission/submission-form.ts';
export { cleanLine, cleanLines, isBrokenText } from './text/clean-text.ts';
export { inLanguage, isLocalText, type LocalizedText } from './text/local-text.ts';
export {
  LocalText,
  manyLines,
  oneLine,
  PlainNumber,
  PlainText,
  UrlReference,
} from './text/schema.ts';
export { resolveUrl } from './url-reference.ts';
export {
  ANSWER_CHANNELS,
  type AnswerChannel,
  DAY_PARTS,
  MEETING_WAYS,
  ORGANISATION_KINDS,
  QUESTION_KINDS,
  SUBMISSION_FORMATS,
  type PostedKind,
  SUBMISSION_KINDS,
  type SubmissionFormat,
  type SubmissionKind,
  WEEK_DAYS,
} from './vocabulary.ts';
export { NO_WARD } from './area-lookup/no-ward.ts';
export {
  MEASURE_SOURCES,
  type MeasureSource,
  MILESTONE_STATES,
  PLEDGE_ANSWERS,
  PLEDGES_KEPT,
} from './progress/vocabulary.ts';
