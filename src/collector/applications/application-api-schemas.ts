import * as z from 'zod';
import { mailSchemas } from '../organiser/mail/mail-schemas.ts';
import { ApplicationFields, ApplicationSettings } from './application-schemas.ts';

const text = z.string();

const Stored = ApplicationSettings.extend({ changedBy: text, changedAt: text });

/** The forms and answers about applications, for the published contract. */
export const applicationApiSchemas = {
  ApplyForm: z.object({
    form: text.describe('The hidden field of the page: it is made for one page view.'),
    organisation: text,
    kind: ApplicationFields.shape.kind,
    place: text.describe('The name or the code of a constituency or a council.'),
    commitment: text,
    name: text,
    email: text,
    phone: text.optional(),
    consent: z.literal('yes'),
  }),
  Applied: z.strictObject({ received: z.literal(true) }),
  ApplicationSettingsForm: z.object({
    isOpen: z.literal('yes').optional().describe('Left out, nobody can apply.'),
    organisation: text,
    contact: text,
    privacyUrl: text,
    imprint: text.optional(),
    asks: text.optional(),
    keptDays: text.describe('A number from 7 to 365.'),
  }),
  AcceptApplicationForm: z.object({
    tell: z.enum(['mail', 'here']).optional().describe('`mail` sends the link; else it is shown.'),
  }),
  Applications: z.strictObject({
    applications: z.array(
      ApplicationFields.extend({
        id: text,
        receivedAt: text,
        heldBecause: z.enum(['honeypot', 'too-fast']).nullable(),
      }),
    ),
    settings: Stored.nullable(),
    failed: mailSchemas.FailedNotices.shape.notices.describe('Mails that could not be sent.'),
    sendsMail: z.boolean(),
  }),
  ApplicationSettings,
  AcceptedApplication: z.strictObject({
    campaign: text.describe('The id of the draft.'),
    link: text.nullable().describe('Null if it is sent by mail.'),
    expiresAt: text.nullable(),
  }),
};

const settings = {
  isOpen: true,
  organisation: 'The Example Party',
  contact: 'seats@example.org',
  privacyUrl: 'https://example.org/privacy',
  imprint: 'Published by A. Example, 1 Example Street, Exampletown',
  asks: 'Twenty champions by May.',
  keptDays: 90,
};

export const applicationExamples = {
  Applied: { received: true },
  ApplicationSettings: settings,
  Applications: {
    applications: [
      {
        id: '7c8f1f3e-0d8e-4c53-9c39-0c9f3c8f6b1e',
        receivedAt: '2026-11-26T10:00:00.000Z',
        heldBecause: null,
        organisation: 'Example Party in Edgbaston',
        kind: 'party',
        place: 'E14001096',
        commitment: 'Twenty champions by May.',
        name: 'Ada Example',
        email: 'ada@example.org',
        language: 'en',
        consent: 'I agree that The Example Party keeps what I have written here …',
      },
    ],
    settings: { ...settings, changedBy: 'collector', changedAt: '2026-11-20T10:00:00.000Z' },
    failed: [],
    sendsMail: true,
  },
  AcceptedApplication: {
    campaign: 'edgbaston',
    link: 'https://collector.example/organiser/join/KEY',
    expiresAt: '2026-12-03T10:00:00.000Z',
  },
};
