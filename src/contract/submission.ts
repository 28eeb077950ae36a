import * as z from 'zod/mini';
import { startOfDay } from './calendar-day.ts';
import {
  ChampionTyped,
  WEEK_DAYS,
  EmailAddress,
  MEETING_WAYS,
  OneToOneTyped,
  ORGANISATION_KINDS,
  OrganisationTyped,
  DAY_PARTS,
} from './champion.ts';
import { schemaProblem } from './check.ts';
import {
  AreaCode,
  UtcInstant,
  InviteCode,
  LanguageTag,
  MAX_STATEMENT_LENGTH,
  PageAddress,
  ShortId,
  SubmissionId,
  integerBetween,
} from './strict.ts';
import { ANSWER_CHANNELS } from './terms.ts';
import { PlainText, manyLines, oneLine, oneOf } from './text.ts';

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

const common = {
  /** Made once; every retry carries the same. */
  id: SubmissionId,
  campaign: ShortId,
  campaignVersion: integerBetween(1, 1e6),
  /** Which partner's page it came from. */
  source: z.optional(ShortId),
  /** Where the answer was taken. */
  channel: z.enum(ANSWER_CHANNELS),
  /** Who wrote the answer down for the person, at a door or on the telephone. */
  assistedBy: z.optional(oneLine(80)),
  locale: LanguageTag,
  page: z.optional(PageAddress),
  area: AnsweredArea,
  consents: z.array(ConsentGiven).check(z.maxLength(20)),
  signals: z.optional(
    z.strictObject({
      /** Ids of the issues in the order shown. */
      order: z.optional(z.array(ShortId).check(z.maxLength(11))),
      /** Seconds from the form being shown to the button being pressed. */
      seconds: z.optional(integerBetween(0, 86_400)),
      honeypot: z.optional(z.string().check(z.maxLength(200))),
    }),
  ),
};

/** The same, with a key that it doesn't know refused. */
const strictly = <Answers extends z.ZodMiniObject>(answers: Answers): Answers =>
  z.catchall(answers, z.never()) as unknown as Answers;

export const IssueAnswers = z
  .object({
    /** The id of one of the campaign's issues, or `other`. */
    issue: PlainText,
    /** The person's own words for the issue, where `issue` is `other`. */
    other: z.optional(oneLine(120)),
    /** What they would change, and where. */
    words: z.optional(manyLines(1000)),
  })
  .check(({ value, issues }) => {
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
  });

export const ContactAnswers = z.object({
  name: oneLine(200),
  email: EmailAddress,
  /** That the person is of the campaign's `minimumAge` or over. No date of birth is asked. */
  ageConfirmed: oneOf(true),
});

/** A resident's one big issue. Anonymous: it holds nothing that names a person, and of its time the day only. */
export const IssueResponse = z.strictObject({
  ...common,
  kind: z.literal('issue-response'),
  answeredAt: UtcInstant.check(z.overwrite(startOfDay)),
  answers: strictly(z.safeExtend(IssueAnswers, { issue: ShortId })),
});
export type IssueResponse = z.infer<typeof IssueResponse>;

/** Somebody who would like to hear what happens. Never linked to an answer. */
export const Contact = z.strictObject({
  ...common,
  kind: z.literal('contact'),
  answeredAt: UtcInstant,
  answers: strictly(ContactAnswers),
});
export type Contact = z.infer<typeof Contact>;

const choices = z.array(ShortId).check(z.maxLength(20));
const few = <Item extends z.ZodMiniType>(item: Item) =>
  z.optional(z.array(item).check(z.minLength(1), z.maxLength(7)));

/** When and how somebody would like to meet. All of it optional: a wish, not an appointment. */
export const OneToOne = strictly(
  z.extend(OneToOneTyped, {
    days: few(z.enum(WEEK_DAYS)),
    parts: few(z.enum(DAY_PARTS)),
    way: z.optional(z.enum(MEETING_WAYS)),
  }),
);
export type OneToOne = z.infer<typeof OneToOne>;

export const Organisation = strictly(
  z.extend(OrganisationTyped, {
    kind: z.enum(ORGANISATION_KINDS),
    /** Whether it may be named publicly as a member of the coalition. */
    listed: z.boolean(),
  }),
);
export type Organisation = z.infer<typeof Organisation>;

/** What a champion, or the contact person of an organisation, fills in. */
export const ChampionAnswers = strictly(
  z.safeExtend(ChampionTyped, {
    /** Ids of the campaign's issues that they care about. */
    cares: z.optional(choices),
    /** Ids of the campaign's roles in which they would help. */
    roles: choices,
    /** There where they would like a 1-2-1. */
    oneToOne: z.optional(OneToOne),
    /** The code by which they may invite others, made at random in their browser. */
    inviteCode: InviteCode,
    /** The code of the invitation that brought them. */
    invitedBy: z.optional(InviteCode),
    organisation: z.optional(Organisation),
  }),
);
export type ChampionAnswers = z.infer<typeof ChampionAnswers>;

/** A community champion, or an organisation that joins the coalition. */
export const ChampionSignup = z.strictObject({
  ...common,
  kind: z.literal('champion-signup'),
  answeredAt: UtcInstant,
  answers: ChampionAnswers,
});
export type ChampionSignup = z.infer<typeof ChampionSignup>;

/** What a widget posts. Strict: a key that the contract doesn't know is refused. */
export const Submission = z.discriminatedUnion('kind', [IssueResponse, Contact, ChampionSignup]);
export type Submission = z.infer<typeof Submission>;
