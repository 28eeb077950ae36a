import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { BallotDefinition } from 'campaign-widgets/contract';
import { deadlineOf } from '../ballots/ballot-deadlines.ts';
import { jsonBody } from '../http/body-limits.ts';
import { HttpProblem, throwStoreUnavailable } from '../http/http-problem.ts';
import type { Services } from '../services.ts';
import type { StoredDevice, UnusedCodes } from './device-records.ts';
import { DeviceReportRequest, KioskSubmission } from './device-schemas.ts';
import { KIOSK_STYLE, kioskPage } from './kiosk-page.ts';
import { deviceGone, requireDevice } from './require-device.ts';
import { createTakeEntry } from './take-entry.ts';

const WORKER_FILE = 'kiosk-worker.js';
const SHELL_PATH = '/page.html';
const MAX_ENTRY_BYTES = 32 * 1024;
const MAX_REPORT_BYTES = 1024;

/**
 * `/kiosk`: the page of a tablet in a hall, its service worker, and what it sends. A tablet is known
 * by its key; no cookie and no organiser's token is looked at.
 */
export function kioskRoutes(services: Services): Hono {
  const { limits, assets } = services;
  const routes = new Hono();
  routes.use(kioskHeaders());
  routes.get('*', async (c, next) => {
    await limits.read(c);
    await next();
  });
  const page = (c: Context) => c.html(kioskPage(), 200, { 'Cache-Control': 'no-store' });
  routes.get('/style.css', (c) =>
    c.body(KIOSK_STYLE, 200, {
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': 'public, max-age=300',
    }),
  );
  routes.get('/worker.js', (c) => {
    const worker = assets.find(({ path }) => path === WORKER_FILE);
    if (!worker) throw nothingHere();
    return c.body(worker.body, 200, { 'Content-Type': worker.type, 'Cache-Control': 'no-cache' });
  });
  // What the service worker holds.
  routes.get(SHELL_PATH, page);
  addEntryRoutes(routes, services);
  routes.get('/:campaign', page);
  routes.get('/:campaign/:ballot', page);
  // Ends here, before the headers that open the other paths to every origin.
  routes.all('*', async (c) => {
    if (!['GET', 'HEAD'].includes(c.req.method)) await limits.read(c);
    throw nothingHere();
  });
  return routes;
}

/** `POST /kiosk/submissions` and `POST /kiosk/reports`: for registered tablets alone. */
function addEntryRoutes(routes: Hono, services: Services): void {
  const { store, limits, now } = services;
  const takeEntry = createTakeEntry(services);
  const entryBody = jsonBody({
    maxBytes: MAX_ENTRY_BYTES,
    schema: KioskSubmission,
    rateLimit: limits.read,
  });
  routes.post('/submissions', entryBody, async (c) => {
    const { sealed, waiting, ...credentials } = c.req.valid('json');
    const device = await requireDevice(c, services, credentials);
    const isNew = await takeEntry(c, device, sealed);
    const isForm = device.ballot === '';
    if (waiting !== undefined || (isForm && isNew))
      await store.devices
        .report(device.id, {
          waiting: waiting ?? device.waiting,
          at: now().toISOString(),
          ...(isForm && isNew && { sent: 1 }),
        })
        .catch(throwStoreUnavailable);
    return c.json({ taken: true }, isNew ? 201 : 200, { 'Cache-Control': 'no-store' });
  });
  const reportBody = jsonBody({
    maxBytes: MAX_REPORT_BYTES,
    schema: DeviceReportRequest,
    rateLimit: limits.read,
  });
  routes.post('/reports', reportBody, async (c) => {
    const { waiting, closing, ...credentials } = c.req.valid('json');
    const device = await requireDevice(c, services, credentials);
    const isClosing = closing === true && waiting === 0;
    const isReported = await store.devices
      .report(device.id, { waiting, at: now().toISOString(), isClosing })
      .catch(throwStoreUnavailable);
    if (!isReported) throw deviceGone('written-off', 'was written off by an organiser');
    return c.json(await stateOf(services, device), 200, { 'Cache-Control': 'no-store' });
  });
}

/** What a tablet needs to go on, also without a network. */
async function stateOf(
  { store, kioskKeys, now }: Services,
  device: StoredDevice,
): Promise<Record<string, unknown>> {
  const { campaign, ballot, label, sent, refused } = device;
  const stored = ballot
    ? await store.ballots.find(campaign, ballot).catch(throwStoreUnavailable)
    : undefined;
  const groups = stored
    ? await store.devices.unusedCodes(campaign, ballot).catch(throwStoreUnavailable)
    : undefined;
  const definition = stored && BallotDefinition.parse(stored.document);
  return {
    ...{ label, sent, refused, publicKey: kioskKeys.publicKeyOf(device) },
    now: now().toISOString(),
    ...(groups && definition && { codes: groups.map((group) => codesOf(group, definition)) }),
  };
}

const codesOf = (group: UnusedCodes, definition: BallotDefinition): Record<string, unknown> => ({
  closes: deadlineOf(definition, group),
  ...(group.validFrom !== undefined && { validFrom: group.validFrom }),
  ...(group.area !== undefined && { ward: group.area }),
  fingerprints: toBytes(group.fingerprints).toString('base64url'),
});

function toBytes(fingerprints: readonly number[]): Buffer {
  const bytes = Buffer.alloc(fingerprints.length * 2);
  for (const [at, fingerprint] of fingerprints.toSorted((a, b) => a - b).entries())
    bytes.writeUInt16BE(fingerprint, at * 2);
  return bytes;
}

const nothingHere = () => new HttpProblem(404, 'There is nothing at this address.');

/** The page runs no foreign code, can't be framed, and sends no referrer. */
const kioskHeaders = (): MiddlewareHandler =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      connectSrc: ["'self'"],
      workerSrc: ["'self'"],
      imgSrc: ['data:'],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
    },
    // Whether a whole domain is https only is decided by the server in front.
    strictTransportSecurity: false,
    xFrameOptions: 'DENY',
    referrerPolicy: 'no-referrer',
  });
