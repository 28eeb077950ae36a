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
  /** Where each arrival is posted as JSON, without personal data. */
  webhook?: string;
  /** The mail server, and whom its messages come from. */
  smtp?: SmtpOptions;
  /** The organiser's address, for a line without personal data. Needs `smtp`. */
  organiser?: string;
  /** For the address of the organiser's pages. */
  publicUrl: string;
  /** Decides which thank-you messages are sent; left out, one that forgets with the process. */
  mailAllowance?: ReturnType<typeof createMailAllowance>;
  /** Hosts with their port that the webhook may have although their address is private. */
  allowPrivate?: readonly string[];
  /** Milliseconds before each further try. */
  retryDelaysMs?: number[];
  logger?: Logger;
}

export interface Notifier {
  /** Tells of somebody who was stored. It returns at once, and never throws. */
  arrived(arrival: Arrival): void;
  /**
   * Lets what is under way end, for five seconds at most; what would be tried again later is
   * dropped.
   */
  close(): Promise<void>;
}

const RETRY_DELAYS_MS = [30_000, 300_000, 1_800_000];

/** Tells people and organisers of arrivals, beside the answers and never in their way. */
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
      // Nobody is written to on behalf of what looks like a program.
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

/** Thanks people where that is allowed, and tells the organiser once a day that it no longer is. */
class ThankYouSender {
  readonly #mailer: Mailer;
  readonly #options: ThankYouOptions;

  constructor(mailer: Mailer, options: ThankYouOptions) {
    this.#mailer = mailer;
    this.#options = options;
  }

  send(arrival: Arrival, address: string): void {
    // It is asked for once: a later try of the same message is no second one.
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
