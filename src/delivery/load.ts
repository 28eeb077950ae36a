import { AreasFound, check, ResultsRead } from '../contract/index.ts';
import { DeliveryError } from './errors.ts';
import { timeOut } from './time-out.ts';

const documents = new Map<string, Promise<unknown>>();

/**
 * Fetches a JSON document, once for all widgets of the page; a failed fetch is forgotten, so that it can be tried again.
 * @throws DeliveryError
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
 * @throws DeliveryError where there are none to be had, or what came is none
 */
export async function loadResults(url: string): Promise<ResultsRead> {
  const results = check(ResultsRead, await fetchJson(url));
  if (!results.ok) throw new DeliveryError(`${url} is no results: ${results.problems[0]?.message}`);
  return results.value;
}

const FIND_TIME_OUT = 10_000;

/**
 * Asks which wards a postcode is in. It goes in the body of a POST, and nowhere else.
 * @returns its wards, of the campaign or not
 * @throws DeliveryError
 */
export async function findAreas(url: string, campaign: string, postcode: string): Promise<AreasFound['areas']> {
  const body = JSON.stringify({ campaign, postcode });
  const found = check(AreasFound, await fetchJson(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body, signal: AbortSignal.timeout?.(FIND_TIME_OUT) }));
  if (!found.ok) throw new DeliveryError(`${url} is no wards: ${found.problems[0]?.message}`);
  return found.value.areas;
}

/** @throws DeliveryError */
export async function fetchJson(url: string, init?: RequestInit): Promise<unknown> {
  let status: unknown;
  try {
    // An address that is none would be one of the page.
    const response = await fetch(new URL(url), { credentials: 'omit', signal: timeOut(), ...init });
    ({ status } = response);
    if (response.ok) return await response.json();
  } catch (failure) {
    status = failure;
  }
  throw new DeliveryError(`${url}: ${String(status)}`);
}
