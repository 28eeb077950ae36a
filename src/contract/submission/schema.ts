import * as z from 'zod';
import { startOfDay } from '../calendar-day.ts';
import { schemaProblem } from '../check-value.ts';
import {
  AreaCode,
  integerBetween,
  LanguageTag,
  PageAddress,
  ShortId,
  SubmissionId,
  UtcInstant,
} from '../identifier-schema.ts';
import { manyLines, oneLine } from '../text/schema.ts';
import { ANSWER_CHANNELS } from '../vocabulary.ts';
import { AgeConfirmed, ChampionAnswers, EmailAddress } from './champion-schema.ts';
import { FurtherAnswers } from './further-answers-schema.ts';
import { MAX_STATEMENT_LENGTH } from './statement-length.ts';

const AnsweredArea = z.strictObject({ code: AreaCode, version: oneLine(40) });

/** One box beside one sentence. `granted: false` is recorded as `false`. */
const ConsentGiven = z.strictObject({
  statement: ShortId,
  version: integerBetween(1, 1e6),
  locale: LanguageTag,
  /** The words that were shown. */
  words: manyLines(MAX_STATEMENT_LENGTH),
  granted: z.boolean(),
});

const AnswerSignals = z.strictObject({
  /** Ids of the issues in the order shown. */
  order: z.array(ShortId).max(11).optional(),
  /** Seconds from the form being shown to the button being pressed. */
  seconds: integerBetween(0, 86_400).optional(),
  honeypot: z.string().max(200).optional(),
});

const commonKeys = {
  /** Made once; every retry has the same. */
  id: SubmissionId,
  campaign: ShortId,
  campaignVersion: integerBetween(1, 1e6),
  /** The partner whose page it came from. */
  source: ShortId.optional(),
  /** Where the answer was taken. */
  channel: z.enum(ANSWER_CHANNELS),
  /** The person who entered the answer for somebody, at a door or on the telephone. */
  assistedBy: oneLine(80).optional(),
  locale: LanguageTag,
  page: PageAddress.optional(),
  area: AnsweredArea,
  consents: z.array(ConsentGiven).max(20),
  signals: AnswerSignals.optional(),
};

/** The words of "something else" are required with it, and allowed only with it. */
export const requireOneAnswer = z.check<{ issue: string; other?: string | undefined }>(
  ({ value, issues }) => {
    const { issue, other } = value;
    if (issue === 'other' && !other)
      issues.push(schemaProblem(value, ['other'], 'required', 'must say what the issue is'));
    if (issue !== 'other' && other)
      issues.push(
        schemaProblem(
          value,
          ['other'],
          'two-answers',
          'must be left out where an issue of the list is chosen',
        ),
      );
  },
);

export const IssueAnswers = z
  .strictObject({
    /** The id of one of the campaign's issues, or `other`. */
    issue: ShortId,
    /** The person's own words for the issue, where `issue` is `other`. */
    other: oneLine(120).optional(),
    /** What they would change, and where. */
    words: manyLines(1000).optional(),
    /** Their answers to the campaign's own questions. */
    more: FurtherAnswers.optional(),
  })
  .check(requireOneAnswer);

export const ContactAnswers = z.strictObject({
  name: oneLine(200),
  email: EmailAddress,
  ageConfirmed: AgeConfirmed,
});

/**
 * A resident's one big issue. Anonymous: nothing in it identifies a person, and its time is a day.
 */
export const IssueResponse = z.strictObject({
  ...commonKeys,
  kind: z.literal('issue-response'),
  answeredAt: UtcInstant.overwrite(startOfDay),
  answers: IssueAnswers,
});
export type IssueResponse = z.infer<typeof IssueResponse>;

/** Somebody who would like to hear what happens. Never linked to an answer. */
export const Contact = z.strictObject({
  ...commonKeys,
  kind: z.literal('contact'),
  answeredAt: UtcInstant,
  answers: ContactAnswers,
});
export type Contact = z.infer<typeof Contact>;

/** A community champion, or an organisation that joins the coalition. */
export const ChampionSignup = z.strictObject({
  ...commonKeys,
  kind: z.literal('champion-signup'),
  answeredAt: UtcInstant,
  answers: ChampionAnswers,
});
export type ChampionSignup = z.infer<typeof ChampionSignup>;

/** The submission that a widget posts. Strict: a key that is not in the contract is refused. */
export const Submission = z.discriminatedUnion('kind', [IssueResponse, Contact, ChampionSignup]);
export type Submission = z.infer<typeof Submission>;
