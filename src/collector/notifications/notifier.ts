import { setTimeout as wait } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { createServiceFetch, describeFailure, ServiceError } from '../http/service-fetch.ts';
import { createMailAllowance, type MailVerdict } from './mail-allowance.ts';
import {
  type Arrival,
  ceilingLine,
  lineTo,
  type Message,
  noticeOf,
  thanksTo,
} from './message-texts.ts';

export interface NotifyOptions {
  /** Where each arrival is posted as JSON, without personal data. */
  webhook?: string;
  /** A mail server, `smtps://user:password@host:465` or `smtp://…`, and whom its messages come from. */
  smtp?: { url: string; from: string };
  /** The organiser's address, for a line without personal data. Needs `smtp`. */
  organiser?: string;
  /** For the address of the organiser's pages. */
  publicUrl: string;
  /** Decides which thank-you messages are sent; left out, one that forgets with the process. */
  mailAllowance?: ReturnType<typeof createMailAllowance>;
  /** Hosts with their port that the webhook may have although their address is private. */
  allowPrivate?: readonly string[];
  /** Milliseconds before each further try. */
  pauses?: number[];
}

export interface Notifier {
  /** Tells of somebody who was stored. It returns at once, and never throws. */
  arrived(arrival: Arrival): void;
  /** Lets what is under way end, for five seconds at most; what would be tried again later is dropped. */
  close(): Promise<void>;
}

/** More sign-ups than a large campaign has on its best day, and fewer than a flood brings. */
export const DEFAULT_MAX_MAIL_PER_DAY = 500;

const PAUSES = [30_000, 300_000, 1_800_000];
const TIMEOUT = 10_000;
const MAX_HOOK_ANSWER_BYTES = 100_000;
/** A second try would be told the same. */
const FINAL_CODES: readonly ServiceError['code'][] = ['not-https', 'private-address', 'redirect'];
const MOST_WAITING = 1000;
/** How long a stop waits for what is under way. */
const PATIENCE = 5000;

/** What failed, in a word that a log may hold: an error's own message may repeat an address. */
class NotificationError extends Error {
  readonly final: boolean;

  constructor(reason: string, final: boolean) {
    super(reason);
    this.final = final;
  }
}

/** Tells people and organisers of arrivals, beside the answers and never in their way. */
export function createNotifier({
  webhook,
  smtp,
  organiser,
  publicUrl,
  mailAllowance = createMailAllowance({ maxPerDay: DEFAULT_MAX_MAIL_PER_DAY }),
  allowPrivate,
  pauses = PAUSES,
}: NotifyOptions): Notifier {
  const mailer =
    smtp &&
    createTransport({
      url: smtp.url,
      pool: true,
      maxConnections: 2,
      connectionTimeout: TIMEOUT,
      greetingTimeout: TIMEOUT,
      socketTimeout: 3 * TIMEOUT,
      disableFileAccess: true,
      disableUrlAccess: true,
    } as Parameters<typeof createTransport>[0]);
  const fetchService = createServiceFetch(allowPrivate);
  const underWay = new Set<Promise<void>>();
  const timers = new Set<NodeJS.Timeout>();
  let waiting = 0;
  let closed = false;

  const mail = async (to: string, { subject, text }: Message): Promise<void> => {
    try {
      // An address in an object is one address, whatever is in it.
      await mailer?.sendMail({ from: smtp?.from, to: { name: '', address: to }, subject, text });
    } catch (failure) {
      const { code = 'failed', responseCode = 0 } = failure as {
        code?: string;
        responseCode?: number;
      };
      throw new NotificationError(`${code} ${responseCode || ''}`.trim(), responseCode >= 500);
    }
  };
  const post = async (url: string, body: unknown): Promise<void> => {
    const response = await fetchService(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      maxBytes: MAX_HOOK_ANSWER_BYTES,
      timeoutMs: TIMEOUT,
    }).catch((failure: unknown) => {
      const isFinal = failure instanceof ServiceError && FINAL_CODES.includes(failure.code);
      throw new NotificationError(describeFailure(failure), isFinal);
    });
    if (!response.ok)
      throw new NotificationError(
        `status ${response.status}`,
        response.status >= 400 &&
          response.status < 500 &&
          response.status !== 408 &&
          response.status !== 429,
      );
  };

  const attempt = async (what: string, tell: () => Promise<void>, tries: number): Promise<void> => {
    try {
      await tell();
      waiting -= 1;
    } catch (failure) {
      const pause =
        failure instanceof NotificationError && failure.final ? undefined : pauses[tries];
      const reason = failure instanceof NotificationError ? failure.message : 'failed';
      console.error(
        `notify: ${what} was not told (${reason})${pause === undefined || closed ? '; given up' : `; tried again in ${pause / 1000} s`}`,
      );
      if (pause === undefined || closed) waiting -= 1;
      else {
        const timer = setTimeout(() => {
          timers.delete(timer);
          start(what, tell, tries + 1);
        }, pause).unref();
        timers.add(timer);
      }
    }
  };
  const start = (what: string, tell: () => Promise<void>, tries: number) => {
    const running = attempt(what, tell, tries).finally(() => underWay.delete(running));
    underWay.add(running);
  };
  const queue = (what: string, tell: () => Promise<void>) => {
    if (closed) return;
    if (waiting >= MOST_WAITING) {
      console.error(`notify: ${what} is not told: ${MOST_WAITING} others wait`);
      return;
    }
    waiting += 1;
    start(what, tell, 0);
  };

  const decide = async ({ campaign }: Arrival, address: string): Promise<MailVerdict> => {
    const verdict = await mailAllowance(campaign.id, address);
    if (verdict !== 'ceiling-reached') return verdict;
    console.error(
      `notify: ${campaign.id} has sent as many thank-you messages as it may today; people are stored as before, and thanked no more until tomorrow (UTC)`,
    );
    if (organiser)
      queue(`the organiser of ${campaign.id}`, async () =>
        mail(organiser, ceilingLine(campaign, publicUrl)),
      );
    return verdict;
  };
  /** Sends a thank-you where that is allowed. It is asked for once: a later try of the same message is no second one. */
  const thank = (arrival: Arrival, address: string): (() => Promise<void>) => {
    let verdict: MailVerdict | undefined;
    return async () => {
      verdict ??= await decide(arrival, address);
      if (verdict === 'send') await mail(address, thanksTo(arrival));
    };
  };

  return {
    arrived(arrival) {
      const { receipt, held, submission } = arrival;
      const { email } = submission.answers;
      if (webhook)
        queue(`the webhook of ${receipt.reference}`, async () => post(webhook, noticeOf(arrival)));
      // Nobody is written to on behalf of what looks like a program.
      if (mailer && email && !held)
        queue(`the person of ${receipt.reference}`, thank(arrival, email));
      if (mailer && organiser)
        queue(`the organiser of ${receipt.reference}`, async () =>
          mail(organiser, lineTo(arrival, publicUrl)),
        );
    },
    async close() {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
      await Promise.race([Promise.all(underWay), wait(PATIENCE, undefined, { ref: false })]);
      mailer?.close();
    },
  };
}
