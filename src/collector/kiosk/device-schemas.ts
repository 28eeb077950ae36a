import * as z from 'zod';

/** Room for a vote or a sign-up that is padded and sealed. */
const MAX_SEALED_LENGTH = 24 * 1024;
const MAX_LABEL_LENGTH = 60;
const MAX_REASON_LENGTH = 500;
const MAX_WAITING = 100_000;

const base64url = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[\w-]+$/);

/** By what a tablet shows that it is registered. */
const credentials = {
  device: z.uuid(),
  key: base64url(64).describe('The key that the tablet got when it was set up.'),
};

const waiting = z
  .int()
  .min(0)
  .max(MAX_WAITING)
  .describe('How many entries wait on the tablet, this one left out.');

/** What makes a tablet a device. */
export const DeviceRequest = z.strictObject({
  label: z.string().trim().min(1).max(MAX_LABEL_LENGTH).describe('What the helpers call it.'),
});

export const WriteOffRequest = z.strictObject({
  reason: z.string().trim().min(1).max(MAX_REASON_LENGTH).describe('Why it will not report.'),
});

/** One sealed entry of a tablet. */
export const KioskSubmission = z.strictObject({
  ...credentials,
  sealed: base64url(MAX_SEALED_LENGTH).describe(
    'A submission: an ephemeral point of P-256 (65 bytes), an IV (12 bytes), and its JSON under AES-256-GCM; base64url.',
  ),
  waiting: waiting.optional(),
});

/** What a tablet tells of itself. */
export const DeviceReportRequest = z.strictObject({
  ...credentials,
  waiting,
  closing: z
    .boolean()
    .optional()
    .describe('The tablet is given back: nothing waits on it, and it forgets its key.'),
});

const text = z.string();
const count = z.int();

const UnusedCodes = z.strictObject({
  closes: text.describe('Until when these codes count.'),
  validFrom: text.optional(),
  ward: text.optional(),
  fingerprints: text.describe('16 bits of each, big-endian, base64url.'),
});

const Device = z.strictObject({
  id: text,
  label: text,
  madeBy: text,
  madeOn: text,
  sent: count,
  waiting: count,
  refused: count,
  seenAt: text.optional(),
  closedAt: text.optional(),
  writtenOff: z.strictObject({ on: text, by: text, reason: text }).optional(),
});

/** The requests and answers of the routes of tablets. */
export const deviceSchemas = {
  DeviceRequest,
  WriteOffRequest,
  KioskSubmission,
  DeviceReportRequest,
  DeviceMade: z.strictObject({ id: text, key: text, label: text, publicKey: text }),
  DeviceList: z.strictObject({ devices: z.array(Device) }),
  EntryTaken: z.strictObject({ taken: z.literal(true) }),
  DeviceState: z.strictObject({
    label: text,
    publicKey: text,
    sent: count,
    refused: count,
    now: text,
    codes: z
      .array(UnusedCodes)
      .optional()
      .describe('Left out where a code was made without a fingerprint.'),
  }),
};
