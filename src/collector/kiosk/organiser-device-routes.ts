import { randomBytes, randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { checkValue, createProblem, type Problem } from 'campaign-widgets/contract';
import { draftOf } from '../ballots/ballot-drafts.ts';
import type { BallotAct } from '../ballots/ballot-log.ts';
import type { StoredBallot } from '../ballots/ballot-records.ts';
import { noSuchBallot } from '../ballots/public-ballot-routes.ts';
import { formOf, isJson, jsonBody, jsonOf, jsonOrFormBody } from '../http/body-limits.ts';
import { HttpProblem, invalidRequest, throwStoreUnavailable } from '../http/http-problem.ts';
import { createSessions } from '../organiser/browser-sessions.ts';
import type { OrganiserCampaignEnv } from '../organiser/require-access.ts';
import { wantsPage } from '../organiser/require-token.ts';
import { createSessionCookie } from '../organiser/session-cookie.ts';
import { readDone, redirectDone } from '../organiser/ui/done-messages.ts';
import { describeProblems } from '../organiser/ui/form-fields.ts';
import { campaignPath } from '../organiser/ui/page-layout.ts';
import type { Services } from '../services.ts';
import type { StoredDevice } from './device-records.ts';
import { DeviceRequest, WriteOffRequest } from './device-schemas.ts';
import { devicesPage } from './devices-page.ts';
import { deviceKeyHash } from './require-device.ts';

const MAX_DEVICES = 200;
const MAX_REQUEST_BYTES = 4096;
const MAX_FIELDS = 4;
const KEY_BYTES = 32;

type DeviceContext = Context<OrganiserCampaignEnv>;

/** `…/ballots/{ballot}/devices`: makes tablets devices of a ballot, lists them, writes them off. */
export function organiserDeviceRoutes(services: Services): Hono<OrganiserCampaignEnv> {
  const routes = new Hono<OrganiserCampaignEnv>();
  const newDevice = jsonBody({ maxBytes: MAX_REQUEST_BYTES, schema: DeviceRequest });
  const makeDevice = createMakeDevice(services);
  routes.get('/', (c) => listDevices(c, services));
  routes.post('/', newDevice, (c) => makeDevice(c, c.req.valid('json').label));
  const writeOff = jsonOrFormBody({ maxBytes: MAX_REQUEST_BYTES, maxFields: MAX_FIELDS });
  routes.post('/:device/write-off', writeOff, (c) => writeOffDevice(c, services));
  return routes;
}

async function findBallot(c: DeviceContext, { store }: Services): Promise<StoredBallot> {
  const ballot = await store.ballots.find(c.var.campaign.id, c.req.param('ballot') ?? '');
  if (!ballot) throw noSuchBallot();
  return ballot;
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
  return async (c: DeviceContext, label: string): Promise<Response> => {
    const ballot = await findBallot(c, services);
    if (!kioskKeys.areLasting)
      throw new HttpProblem(
        409,
        'This collector has no secret: it could open nothing that waits on a tablet after a restart.',
      );
    if (!['published', 'open'].includes(ballot.state))
      throw new HttpProblem(409, 'Only a ballot that is public, or open, takes tablets.');
    const key = randomBytes(KEY_BYTES).toString('base64url');
    const id = randomUUID();
    const place = { campaign: ballot.campaign, ballot: ballot.id };
    const publicKey = kioskKeys.publicKeyOf(place);
    const act = { ...actOf(c, services, 'device'), detail: { label } };
    const device = { ...place, id, label, keyHash: deviceKeyHash(key), publicKey };
    const isAdded = await store.devices.add(device, act, MAX_DEVICES).catch(throwStoreUnavailable);
    if (!isAdded) throw new HttpProblem(409, `A ballot has at most ${MAX_DEVICES} tablets.`);
    const session = cookie.get(c);
    if (session !== undefined) await sessions.end(session).catch(throwStoreUnavailable);
    cookie.delete(c);
    return c.json({ id, key, label, publicKey }, 201);
  };
}

async function listDevices(c: DeviceContext, services: Services): Promise<Response> {
  const ballot = await findBallot(c, services);
  const devices = await services.store.devices.list(ballot.campaign, ballot.id);
  if (!wantsPage(c)) return c.json({ devices: devices.map(toListed) });
  return c.html(devicesPage(c.var, { draft: draftOf(ballot), devices, done: readDone(c) }));
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

async function writeOffDevice(c: DeviceContext, services: Services): Promise<Response> {
  const { store } = services;
  const ballot = await findBallot(c, services);
  const sent = isJson(c) ? jsonOf(c) : { reason: formOf(c).text('reason')?.trim() };
  const checked = checkValue(WriteOffRequest, sent);
  const id = c.req.param('device') ?? '';
  if (!checked.ok) {
    if (isJson(c)) throw invalidRequest(checked.problems);
    return showAgain(c, services, ballot, checked.problems);
  }
  const act = { ...actOf(c, services, 'device-written-off'), reason: checked.value.reason };
  const isWrittenOff = await store.devices.writeOff(ballot, id, act).catch(throwStoreUnavailable);
  if (!isWrittenOff)
    throw new HttpProblem(409, 'There is no such tablet, or it sends nothing any more already.', {
      sentence: 'ballotChanged',
    });
  return isJson(c)
    ? c.body(null, 204)
    : redirectDone(c, campaignPath(c.var.campaign, `/ballots/${ballot.id}/devices`), {
        done: 'device-written-off',
      });
}

async function showAgain(
  c: DeviceContext,
  { store }: Services,
  ballot: StoredBallot,
  found: Problem[],
): Promise<Response> {
  const devices = await store.devices.list(ballot.campaign, ballot.id);
  const field = `reason-${c.req.param('device')}`;
  const problems = describeProblems(
    found.map(({ code }) => createProblem('reason', code, '')),
    c.var.messages.devices.problems,
  ).map(({ message }) => ({ field, message }));
  const submitted = { fields: formOf(c).toRecord(), problems };
  return c.html(
    devicesPage(c.var, { draft: draftOf(ballot), devices, done: undefined, submitted }),
    422,
  );
}
