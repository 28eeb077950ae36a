import { type AreaResults, readResults } from '../contract/results/reader.ts';
import { DeliveryError } from './errors.ts';
import { fetchJson } from './load.ts';

/**
 * Fetches the published results, again each time.
 * @throws DeliveryError if they can't be loaded, or are not results
 */
export async function loadResults(url: string): Promise<AreaResults> {
  const results = readResults(await fetchJson(url));
  if (!results) throw new DeliveryError(`${url} is no results`);
  return results;
}
