import { check, Results } from '../contract/index.ts';
import { DeliveryError } from './errors.ts';

const documents = new Map<string, Promise<unknown>>();

/**
 * Fetches a JSON document, once for all widgets of the page; a failed fetch is forgotten, so that it can be tried again.
 * @throws DeliveryError where the answer is an error, else what fetch throws
 */
export function loadDocument(url: string): Promise<unknown> {
  let document = documents.get(url);
  if (!document) {
    document = fetchJson(url);
    documents.set(url, document);
    document.catch(() => documents.delete(url));
  }
  return document;
}

/**
 * Fetches the published results, anew each time.
 * @throws DeliveryError where what came is none, else what fetch throws
 */
export async function loadResults(url: string): Promise<Results> {
  const results = check(Results, await fetchJson(url));
  if (!results.ok) throw new DeliveryError(`${url} is no results: ${results.problems[0]?.message}`);
  return results.value;
}

async function fetchJson(url: string): Promise<unknown> {
  const response = await fetch(url, { credentials: 'omit' });
  if (!response.ok) throw new DeliveryError(`${url} answered ${response.status}`);
  return response.json();
}
