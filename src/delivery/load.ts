import { DeliveryError } from './errors.ts';
import { requestTimeoutSignal } from './request-timeout.ts';

const documents = new Map<string, Promise<unknown>>();

/**
 * Fetches a JSON document, once for all widgets of the page; a failed fetch is forgotten, so that
 * it can be retried.
 * @throws DeliveryError
 */
export function loadDocument(url: string): Promise<unknown> {
  let document = documents.get(url);
  if (!document) {
    // The mode of a `<link rel=preload as=fetch crossorigin>`, so that a fetch which the page has
    // started is reused.
    document = fetchJson(url, { credentials: 'same-origin' });
    documents.set(url, document);
    document.catch(() => documents.delete(url));
  }
  return document;
}

/**
 * Fetches JSON.
 * @param url absolute
 * @throws DeliveryError with the `status` of an unsuccessful response, or else with its `cause`: a
 * SyntaxError if the response is not JSON
 */
export async function fetchJson(url: string, init?: RequestInit): Promise<unknown> {
  let status: number | undefined;
  let cause: unknown;
  try {
    // `new URL` throws on a relative address, which would be relative to the page.
    const response = await fetch(new URL(url).href, {
      credentials: 'omit',
      signal: requestTimeoutSignal(),
      ...init,
    });
    if (response.ok) return await response.json();
    ({ status } = response);
  } catch (failure) {
    cause = failure;
  }
  throw new DeliveryError(`${url}: ${String(status ?? cause)}`, { status, cause });
}
