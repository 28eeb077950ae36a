import type { Receipt } from '../contract/receipt/reader.ts';
import { DeliveryError, RefusedError } from '../delivery/index.ts';
import { requestTimeoutSignal } from '../delivery/request-timeout.ts';

const WITHDRAWN_STATUS = 410;
/** The same form would be refused again. */
const LAST_STATUSES = [403, 404, WITHDRAWN_STATUS, 413, 415];

/** A page that the collector has answered with. */
export interface PageAnswer {
  readonly page: Document;
  readonly url: string;
}

/** What came of a posted form: the thanks, or the form once more. */
export type FormAnswer =
  | { readonly answer: PageAnswer; readonly receipt: Receipt }
  | { readonly answer: PageAnswer; readonly receipt?: undefined };

/**
 * Posts a form as the browser would do it, and reads the page that the collector answers with.
 * @throws DeliveryError if it could not be taken for now, RefusedError if it never will be
 */
export async function postForm(action: string, body: URLSearchParams): Promise<FormAnswer> {
  const response = await fetch(action, { method: 'POST', body, signal: requestTimeoutSignal() });
  const { status, url } = response;
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const answer = { page, url };
  const receipt = page.querySelector<HTMLMetaElement>('meta[name=campaign-receipt]')?.content;
  if (response.ok && receipt) return { answer, receipt: JSON.parse(receipt) as Receipt };
  // The page of a server or of a network in the collector's place proves nothing.
  const isOurs = page.querySelector('meta[name=campaign-page]') !== null;
  if (isOurs && page.querySelector('campaign-page-form') && status < 500 && status !== 429)
    return { answer };
  if (isOurs && LAST_STATUSES.includes(status)) throw refusal(status);
  const retryAfter = Number(response.headers.get('Retry-After')) || undefined;
  throw new DeliveryError(`${action} answered ${status}`, { status, retryAfter });
}

const refusal = (status: number): RefusedError =>
  new RefusedError(
    `the page answered ${status}`,
    status,
    status === WITHDRAWN_STATUS
      ? [{ path: 'campaign', code: 'withdrawn', message: 'was taken down' }]
      : [],
  );

/** Shows a page in place of the one that is open; its message takes the focus. */
export function showAnswer({ page, url }: PageAnswer, isReceived: boolean): void {
  document.title = page.title;
  for (const name of ['header', 'main']) {
    const next = page.querySelector(name);
    if (next) document.querySelector(name)?.replaceWith(next);
  }
  // The thanks have an address of their own: to load them again sends nothing.
  if (isReceived) history.replaceState(history.state, '', url);
  scrollTo(0, 0);
  document
    .querySelector<HTMLElement>('main [data-focus], main [part=received] [role=heading]')
    ?.focus();
}
