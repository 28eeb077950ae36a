import { type PrivateRecord, readPrivateRecord } from '../../contract/private-page/reader.ts';
import type { Problem } from '../../contract/problem/problem.ts';
import { readProblems } from '../../contract/receipt/reader.ts';
import { requestTimeoutSignal } from '../../delivery/request-timeout.ts';

/**
 * Why a request failed. `nothing`: the key opens nothing. `refused`: the collector proves that it
 * will never accept this. `unreachable`: the result is unknown, and the request can be repeated.
 */
export type PrivateFailure = 'nothing' | 'too-many' | 'refused' | 'unreachable';

export type PrivateOutcome =
  { record: PrivateRecord } | { erased: true } | { failure: PrivateFailure; problems: Problem[] };

const failed = (failure: PrivateFailure, problems: Problem[] = []): PrivateOutcome => ({
  failure,
  problems,
});

/**
 * Calls a route of the private page. The key is in the body, because logs contain addresses.
 * @param endpoint the folder of the routes, absolute
 */
export async function askPrivatePage(
  endpoint: string,
  route: string,
  body: object,
): Promise<PrivateOutcome> {
  try {
    const response = await fetch(new URL(route, endpoint), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      cache: 'no-store',
      signal: requestTimeoutSignal(),
    });
    return await readOutcome(response);
  } catch {
    return failed('unreachable');
  }
}

async function readOutcome(response: Response): Promise<PrivateOutcome> {
  if (response.status === 204) return { erased: true };
  if (response.ok) {
    const record = readPrivateRecord(await response.json());
    return record ? { record } : failed('unreachable');
  }
  // Only the collector's own problem details are proof: a captive portal has pages too.
  const isProven = response.headers.get('Content-Type')?.startsWith('application/problem+json');
  if (!isProven) return failed('unreachable');
  if (response.status === 404) return failed('nothing');
  if (response.status === 429) return failed('too-many');
  if (response.status === 422) return failed('refused', readProblems(await response.json()));
  return failed(response.status < 500 ? 'refused' : 'unreachable');
}
