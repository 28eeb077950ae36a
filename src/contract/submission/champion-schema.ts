import * as z from 'zod';
import { schemaProblem } from '../check-value.ts';
import { InviteCode, ShortId } from '../identifier-schema.ts';
import { oneLine, oneOf } from '../text/schema.ts';
import { DAY_PARTS, MEETING_WAYS, ORGANISATION_KINDS, WEEK_DAYS } from '../vocabulary.ts';
import { FurtherAnswers } from './further-answers-schema.ts';
import { isEmail, isPhone, MAX_PEOPLE } from './person-details.ts';

/** An address like name@example.org. */
export const EmailAddress = oneLine(254).check(({ value, issues }) => {
  if (!isEmail(value))
    issues.push(schemaProblem(value, [], 'format', 'must be an address like name@example.org'));
});

/** A telephone number in any spelling. */
export const PhoneNumber = oneLine(40).check(({ value, issues }) => {
  if (!isPhone(value))
    issues.push(
      schemaProblem(value, [], 'format', 'must be a telephone number like 01632 960 001'),
    );
});

const EXPECTED_PEOPLE = `must be a whole number from 1 to ${MAX_PEOPLE}`;
/** Roughly how many people: whole, and at least one. */
export const PeopleCount = z
  .int(EXPECTED_PEOPLE)
  .min(1, EXPECTED_PEOPLE)
  .max(MAX_PEOPLE, EXPECTED_PEOPLE);

/** The person confirms the campaign's `minimumAge`. No date of birth is asked. */
export const AgeConfirmed = oneOf(true);

const listOfFew = <Item extends z.ZodType>(item: Item) => z.array(item).min(1).max(7).optional();

/** A wish for when and how to meet. All of it is optional: it is not an appointment. */
export const OneToOne = z.strictObject({
  /** Where it would suit them. */
  place: oneLine(120).optional(),
  days: listOfFew(z.enum(WEEK_DAYS)),
  parts: listOfFew(z.enum(DAY_PARTS)),
  way: z.enum(MEETING_WAYS).optional(),
});
export type OneToOne = z.infer<typeof OneToOne>;

/**
 * A church, residents' group, school or other body that joins the coalition; `name` of the answers
 * is its contact person.
 */
export const Organisation = z.strictObject({
  name: oneLine(200),
  kind: z.enum(ORGANISATION_KINDS),
  /** The contact person's role there. */
  role: oneLine(120).optional(),
  /** Roughly how many people it brings together. */
  people: PeopleCount.optional(),
  /** Whether it may be named publicly as a member of the coalition. */
  listed: z.boolean(),
});
export type Organisation = z.infer<typeof Organisation>;

/** Whether a champion can be reached: by an email address, a telephone number, or both. */
export const hasContact = (answers: { email?: unknown; phone?: unknown } | null): boolean =>
  [answers?.email, answers?.phone].some(Boolean);
export const CONTACT_RULE = {
  path: ['email'],
  params: { code: 'no-contact' },
  error: 'must be given where there is no telephone number',
  // Reported together with the other problems, and not only after they are corrected.
  when: () => true,
};

const choiceIds = z.array(ShortId).max(20);

/** What a champion, or the contact person of an organisation, fills in. */
export const ChampionAnswers = z
  .strictObject({
    name: oneLine(200),
    email: EmailAddress.optional(),
    phone: PhoneNumber.optional(),
    /** Present if they would like a 1-2-1. */
    oneToOne: OneToOne.optional(),
    organisation: Organisation.optional(),
    ageConfirmed: AgeConfirmed,
    /** The language in which they would like to be spoken to, in their own words or as a tag. */
    language: oneLine(60).optional(),
    /** Ids of the campaign's issues that they care about. */
    cares: choiceIds.optional(),
    /** Ids of the campaign's roles in which they would help. */
    roles: choiceIds,
    /** Their answers to the campaign's own questions. */
    more: FurtherAnswers.optional(),
    /** The code with which they may invite others, made at random in their browser. */
    inviteCode: InviteCode,
    /** The code of the invitation that brought them. */
    invitedBy: InviteCode.optional(),
  })
  .refine(hasContact, CONTACT_RULE);
export type ChampionAnswers = z.infer<typeof ChampionAnswers>;
