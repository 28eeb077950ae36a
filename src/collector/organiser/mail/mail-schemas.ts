import * as z from 'zod';
import type { QueuedNotice } from '../../notifications/notice-records.ts';

const text = z.string();

const FailedNotices = z.strictObject({
  sendsMail: z.boolean(),
  notices: z.array(
    z.strictObject({
      id: text,
      kind: text,
      subject: text.describe('What it is about: the id of a sign-up, for example.'),
      reference: text,
      state: z.enum(['waiting', 'dropped']),
      queuedOn: text,
      tries: z.int(),
      dueAt: text.describe('When it is tried next; empty for at once.'),
      lastError: text.nullable(),
    }),
  ),
}) satisfies z.ZodType<{ sendsMail: boolean; notices: QueuedNotice[] }>;

/** The answers about messages that wait or have failed. */
export const mailSchemas = {
  FailedNotices,
  NoticeChanged: z.strictObject({ done: z.literal(true) }),
};
