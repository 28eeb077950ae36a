import { createTransport } from 'nodemailer';
import { createServiceFetch, describeFailure, ServiceError } from '../http/service-fetch.ts';
import type { Message } from './message-texts.ts';
import { NotificationError } from './notification-error.ts';

const SEND_TIMEOUT_MS = 10_000;
const MAX_HOOK_ANSWER_BYTES = 100_000;
/** A second try would get the same answer. */
const FINAL_CODES: readonly ServiceError['code'][] = ['not-https', 'private-address', 'redirect'];
/** RFC 4954, section 6. */
const AUTHENTICATION_REQUIRED = 530;
const RETRYABLE_STATUSES: readonly number[] = [408, 429];

export interface SmtpOptions {
  /** `smtps://user:password@host:465` or `smtp://…` */
  url: string;
  from: string;
}

export interface Mailer {
  /** @throws NotificationError */
  send(to: string, message: Message): Promise<void>;
  /** Signs in, and sends nothing. @throws NotificationError */
  verify(): Promise<void>;
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
    async send(to, { subject, text, id }) {
      // The same id at each try: a server that got a message twice can tell.
      const messageId = id && `<${id}@${domainOf(from)}>`;
      try {
        // An address given as an object is one address, whatever it contains.
        await transport.sendMail({
          from,
          to: { name: '', address: to },
          subject,
          text,
          ...(messageId && { messageId }),
        });
      } catch (failure) {
        throw toNotificationError(failure as SmtpFailure);
      }
    },
    async verify() {
      try {
        await transport.verify();
      } catch (failure) {
        throw toNotificationError(failure as SmtpFailure);
      }
    },
    close: () => {
      transport.close();
    },
  };
}

const domainOf = (from: string): string => /@([\w.-]+)/.exec(from)?.[1] ?? 'localhost';

interface SmtpFailure {
  code?: string;
  /** A reply code of SMTP; 5xx is permanent: RFC 5321, section 4.2.1. */
  responseCode?: number;
  /** The command that the server refused: `RCPT TO`. */
  command?: string;
}

/**
 * What is refused for good about one message is final. A wrong password or sender can be put right
 * on the server while the message waits.
 */
function toNotificationError({
  code = 'failed',
  responseCode = 0,
  command = '',
}: SmtpFailure): NotificationError {
  const text = `${code} ${responseCode || ''}`.trim();
  const isPermanent = responseCode >= 500;
  if (code === 'EAUTH' || code === 'ENOAUTH' || responseCode === AUTHENTICATION_REQUIRED)
    return new NotificationError('sign-in-refused', text, false);
  if (command === 'RCPT TO') return new NotificationError('recipient-refused', text, isPermanent);
  if (command === 'DATA') return new NotificationError('content-refused', text, isPermanent);
  if (command === 'MAIL FROM') return new NotificationError('sender-refused', text, false);
  return new NotificationError(responseCode === 0 ? 'unreachable' : 'failed', text, false);
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
      throw new NotificationError('unreachable', describeFailure(failure), isFinal);
    });
    const isRefused = status >= 400 && status < 500 && !RETRYABLE_STATUSES.includes(status);
    if (!ok) throw new NotificationError('webhook-refused', `status ${status}`, isRefused);
  };
}
