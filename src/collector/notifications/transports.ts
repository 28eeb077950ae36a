import { createTransport } from 'nodemailer';
import { createServiceFetch, describeFailure, ServiceError } from '../http/service-fetch.ts';
import type { Message } from './message-texts.ts';
import { NotificationError } from './retry-queue.ts';

const SEND_TIMEOUT_MS = 10_000;
const MAX_HOOK_ANSWER_BYTES = 100_000;
/** A second try would get the same answer. */
const FINAL_CODES: readonly ServiceError['code'][] = ['not-https', 'private-address', 'redirect'];
const RETRYABLE_STATUSES: readonly number[] = [408, 429];

export interface SmtpOptions {
  /** `smtps://user:password@host:465` or `smtp://…` */
  url: string;
  from: string;
}

export interface Mailer {
  /** @throws NotificationError */
  send(to: string, message: Message): Promise<void>;
  close(): void;
}

export function createMailer({ url, from }: SmtpOptions): Mailer {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: SEND_TIMEOUT_MS,
    greetingTimeout: SEND_TIMEOUT_MS,
    socketTimeout: 3 * SEND_TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as Parameters<typeof createTransport>[0]);
  return {
    async send(to, { subject, text }) {
      try {
        // An address given as an object is one address, whatever it contains.
        await transport.sendMail({ from, to: { name: '', address: to }, subject, text });
      } catch (failure) {
        const { code = 'failed', responseCode = 0 } = failure as SmtpFailure;
        throw new NotificationError(`${code} ${responseCode || ''}`.trim(), responseCode >= 500);
      }
    },
    close: () => {
      transport.close();
    },
  };
}

interface SmtpFailure {
  code?: string;
  /** A reply code of SMTP; 5xx is permanent: RFC 5321, section 4.2.1. */
  responseCode?: number;
}

/** Posts JSON. @throws NotificationError */
export type PostWebhook = (url: string, body: unknown) => Promise<void>;

/**
 * @param allowPrivate private hosts with their port that a webhook may use
 */
export function createWebhookClient(allowPrivate: readonly string[] | undefined): PostWebhook {
  const fetchService = createServiceFetch(allowPrivate);
  return async (url, body) => {
    const { ok, status } = await fetchService(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      maxBytes: MAX_HOOK_ANSWER_BYTES,
      timeoutMs: SEND_TIMEOUT_MS,
    }).catch((failure: unknown) => {
      const isFinal = failure instanceof ServiceError && FINAL_CODES.includes(failure.code);
      throw new NotificationError(describeFailure(failure), isFinal);
    });
    const isRefused = status >= 400 && status < 500 && !RETRYABLE_STATUSES.includes(status);
    if (!ok) throw new NotificationError(`status ${status}`, isRefused);
  };
}
