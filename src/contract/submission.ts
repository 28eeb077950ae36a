import * as z from 'zod/mini';
import { type Campaign, CHANNELS, NO_WARD } from './campaign.ts';
import { type Problem, problem } from './check.ts';
import { consentsFor, ContactAnswers, dayOf, IssueAnswers, missingConsents } from './form.ts';
import { AreaCode, Instant, LanguageTag, LONGEST_STATEMENT, Page, Slug, SubmissionId, whole } from './strict.ts';
import { cleanLines, inLanguage, manyLines, oneLine } from './text.ts';

const Area = z.strictObject({ code: AreaCode, version: oneLine(40) });

/** One box beside one sentence. `granted: false` is recorded as `false`. */
const ConsentGiven = z.strictObject({
  statement: Slug,
  version: whole(1, 1e6),
  locale: LanguageTag,
  /** The words that were shown. */
  words: manyLines(LONGEST_STATEMENT),
  granted: z.boolean(),
});

const common = {
  /** Made once; every retry carries the same. */
  id: SubmissionId,
  campaign: Slug,
  campaignVersion: whole(1, 1e6),
  /** Which partner's page it came from. */
  source: z.optional(Slug),
  /** Where the answer was taken. */
  channel: z.enum(CHANNELS),
  /** Who wrote the answer down for the person, at a door or on the telephone. */
  assistedBy: z.optional(oneLine(80)),
  locale: LanguageTag,
  page: z.optional(Page),
  area: Area,
  consents: z.array(ConsentGiven).check(z.maxLength(20)),
  signals: z.optional(
    z.strictObject({
      /** Ids of the issues in the order shown. */
      order: z.optional(z.array(Slug).check(z.maxLength(11))),
      /** Seconds from the form being shown to the button being pressed. */
      seconds: z.optional(whole(0, 86_400)),
      honeypot: z.optional(z.string().check(z.maxLength(200))),
    }),
  ),
};

/** The same, with a key that it doesn't know refused. */
const strictly = <Answers extends z.ZodMiniObject>(answers: Answers): Answers => z.catchall(answers, z.never()) as unknown as Answers;

/** A resident's one big issue. Anonymous: it holds nothing that names a person, and of its time the day only. */
export const IssueResponse = z.strictObject({
  ...common,
  kind: z.literal('issue-response'),
  answeredAt: Instant.check(z.overwrite(dayOf)),
  answers: strictly(z.safeExtend(IssueAnswers, { issue: Slug })),
});
export type IssueResponse = z.infer<typeof IssueResponse>;

/** Somebody who would like to hear what happens. Never linked to an answer. */
export const Contact = z.strictObject({ ...common, kind: z.literal('contact'), answeredAt: Instant, answers: strictly(ContactAnswers) });
export type Contact = z.infer<typeof Contact>;

/** What a widget posts. Strict: a key that the contract doesn't know is refused. */
export const Submission = z.discriminatedUnion('kind', [IssueResponse, Contact]);
export type Submission = z.infer<typeof Submission>;
export type Kind = Submission['kind'];

/**
 * Checks a submission against the campaign version it was given to: its wards, issues and statements.
 * @returns the problems, in the order of the form; none where all is well.
 */
export function checkAgainst(campaign: Campaign, submission: Submission): Problem[] {
  const problems: Problem[] = [];
  const { area, consents, kind } = submission;
  const codes: string[] = [...NO_WARD, ...campaign.areas.wards.map(({ code }) => code)];
  if (!codes.includes(area.code)) problems.push(problem('area.code', 'unknown', 'is not a ward of this campaign'));
  if (area.version !== campaign.areas.version) problems.push(problem('area.version', 'unknown', "is not this campaign's edition of the wards"));

  if (kind === 'issue-response') {
    const issues = ['other', ...(campaign.survey?.issues.map(({ id }) => id) ?? [])];
    if (!issues.includes(submission.answers.issue)) problems.push(problem('answers.issue', 'unknown', 'is not an issue of this campaign'));
    if (submission.signals?.order?.some((id) => !issues.includes(id))) problems.push(problem('signals.order', 'unknown', 'names an issue that is not of this campaign'));
  }

  const asked = consentsFor(campaign, kind);
  consents.forEach((given, at) => {
    const consent = asked.find(({ id }) => id === given.statement);
    const worded = consent && inLanguage(consent.statement, given.locale, campaign.languages);
    if (!consent || consents.findIndex(({ statement }) => statement === given.statement) < at)
      problems.push(problem(`consents.${at}.statement`, 'unknown', 'is not a statement that this form shows, or stands twice'));
    // The document is kept as it was written; what was given has been cleaned.
    else if (consent.version !== given.version || worded?.lang !== given.locale || cleanLines(worded.words) !== given.words)
      problems.push(problem(`consents.${at}.words`, 'changed', "are not this campaign's words of that version and language"));
  });
  return [...problems, ...missingConsents(campaign, kind, consents)];
}
