import { readProblems, readReceipt, type Receipt } from '../contract/index.ts';
import type { Entry } from './entry.ts';
import { RefusedError, DeliveryError } from './errors.ts';
import { timeOut } from './time-out.ts';

const LATER = [408, 425, 429];
/** What all requests of a page that may outlive it hold together, at most: Fetch standard, section 4.6. */
const OUTLIVES = 60_000;

/** What is sent of an entry. */
export type Parcel = Pick<Entry, 'endpoint' | 'id' | 'body' | 'way'>;

/**
 * Posts one submission, once. Where the endpoint is blind, its answer proves nothing.
 * @param parcel `endpoint` is an absolute address; `body` the submission as JSON, the same at every try
 * @returns the receipt, checked, and for this very id; undefined from a blind endpoint
 * @throws DeliveryError (may be tried again) or RefusedError (final)
 */
export async function send({ endpoint, id, body, way }: Parcel): Promise<Receipt | undefined> {
  const format = way?.format ?? 'json';
  const { type, text, problems } =
    way && format !== 'json'
      ? await encoded(way, body)
      : { type: 'application/json', text: body, problems: undefined };
  if (problems) throw new RefusedError(`"${format}" can't carry it`, 0, problems);
  const response = await fetch(new URL(endpoint), {
    method: 'POST',
    headers: { 'Content-Type': type },
    body: text,
    // A form back-end lets no script read its answer, and an answer that may not be read would look like none.
    mode: format === 'form' ? 'no-cors' : 'cors',
    credentials: 'omit',
    cache: 'no-store',
    keepalive: text.length < OUTLIVES / 3,
    signal: timeOut(),
  }).catch((cause: unknown) => {
    throw new DeliveryError(`no answer from ${endpoint}`, { cause });
  });
  const { ok, status } = response;
  if (response.type === 'opaque') return undefined;
  if (status >= 500 || LATER.includes(status))
    throw new DeliveryError(`${endpoint} answered ${status}`, {
      retryAfter: secondsToWait(response),
    });
  // A body may break off, or not be JSON: then it is no receipt, and no refusal that says why.
  const answer: unknown = await response.json().catch(() => undefined);
  // Action Network answers with an object, a captive portal with a page; of a form back-end any answer will do.
  if (ok)
    return format === 'form' || (format === 'osdi' && answer)
      ? readReceipt(id, answer)
      : receiptFor(id, answer);
  throw new RefusedError(`${endpoint} answered ${status}`, status, readProblems(answer));
}

/**
 * Makes sure that an answer is a receipt, and one for this submission.
 * @throws DeliveryError
 */
export function receiptFor(id: string, answer: unknown): Receipt {
  const receipt = readReceipt(id, answer);
  if (!receipt) throw new DeliveryError('the answer is no receipt for this submission');
  return receipt;
}

/** Few campaigns need another format: its file is loaded when used. */
const encoded = async (way: NonNullable<Parcel['way']>, body: string) => {
  const { encode } = await import('./formats.ts').catch((cause: unknown) => {
    throw new DeliveryError(`the file for "${way.format}" can't be had`, { cause });
  });
  return encode(way, body);
};

/** `Retry-After` is in seconds, or a date: RFC 9110, section 10.2.3. */
function secondsToWait({ headers }: Response): number | undefined {
  const value = headers.get('Retry-After') ?? '';
  return Number(value) || (Date.parse(value) - Date.now()) / 1000 || undefined;
}
