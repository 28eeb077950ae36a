import { createConsoleLogger, type Logger } from '../http/logger.ts';
import { ceilingComposer, organiserComposer, thankYouComposer } from './arrival-composers.ts';
import { createMailAllowance, DEFAULT_MAX_MAIL_PER_DAY } from './mail-allowance.ts';
import { type MailComposer, mailKind } from './mail-kind.ts';
import { type Arrival, arrivalKindOf, arrivalNotice, webhookNotice } from './message-texts.ts';
import type { NewNotice } from './notice-records.ts';
import { MINUTE_MS } from '../time-units.ts';
import { type NoticeKind, NoticeSender } from './notice-sender.ts';
import type { NotifierServices } from './notifier-services.ts';
import { createMailer, createWebhookClient, type Mailer, type SmtpOptions } from './transports.ts';

export interface NotifierOptions {
  /** Gets a POST with JSON for each arrival, without personal data. */
  webhook?: string;
  /** The mail server, and the sender of its messages. */
  smtp?: SmtpOptions;
  /** The organiser's address, for a short message without personal data. Needs `smtp`. */
  organiser?: string;
  /** Decides which thank-you messages are sent; if left out, its counts end with the process. */
  mailAllowance?: ReturnType<typeof createMailAllowance>;
  /** Private hosts with their port that the webhook may use. */
  allowPrivate?: readonly string[];
  /** Milliseconds before each further try. */
  retryDelaysMs?: readonly number[];
  /** How often to look for messages that another collector has left. */
  pollMs?: number;
  logger?: Logger;
}

/** Sends messages about arrivals to people and organisers, without delaying the answers. */
export interface Notifier {
  /** Whether it can send mail. */
  readonly sendsMail: boolean;
  /**
   * Signs in to the mail server, and sends nothing; asked often, it tries once a minute.
   * @throws NotificationError
   */
  checkMail(): Promise<void>;
  /** The notices to queue with an arrival, in the transaction that stores it. */
  noticesOf(arrival: Arrival): NewNotice[];
  /**
   * Begins to deliver. Called once, by the collector.
   * @param composers further kinds of mail, by the kind of their notices
   */
  start(services: NotifierServices, composers?: Readonly<Record<string, MailComposer>>): void;
  /** Looks at the queue, after notices were added. It returns at once, and never throws. */
  wake(): void;
  /** Finishes deliveries in progress, in five seconds at most; all others stay in the queue. */
  close(): Promise<void>;
}

/** Of a collector that tells nobody. */
export const SILENT_NOTIFIER: Notifier = {
  sendsMail: false,
  checkMail: () => Promise.resolve(),
  noticesOf: () => [],
  start: () => undefined,
  wake: () => undefined,
  close: () => Promise.resolve(),
};

export function createNotifier(options: NotifierOptions): Notifier {
  const { smtp } = options;
  const mailer = smtp && createMailer(smtp);
  let sender: NoticeSender | undefined;
  const check = createMailCheck();
  return {
    sendsMail: mailer !== undefined,
    checkMail: () => (mailer ? check(mailer) : Promise.resolve()),
    noticesOf: (arrival) => noticesOf(arrival, options),
    start(services, composers = {}) {
      const kinds = noticeKinds(services, { ...options, mailer, composers, wake: this.wake });
      if (kinds.size === 0) return;
      const { retryDelaysMs, pollMs, logger = createConsoleLogger() } = options;
      sender = new NoticeSender({
        records: services.store.notices,
        kinds,
        logger,
        ...(retryDelaysMs && { retryDelaysMs }),
        ...(pollMs !== undefined && { pollMs }),
      });
      sender.wake();
    },
    wake: () => {
      sender?.wake();
    },
    async close() {
      await sender?.close();
      mailer?.close();
    },
  };
}

/** A check whose result is used again for a minute, so that no reload of a page asks the server. */
function createMailCheck(): (mailer: Mailer) => Promise<void> {
  let last: { result: Promise<void>; at: number } | undefined;
  return (mailer) => {
    if (!last || performance.now() - last.at >= MINUTE_MS)
      last = { result: mailer.verify(), at: performance.now() };
    return last.result;
  };
}

function noticesOf(arrival: Arrival, { webhook, smtp, organiser }: NotifierOptions): NewNotice[] {
  const { submission, receipt, held } = arrival;
  const about = {
    campaign: submission.campaign,
    subject: submission.id,
    reference: receipt.reference,
  };
  const kind = arrivalKindOf(arrival);
  const { locale } = submission;
  // What looks like a program causes no mail.
  const isThanked = smtp && submission.answers.email && !held;
  return [
    ...(webhook ? [{ ...about, kind: 'webhook', data: { ...webhookNotice(arrival) } }] : []),
    ...(isThanked ? [{ ...about, kind: 'thank-you', data: { kind, locale } }] : []),
    ...(smtp && organiser
      ? [{ ...about, kind: 'organiser', data: { ...arrivalNotice(arrival) } }]
      : []),
  ];
}

interface KindOptions extends NotifierOptions {
  mailer: Mailer | undefined;
  composers: Readonly<Record<string, MailComposer>>;
  wake: () => void;
}

function noticeKinds(
  services: NotifierServices,
  options: KindOptions,
): ReadonlyMap<string, NoticeKind> {
  const { webhook, mailer, allowPrivate } = options;
  const kinds = new Map<string, NoticeKind>();
  if (webhook) {
    const postWebhook = createWebhookClient(allowPrivate);
    kinds.set('webhook', {
      describe: ({ reference }) => `the webhook of ${reference}`,
      deliver: ({ data }) => postWebhook(webhook, data),
    });
  }
  if (mailer)
    for (const [kind, composer] of Object.entries(mailComposers(services, options)))
      kinds.set(kind, mailKind(mailer, composer));
  return kinds;
}

function mailComposers(
  services: NotifierServices,
  { organiser, mailAllowance, logger = createConsoleLogger(), composers, wake }: KindOptions,
): Record<string, MailComposer> {
  const onCeiling = async (campaign: string): Promise<void> => {
    logger.error(
      {},
      `notify: ${campaign} has sent as many thank-you messages as it may today; people are stored as before, and thanked no more until tomorrow (UTC)`,
    );
    if (!organiser) return;
    const notice = { campaign, kind: 'ceiling', subject: '', reference: '', data: {} };
    await services.store.notices.add([notice], services.now().toISOString().slice(0, 10));
    wake();
  };
  return {
    'thank-you': thankYouComposer(services, {
      mailAllowance: mailAllowance ?? createMailAllowance({ maxPerDay: DEFAULT_MAX_MAIL_PER_DAY }),
      onCeiling,
    }),
    ...(organiser && {
      organiser: organiserComposer(services, organiser),
      ceiling: ceilingComposer(services, organiser),
    }),
    ...composers,
  };
}
