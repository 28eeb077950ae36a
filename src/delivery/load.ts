import { check, Results } from '../contract/index.ts';
import { UnreachableError } from './errors.ts';

const documents = new Map<string, Promise<unknown>>();

/**
 * Fetches a JSON document, once for all widgets of the page; a failed fetch is forgotten, so that it can be tried again.
 * @throws UnreachableError
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
 * @throws UnreachableError where there are none to be had, or what came is none
 */
export async function loadResults(url: string): Promise<Results> {
  const results = check(Results, await fetchJson(url));
  if (!results.ok) throw new UnreachableError(`${url} is no results: ${results.problems[0]?.message}`);
  return results.value;
}

async function fetchJson(url: string): Promise<unknown> {
  try {
    const response = await fetch(url, { credentials: 'omit' });
    if (!response.ok) throw new UnreachableError(`${url} answered ${response.status}`);
    return await response.json();
  } catch (cause) {
    throw cause instanceof UnreachableError ? cause : new UnreachableError(`${url} can't be read`, { cause });
  }
}
