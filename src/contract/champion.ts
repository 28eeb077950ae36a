import * as z from 'zod/mini';
import { schemaProblem } from './check.ts';
import { isEmail, isPeopleCount, isPhone } from './person-details.ts';
import { PlainText, oneLine } from './text.ts';

/** Days on which a 1-2-1 may be. */
export const WEEK_DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
/** Parts of a day. */
export const DAY_PARTS = ['morning', 'afternoon', 'evening'] as const;
/** How to meet. */
export const MEETING_WAYS = ['in-person', 'phone'] as const;
/** What an organisation is. */
export const ORGANISATION_KINDS = [
  'faith',
  'residents',
  'school',
  'charity',
  'union',
  'other',
] as const;

/** An address like name@example.org. */
export const EmailAddress = oneLine(254).check(({ value, issues }) => {
  if (!isEmail(value))
    issues.push(schemaProblem(value, [], 'format', 'must be an address like name@example.org'));
});

/** A telephone number in any way of writing it. */
export const PhoneNumber = oneLine(40).check(({ value, issues }) => {
  if (!isPhone(value))
    issues.push(
      schemaProblem(value, [], 'format', 'must be a telephone number like 01632 960 001'),
    );
});

/** As `checkedBy`, which would end the check of the whole at once. */
const typed = <T>(holds: (value: unknown) => boolean, message: string) =>
  z.custom<T>(holds, { message: `must be ${message}`, abort: false });

/** Roughly how many people: whole, and at least one. */
export const PeopleCount = typed<number>(isPeopleCount, 'a whole number from 1 to 10000000');

/** When and how somebody would like to meet. All of it optional: a wish, not an appointment. */
export const OneToOneTyped = z.looseObject({
  /** Where it would suit them. */
  place: z.optional(oneLine(120)),
});

/** A church, residents' group, school or other body that joins the coalition; `name` of the answers is its contact person. */
export const OrganisationTyped = z.looseObject({
  name: oneLine(200),
  kind: PlainText,
  /** What the contact person is there. */
  role: z.optional(oneLine(120)),
  /** Roughly how many people it brings together. */
  people: z.optional(PeopleCount),
});

const isTrue = Object.assign((value: unknown) => value === true, { values: [true] });

/**
 * What a champion, or the contact person of an organisation, types: what a page has to check. What they choose from the
 * lists of the form is right by construction; `ChampionSignup` checks all of it.
 */
export const ChampionTyped = z
  .looseObject({
    name: oneLine(200),
    email: z.optional(EmailAddress),
    phone: z.optional(PhoneNumber),
    oneToOne: z.optional(OneToOneTyped),
    organisation: z.optional(OrganisationTyped),
    /** That the person is of the campaign's `minimumAge` or over. No date of birth is asked. */
    ageConfirmed: typed<true>(isTrue, 'true'),
    /** The language in which they would like to be spoken to, in their own words or as a tag. */
    language: z.optional(oneLine(60)),
  })
  .check(
    z.check<{ email?: unknown; phone?: unknown } | null>(
      ({ value, issues }) => {
        if (!value?.email && !value?.phone)
          issues.push(
            schemaProblem(
              value,
              ['email'],
              'no-contact',
              'must be given where there is no telephone number',
            ),
          );
      },
      // Told together with what else is wrong, and not only once that is mended.
      { when: () => true },
    ),
  );
