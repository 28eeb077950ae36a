import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { createProblem } from 'campaign-widgets/contract';
import { HttpProblem, throwStoreUnavailable } from '../http/http-problem.ts';
import type { Services } from '../services.ts';
import type { StoredDevice } from './device-records.ts';

/** What is kept of the key of a tablet. */
export const deviceKeyHash = (key: string): string =>
  createHash('sha256').update(key).digest('base64url');

/**
 * Finds the tablet that sends a request. A registered one has a bucket of its own, so that a hall
 * with hundreds of waiting votes is not held up by its one address; whoever has no right key shares
 * the bucket of their address.
 * @throws HttpProblem 401 without a right key, 410 if it was written off or given back, 429 or 503
 */
export async function requireDevice(
  c: Context,
  { store, limits }: Pick<Services, 'store' | 'limits'>,
  { device: id, key }: { device: string; key: string },
): Promise<StoredDevice> {
  const device = await store.devices.find(id).catch(throwStoreUnavailable);
  const isRight =
    device !== undefined &&
    timingSafeEqual(Buffer.from(device.keyHash), Buffer.from(deviceKeyHash(key)));
  if (!isRight) {
    await limits.submission(c);
    throw new HttpProblem(401, 'This is not a tablet that was set up here.');
  }
  await limits.device(id);
  if (device.writtenOff) throw deviceGone('written-off', 'was written off by an organiser');
  if (device.closedAt !== undefined) throw deviceGone('closed', 'was given back');
  return device;
}

export const deviceGone = (code: string, message: string): HttpProblem =>
  new HttpProblem(410, 'This tablet sends nothing any more.', {
    problems: [createProblem('device', code, message)],
  });
