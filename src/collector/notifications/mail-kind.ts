import type { ClaimedNotice } from './notice-records.ts';
import type { Message } from './message-texts.ts';
import type { NoticeKind } from './notice-sender.ts';
import type { Mailer } from './transports.ts';

/** A mail, made while it is sent: what only its reader may know is nowhere before. */
export interface ComposedMail {
  to: string;
  message: Message;
}

/** Composes the mail of a notice. */
export interface MailComposer {
  /** Whom it tells, for the log: `the person of BCD-FGH-JKL`. It identifies nobody. */
  describe(notice: ClaimedNotice): string;
  /**
   * @returns undefined if the mail is not needed any more, because its person was erased, for
   * example
   */
  compose(notice: ClaimedNotice): Promise<ComposedMail | undefined>;
}

/** The notice kind of a mail. */
export const mailKind = (mailer: Mailer, { describe, compose }: MailComposer): NoticeKind => ({
  describe,
  async deliver(notice) {
    const mail = await compose(notice);
    if (mail) await mailer.send(mail.to, { ...mail.message, id: notice.id });
  },
});
