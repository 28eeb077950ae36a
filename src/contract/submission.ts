import * as z from 'zod/mini';
import { dayOf } from './calendar-day.ts';
import {
  ChampionTyped,
  DAYS,
  Email,
  MEETING_WAYS,
  OneToOneTyped,
  ORGANISATION_KINDS,
  OrganisationTyped,
  PARTS,
} from './champion.ts';
import { raise } from './check.ts';
import {
  AreaCode,
  Instant,
  InviteCode,
  LanguageTag,
  LONGEST_STATEMENT,
  Page,
  Slug,
  SubmissionId,
  whole,
} from './strict.ts';
import { CHANNELS } from './terms.ts';
import { AnyText, manyLines, oneLine, oneOf } from './text.ts';

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
const strictly = <Answers extends z.ZodMiniObject>(answers: Answers): Answers =>
  z.catchall(answers, z.never()) as unknown as Answers;

export const IssueAnswers = z
  .object({
    /** The id of one of the campaign's issues, or `other`. */
    issue: AnyText,
    /** The person's own words for the issue, where `issue` is `other`. */
    other: z.optional(oneLine(120)),
    /** What they would change, and where. */
    words: z.optional(manyLines(1000)),
  })
  .check(({ value, issues }) => {
    const { issue, other } = value;
    if (issue === 'other' && !other)
      issues.push(raise(value, ['other'], 'required', 'must say what the issue is'));
    if (issue !== 'other' && other)
      issues.push(
        raise(
          value,
          ['other'],
          'two-answers',
          'must be left out where an issue of the list is chosen',
        ),
      );
  });

export const ContactAnswers = z.object({
  name: oneLine(200),
  email: Email,
  /** That the person is of the campaign's `minimumAge` or over. No date of birth is asked. */
  ageConfirmed: oneOf(true),
});

/** A resident's one big issue. Anonymous: it holds nothing that names a person, and of its time the day only. */
export const IssueResponse = z.strictObject({
  ...common,
  kind: z.literal('issue-response'),
  answeredAt: Instant.check(z.overwrite(dayOf)),
  answers: strictly(z.safeExtend(IssueAnswers, { issue: Slug })),
});
export type IssueResponse = z.infer<typeof IssueResponse>;

/** Somebody who would like to hear what happens. Never linked to an answer. */
export const Contact = z.strictObject({
  ...common,
  kind: z.literal('contact'),
  answeredAt: Instant,
  answers: strictly(ContactAnswers),
});
export type Contact = z.infer<typeof Contact>;

const choices = z.array(Slug).check(z.maxLength(20));
const few = <Item extends z.ZodMiniType>(item: Item) =>
  z.optional(z.array(item).check(z.minLength(1), z.maxLength(7)));

/** When and how somebody would like to meet. All of it optional: a wish, not an appointment. */
export const OneToOne = strictly(
  z.extend(OneToOneTyped, {
    days: few(z.enum(DAYS)),
    parts: few(z.enum(PARTS)),
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
  answeredAt: Instant,
  answers: ChampionAnswers,
});
export type ChampionSignup = z.infer<typeof ChampionSignup>;

/** What a widget posts. Strict: a key that the contract doesn't know is refused. */
export const Submission = z.discriminatedUnion('kind', [IssueResponse, Contact, ChampionSignup]);
export type Submission = z.infer<typeof Submission>;
