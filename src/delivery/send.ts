import { readProblems, readReceipt, type Receipt } from '../contract/receipt/reader.ts';
import { RefusedError, DeliveryError } from './errors.ts';
import type { Encoded, EndpointFormat } from './formats.ts';
import type { Encoding, OutboxEntry } from './outbox-entry.ts';
import { requestTimeoutSignal } from './request-timeout.ts';

/** The statuses with which an endpoint can refuse a submission for good. */
const FINAL_STATUSES = [403, 409, 413, 415, 422];
/** The most bytes of all requests of a page that may outlive it: Fetch standard, section 4.6. */
const MAX_KEEPALIVE_BYTES = 60_000;

/** The sent parts of an entry. */
export type OutgoingSubmission = Pick<OutboxEntry, 'endpoint' | 'id' | 'body' | 'encoding'>;

/**
 * Posts one submission, once. The answer of a blind endpoint proves nothing.
 * @param outgoing `endpoint` is an absolute address; `body` the submission as JSON, the same at
 * every try
 * @returns the receipt, checked for this id; undefined from a blind endpoint
 * @throws DeliveryError (may be tried again) or RefusedError (final)
 */
export async function send({
  endpoint,
  id,
  body,
  encoding,
}: OutgoingSubmission): Promise<Receipt | undefined> {
  // The contract's JSON needs no encoding.
  const format = encoding && (await loadFormat(encoding));
  const { type, text, mode, problems }: Encoded = format?.encode(body) ?? {
    type: 'application/json',
    text: body,
  };
  if (problems) throw new RefusedError("can't encode it", 0, problems);
  const response = await fetch(new URL(endpoint).href, {
    method: 'POST',
    headers: { 'Content-Type': type },
    body: text,
    mode,
    credentials: 'omit',
    cache: 'no-store',
    keepalive: text.length < MAX_KEEPALIVE_BYTES / 3,
    signal: requestTimeoutSignal(),
  }).catch((cause: unknown) => {
    throw new DeliveryError(`no answer from ${endpoint}`, { cause });
  });
  const { ok, status } = response;
  if (response.type === 'opaque') return undefined;
  // A body may break off, or not be JSON: then it is neither a receipt nor a refusal with a reason.
  const answer: unknown = await response.json().catch(() => undefined);
  if (ok) return format?.isAcceptance(answer) ? readReceipt(id, answer) : receiptFor(id, answer);
  const message = `${endpoint} answered ${status}`;
  if (isProvenRefusal(response, answer) || format?.isRefusal(response, answer))
    throw new RefusedError(message, status, readProblems(answer));
  throw new DeliveryError(message, { status, retryAfter: secondsToWait(response) });
}

/**
 * Whether an answer proves that this submission will never be accepted. The page of a server,
 * proxy or firewall in the endpoint's place has the same statuses and proves nothing. Our refusals
 * are problem details (RFC 9457).
 */
function isProvenRefusal({ status, headers }: Response, answer: unknown): boolean {
  const body = (answer ?? {}) as { status?: unknown; title?: unknown };
  return (
    FINAL_STATUSES.includes(status) &&
    /^application\/problem\+json\s*(;|$)/i.test(headers.get('Content-Type') ?? '') &&
    body.status === status &&
    typeof body.title === 'string'
  );
}

/**
 * Makes sure that an answer is a receipt, and one for this submission.
 * @throws DeliveryError
 */
export function receiptFor(id: string, answer: unknown): Receipt {
  const receipt = readReceipt(id, answer);
  if (!receipt) throw new DeliveryError('no receipt for this submission');
  return receipt;
}

/** Few campaigns need another format: its file is loaded on first use. */
const loadFormat = (encoding: Encoding): Promise<EndpointFormat> =>
  import('./formats.ts').then(
    ({ endpointFormat }) => endpointFormat(encoding),
    (cause: unknown) => {
      throw new DeliveryError(`can't load "${encoding.format}"`, { cause });
    },
  );

/** `Retry-After` is in seconds, or a date: RFC 9110, section 10.2.3. */
function secondsToWait({ headers }: Response): number | undefined {
  const value = headers.get('Retry-After') ?? '';
  // The clock of the device may be wrong: the endpoint's own time is better, if known.
  const now = Date.parse(headers.get('Date') ?? '') || Date.now();
  return Number(value) || (Date.parse(value) - now) / 1000 || undefined;
}
