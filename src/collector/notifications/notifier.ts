import { createConsoleLogger, type Logger } from '../http/logger.ts';
import {
  createMailAllowance,
  DEFAULT_MAX_MAIL_PER_DAY,
  type MailVerdict,
} from './mail-allowance.ts';
import {
  type Arrival,
  ceilingMessage,
  organiserMessage,
  thankYouMessage,
  webhookNotice,
} from './message-texts.ts';
import { RetryQueue } from './retry-queue.ts';
import { createMailer, createWebhookClient, type Mailer, type SmtpOptions } from './transports.ts';

export interface NotifierOptions {
  /** Gets a POST with JSON for each arrival, without personal data. */
  webhook?: string;
  /** The mail server, and the sender of its messages. */
  smtp?: SmtpOptions;
  /** The organiser's address, for a short message without personal data. Needs `smtp`. */
  organiser?: string;
  /** For the address of the organiser's pages. */
  publicUrl: string;
  /** Decides which thank-you messages are sent; if left out, its counts end with the process. */
  mailAllowance?: ReturnType<typeof createMailAllowance>;
  /** Private hosts with their port that the webhook may use. */
  allowPrivate?: readonly string[];
  /** Milliseconds before each further try. */
  retryDelaysMs?: number[];
  logger?: Logger;
}

export interface Notifier {
  /** Announces a person who was stored. It returns at once, and never throws. */
  arrived(arrival: Arrival): void;
  /** Finishes deliveries in progress, in five seconds at most; later tries are dropped. */
  close(): Promise<void>;
}

const RETRY_DELAYS_MS = [30_000, 300_000, 1_800_000];

/** Sends messages about arrivals to people and organisers, without delaying the answers. */
export function createNotifier(options: NotifierOptions): Notifier {
  const { webhook, smtp, organiser, publicUrl } = options;
  const logger = options.logger ?? createConsoleLogger();
  const queue = new RetryQueue({
    retryDelaysMs: options.retryDelaysMs ?? RETRY_DELAYS_MS,
    logger,
  });
  const mailer = smtp && createMailer(smtp);
  const postWebhook = createWebhookClient(options.allowPrivate);
  const thankYous =
    mailer && new ThankYouSender(mailer, { queue, logger, ...withAllowance(options) });
  return {
    arrived(arrival) {
      const { receipt, held, submission } = arrival;
      const { email } = submission.answers;
      if (webhook)
        queue.add(`the webhook of ${receipt.reference}`, () =>
          postWebhook(webhook, webhookNotice(arrival)),
        );
      // What looks like a program causes no mail.
      if (email && !held) thankYous?.send(arrival, email);
      if (mailer && organiser)
        queue.add(`the organiser of ${receipt.reference}`, () =>
          mailer.send(organiser, organiserMessage(arrival, publicUrl)),
        );
    },
    async close() {
      await queue.close();
      mailer?.close();
    },
  };
}

const withAllowance = (options: NotifierOptions) => ({
  ...options,
  mailAllowance:
    options.mailAllowance ?? createMailAllowance({ maxPerDay: DEFAULT_MAX_MAIL_PER_DAY }),
});

interface ThankYouOptions extends ReturnType<typeof withAllowance> {
  queue: RetryQueue;
  logger: Logger;
}

/** Thanks people if that is allowed, and tells the organiser once a day when it no longer is. */
class ThankYouSender {
  readonly #mailer: Mailer;
  readonly #options: ThankYouOptions;

  constructor(mailer: Mailer, options: ThankYouOptions) {
    this.#mailer = mailer;
    this.#options = options;
  }

  send(arrival: Arrival, address: string): void {
    // Counted once: a later try of the same message is not a second message.
    let verdict: MailVerdict | undefined;
    this.#options.queue.add(`the person of ${arrival.receipt.reference}`, async () => {
      verdict ??= await this.#decide(arrival, address);
      if (verdict === 'send') await this.#mailer.send(address, thankYouMessage(arrival));
    });
  }

  async #decide({ campaign }: Arrival, address: string): Promise<MailVerdict> {
    const { queue, logger, mailAllowance, organiser, publicUrl } = this.#options;
    const verdict = await mailAllowance(campaign.id, address);
    if (verdict !== 'ceiling-reached') return verdict;
    logger.error(
      {},
      `notify: ${campaign.id} has sent as many thank-you messages as it may today; people are stored as before, and thanked no more until tomorrow (UTC)`,
    );
    if (organiser)
      queue.add(`the organiser of ${campaign.id}`, () =>
        this.#mailer.send(organiser, ceilingMessage(campaign, publicUrl)),
      );
    return verdict;
  }
}
