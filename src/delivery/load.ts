import { DeliveryError } from './errors.ts';
import { requestTimeoutSignal } from './request-timeout.ts';

const documents = new Map<string, Promise<unknown>>();

/**
 * Fetches a JSON document, once for all widgets of the page; a failed fetch is forgotten, so that
 * it can be tried again.
 * @throws DeliveryError
 */
export function loadDocument(url: string): Promise<unknown> {
  let document = documents.get(url);
  if (!document) {
    // The mode of a `<link rel=preload as=fetch crossorigin>`: what the page has begun to fetch is
    // used.
    document = fetchJson(url, { credentials: 'same-origin' });
    documents.set(url, document);
    document.catch(() => documents.delete(url));
  }
  return document;
}

/**
 * Fetches JSON.
 * @param url absolute
 * @throws DeliveryError with the `status` of a response that is no success, or else with its
 * `cause`: a SyntaxError where the response is no JSON
 */
export async function fetchJson(url: string, init?: RequestInit): Promise<unknown> {
  let status: number | undefined;
  let cause: unknown;
  try {
    // `new URL` throws on a relative address, which would be one of the page.
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
