import { check, ResultsRead } from '../contract/index.ts';
import { DeliveryError } from './errors.ts';
import { fetchJson } from './load.ts';

/**
 * Fetches the published results, anew each time.
 * @throws DeliveryError where there are none to be had, or what came is none
 */
export async function loadResults(url: string): Promise<ResultsRead> {
  const results = check(ResultsRead, await fetchJson(url));
  if (!results.ok) throw new DeliveryError(`${url} is no results: ${results.problems[0]?.message}`);
  return results.value;
}
