import { isObject } from '../contract/plain-object.ts';
import { requestTimeoutSignal } from '../delivery/request-timeout.ts';
import type { EntryAnswer } from './send-queue.ts';
import type { TabletDevice } from './tablet-store.ts';

/** A request that the collector refused, or that nobody answered (`status` is 0). */
export class RequestFailure extends Error {
  override readonly name = 'RequestFailure';
  readonly status: number;

  constructor(status: number) {
    super(`status ${status}`);
    this.status = status;
  }
}

async function request(path: string, body?: unknown): Promise<Response> {
  const options: RequestInit =
    body === undefined
      ? { headers: { Accept: 'application/json' }, cache: 'no-cache' }
      : {
          method: 'POST',
          headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
          body: JSON.stringify(body),
        };
  return fetch(path, { ...options, signal: requestTimeoutSignal() });
}

async function requestJson(path: string, body?: unknown): Promise<unknown> {
  const response = await request(path, body).catch(() => undefined);
  if (!response?.ok) throw new RequestFailure(response?.status ?? 0);
  return response.json();
}

/** The page of the tablets of a place, and its API. */
export function devicesPath(place: string): string {
  const [campaign, ballot] = place.split('/');
  return `/organiser/campaigns/${campaign}${ballot ? `/ballots/${ballot}` : ''}/devices`;
}

/** Whether whoever is signed in here may make this tablet a device. @throws RequestFailure */
export const askForDevices = (place: string): Promise<unknown> => requestJson(devicesPath(place));

/** Makes this tablet a device, and ends the organiser's session in it. @throws RequestFailure */
export async function registerTablet(
  place: string,
  label: string,
): Promise<Pick<TabletDevice, 'id' | 'key' | 'publicKey' | 'label'>> {
  const made = await requestJson(devicesPath(place), { label });
  const { id, key, publicKey } = isObject(made) ? made : {};
  if (typeof id !== 'string' || typeof key !== 'string' || typeof publicKey !== 'string')
    throw new RequestFailure(0);
  return { id, key, publicKey, label };
}

/** The public documents of a place: of the campaign, and of the ballot where it is one. */
export async function fetchDocuments(place: string): Promise<[unknown, unknown]> {
  const [campaign, ballot] = place.split('/');
  const path = `/campaigns/${campaign}`;
  return Promise.all([
    requestJson(path),
    ballot ? requestJson(`${path}/ballots/${ballot}`) : undefined,
  ]);
}

/** The collector's answer to what a tablet tells of itself. */
export interface DeviceAnswer {
  codes: unknown;
  publicKey: string;
  now: string;
}

/** Tells the collector what waits. @throws RequestFailure */
export async function reportTablet(
  { id, key }: TabletDevice,
  waiting: number,
  closing = false,
): Promise<DeviceAnswer> {
  const answer = await requestJson('/kiosk/reports', {
    ...{ device: id, key, waiting },
    ...(closing && { closing }),
  });
  const { codes, publicKey, now } = isObject(answer) ? answer : {};
  if (typeof publicKey !== 'string' || typeof now !== 'string') throw new RequestFailure(0);
  return { codes, publicKey, now };
}

/** Posts a sealed entry. @throws where nobody answers, or somebody else does */
export async function postEntry(
  { id, key }: TabletDevice,
  sealed: string,
  waiting: number,
): Promise<EntryAnswer> {
  const response = await request('/kiosk/submissions', { device: id, key, sealed, waiting });
  const type = response.headers.get('Content-Type') ?? '';
  // A hotel's page answers 200 too: only the collector answers JSON.
  if (!type.includes('json')) throw new RequestFailure(0);
  const body: unknown = await response.json();
  if (response.ok && !(isObject(body) && body.taken === true)) throw new RequestFailure(0);
  const seconds = Number(response.headers.get('Retry-After'));
  return {
    status: response.status,
    retryAfterMs: seconds > 0 ? seconds * 1000 : undefined,
  };
}
