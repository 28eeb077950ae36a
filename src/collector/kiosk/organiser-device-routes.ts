import { randomBytes, randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { checkValue, createProblem, type Problem } from 'campaign-widgets/contract';
import type { BallotAct } from '../ballots/ballot-log.ts';
import { formOf, isJson, jsonBody, jsonOf, jsonOrFormBody } from '../http/body-limits.ts';
import { HttpProblem, invalidRequest, throwStoreUnavailable } from '../http/http-problem.ts';
import { createSessions } from '../organiser/browser-sessions.ts';
import type { OrganiserCampaignEnv } from '../organiser/require-access.ts';
import { wantsPage } from '../organiser/require-token.ts';
import { createSessionCookie } from '../organiser/session-cookie.ts';
import { readDone, redirectDone } from '../organiser/ui/done-messages.ts';
import { describeProblems } from '../organiser/ui/form-fields.ts';
import type { Services } from '../services.ts';
import type { StoredDevice } from './device-records.ts';
import type { DevicePlace, FindDevicePlace } from './device-place.ts';
import { DeviceRequest, WriteOffRequest } from './device-schemas.ts';
import { devicesPage } from './devices-page.ts';
import { deviceKeyHash } from './require-device.ts';

const MAX_DEVICES = 200;
const MAX_REQUEST_BYTES = 4096;
const MAX_FIELDS = 4;
const KEY_BYTES = 32;

type DeviceContext = Context<OrganiserCampaignEnv>;

/**
 * `…/ballots/{ballot}/devices`, and `…/devices` for the survey and the sign-up: makes tablets
 * devices, lists them, writes them off.
 */
export function organiserDeviceRoutes(
  services: Services,
  findPlace: FindDevicePlace,
): Hono<OrganiserCampaignEnv> {
  const routes = new Hono<OrganiserCampaignEnv>();
  const newDevice = jsonBody({ maxBytes: MAX_REQUEST_BYTES, schema: DeviceRequest });
  const makeDevice = createMakeDevice(services);
  routes.get('/', async (c) => listDevices(c, services, await findPlace(c)));
  routes.post('/', newDevice, async (c) =>
    makeDevice(c, await findPlace(c), c.req.valid('json').label),
  );
  const writeOff = jsonOrFormBody({ maxBytes: MAX_REQUEST_BYTES, maxFields: MAX_FIELDS });
  routes.post('/:device/write-off', writeOff, async (c) =>
    writeOffDevice(c, services, await findPlace(c)),
  );
  return routes;
}

const actOf = (c: DeviceContext, { now }: Services, what: string): BallotAct => ({
  what,
  by: c.var.principal.name,
  at: now().toISOString(),
  detail: {},
});

/** The browser that is made a device forgets its organiser: strangers will hold it. */
function createMakeDevice(services: Services) {
  const { store, kioskKeys, publicUrl, now } = services;
  const cookie = createSessionCookie(publicUrl);
  const sessions = createSessions(store.sessions, now);
  return async (c: DeviceContext, place: DevicePlace, label: string): Promise<Response> => {
    if (!kioskKeys.areLasting)
      throw new HttpProblem(
        409,
        'This collector has no secret: it could open nothing that waits on a tablet after a restart.',
      );
    if (place.refusal !== undefined) throw new HttpProblem(409, place.refusal);
    const key = randomBytes(KEY_BYTES).toString('base64url');
    const id = randomUUID();
    const { campaign, ballot } = place;
    const publicKey = kioskKeys.publicKeyOf(place);
    const act = { ...actOf(c, services, 'device'), detail: { label } };
    const device = { campaign, ballot, id, label, keyHash: deviceKeyHash(key), publicKey };
    const isAdded = await store.devices.add(device, act, MAX_DEVICES).catch(throwStoreUnavailable);
    if (!isAdded) throw new HttpProblem(409, `There are ${MAX_DEVICES} tablets already.`);
    const session = cookie.get(c);
    if (session !== undefined) await sessions.end(session).catch(throwStoreUnavailable);
    cookie.delete(c);
    return c.json({ id, key, label, publicKey }, 201);
  };
}

async function listDevices(
  c: DeviceContext,
  services: Services,
  place: DevicePlace,
): Promise<Response> {
  const devices = await services.store.devices.list(place.campaign, place.ballot);
  if (!wantsPage(c)) return c.json({ devices: devices.map(toListed) });
  return c.html(devicesPage(c.var, { place, devices, done: readDone(c) }));
}

/** What is told of a tablet: never its key. */
const toListed = ({
  id,
  label,
  madeBy,
  madeOn,
  sent,
  waiting,
  refused,
  seenAt,
  closedAt,
  writtenOff,
}: StoredDevice) => ({
  ...{ id, label, madeBy, madeOn, sent, waiting, refused, seenAt, closedAt, writtenOff },
});

async function writeOffDevice(
  c: DeviceContext,
  services: Services,
  place: DevicePlace,
): Promise<Response> {
  const { store } = services;
  const sent = isJson(c) ? jsonOf(c) : { reason: formOf(c).text('reason')?.trim() };
  const checked = checkValue(WriteOffRequest, sent);
  const id = c.req.param('device') ?? '';
  if (!checked.ok) {
    if (isJson(c)) throw invalidRequest(checked.problems);
    return showAgain(c, services, place, checked.problems);
  }
  const act = { ...actOf(c, services, 'device-written-off'), reason: checked.value.reason };
  const key = { campaign: place.campaign, id: place.ballot };
  const isWrittenOff = await store.devices.writeOff(key, id, act).catch(throwStoreUnavailable);
  if (!isWrittenOff)
    throw new HttpProblem(409, 'There is no such tablet, or it sends nothing any more already.', {
      sentence: 'ballotChanged',
    });
  return isJson(c)
    ? c.body(null, 204)
    : redirectDone(c, place.path, { done: 'device-written-off' });
}

async function showAgain(
  c: DeviceContext,
  { store }: Services,
  place: DevicePlace,
  found: Problem[],
): Promise<Response> {
  const devices = await store.devices.list(place.campaign, place.ballot);
  const field = `reason-${c.req.param('device')}`;
  const problems = describeProblems(
    found.map(({ code }) => createProblem('reason', code, '')),
    c.var.messages.devices.problems,
  ).map(({ message }) => ({ field, message }));
  const submitted = { fields: formOf(c).toRecord(), problems };
  return c.html(devicesPage(c.var, { place, devices, done: undefined, submitted }), 422);
}
