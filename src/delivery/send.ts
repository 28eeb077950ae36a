import { check, Receipt, RefusalRead } from '../contract/index.ts';
import { RefusedError, DeliveryError } from './errors.ts';
import { timeOut } from './time-out.ts';

const LATER = [408, 425, 429];

/**
 * Posts the bytes of one submission, once.
 * @param endpoint absolute address
 * @param body the submission as JSON: the same bytes at every try
 * @returns the receipt, checked, and for this very id
 * @throws DeliveryError (may be tried again) or RefusedError (final)
 */
export async function send(endpoint: string, id: string, body: string): Promise<Receipt> {
  const response = await fetch(new URL(endpoint), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body,
    credentials: 'omit',
    cache: 'no-store',
    signal: timeOut(),
  }).catch((cause: unknown) => {
    throw new DeliveryError(`no answer from ${endpoint}`, { cause });
  });
  const { ok, status } = response;
  if (status >= 500 || LATER.includes(status)) throw new DeliveryError(`${endpoint} answered ${status}`, { retryAfter: secondsToWait(response) });
  // A body may break off, or not be JSON: then it is no receipt, and no refusal that says why.
  const answer: unknown = await response.json().catch(() => undefined);
  if (ok) return receiptFor(id, answer);
  const refusal = check(RefusalRead, answer);
  throw new RefusedError(`${endpoint} answered ${status}`, status, refusal.ok ? refusal.value.problems : []);
}

/**
 * Makes sure that an answer is a receipt, and one for this submission.
 * @throws DeliveryError
 */
export function receiptFor(id: string, answer: unknown): Receipt {
  const receipt = check(Receipt, answer);
  if (!receipt.ok || receipt.value.id !== id) throw new DeliveryError('the answer is no receipt for this submission');
  return receipt.value;
}

/** `Retry-After` is in seconds, or a date: RFC 9110, section 10.2.3. */
function secondsToWait({ headers }: Response): number | undefined {
  const value = headers.get('Retry-After') ?? '';
  return Number(value) || (Date.parse(value) - Date.now()) / 1000 || undefined;
}
