import * as z from 'zod';
import { Campaign, Consent, DataController } from '../campaign/schema.ts';
import { ChampionAnswers } from '../submission/champion-schema.ts';
import { ChampionSignup } from '../submission/schema.ts';
import { oneOf, PlainNumber, PlainText } from '../text/schema.ts';

/** One statement with the words that were shown, from its last line. */
const RecordedConsent = z.object({
  statement: PlainText,
  version: PlainNumber,
  /** The language of the words. */
  locale: PlainText,
  words: PlainText,
  granted: oneOf(true, false),
  recordedAt: PlainText,
  /** What recorded it: the form, this page, an organiser or an import. */
  via: PlainText,
  /** Whether nothing may be kept without it: withdrawing it means deleting everything. */
  keep: oneOf(true, false),
});

/** The present data of a sign-up, without missing fields. */
const StandingAnswers = z.object({
  name: PlainText,
  email: PlainText.optional(),
  phone: PlainText.optional(),
  cares: z.array(PlainText).optional(),
  roles: z.array(PlainText).optional(),
  oneToOne: z
    .object({
      days: z.array(PlainText).optional(),
      parts: z.array(PlainText).optional(),
      way: PlainText.optional(),
      place: PlainText.optional(),
    })
    .optional(),
  organisation: z
    .object({
      name: PlainText,
      kind: PlainText,
      role: PlainText.optional(),
      people: PlainNumber.optional(),
      listed: oneOf(true, false),
    })
    .optional(),
  language: PlainText.optional(),
  /** Their answers to the campaign's own questions, by their ids. */
  more: z.record(z.string(), z.unknown()).optional(),
});

/** The content of a private page: the data of one sign-up, and nothing of any other. */
export const PrivateRecord = z.object({
  kind: oneOf('contact', 'champion-signup', 'import'),
  /** The language of the sign-up, a BCP 47 tag. */
  locale: PlainText,
  reference: PlainText,
  receivedAt: PlainText,
  /** The day after which it is deleted if nobody is in touch. */
  keptUntil: PlainText,
  /** The version of the campaign that the person saw: the words they chose from. */
  campaign: Campaign,
  /** The present contacts; `privacyUrl` is absolute, or empty if it may not be used. */
  controller: DataController.extend({ privacyUrl: PlainText }),
  /** The GSS code of their ward, `unknown` or `outside`. */
  area: PlainText,
  answers: StandingAnswers,
  /** The fields that contain an organiser's correction. */
  corrected: z.array(PlainText),
  consents: z.array(RecordedConsent),
  /** The statements that they may agree to now, each in its present version. */
  offers: z.array(Consent),
  /** Whether somebody's invitation brought them. */
  invited: oneOf(true, false),
  /** How many people used their invitation. */
  brought: PlainNumber,
  /** The link with which they invite others; left out if the page of the form is unknown. */
  inviteUrl: PlainText.optional(),
  /**
   * What a person who opens that link may read about them, and whether they allow it; left out if
   * there is no link, or no first name to read.
   */
  invitation: z.object({ firstName: PlainText, isShown: oneOf(true, false) }).optional(),
  /** The same in its stored form, for the person's own copy: docs/private-page.md. */
  copy: z.record(z.string(), z.unknown()),
});
export type PrivateRecord = z.infer<typeof PrivateRecord>;

const { name, email, phone, cares, roles, oneToOne, organisation, language } =
  ChampionAnswers.shape;

/**
 * A person's changes: only the changed fields, so that changes by somebody else in the meantime
 * stay. `null` removes a field.
 */
export const DetailsChange = z.strictObject({
  area: ChampionSignup.shape.area.pick({ code: true }).optional(),
  answers: z
    .strictObject({
      name: name.optional(),
      email: email.nullable(),
      phone: phone.nullable(),
      cares,
      roles: roles.optional(),
      oneToOne: oneToOne.nullable(),
      organisation,
      language: language.nullable(),
    })
    .optional(),
});
export type DetailsChange = z.infer<typeof DetailsChange>;

/** A statement that a person agrees to, with the words that the page showed them. */
export const ConsentGiven = ChampionSignup.shape.consents.element;
export type ConsentGiven = z.infer<typeof ConsentGiven>;
