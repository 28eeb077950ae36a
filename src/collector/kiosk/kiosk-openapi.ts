import {
  type Described,
  emptyAnswer,
  htmlAnswer,
  jsonAnswer,
  jsonBodyOf,
  pathParameters,
  problemAnswer,
  retryLaterAnswer,
} from '../http/openapi-parts.ts';
import {
  CAMPAIGN_PATH,
  describeOperation,
  nextPage,
  readFailures,
  writeFailures,
} from '../organiser/describe-operation.ts';

const DEVICES_PATH = `${CAMPAIGN_PATH}/ballots/{ballot}/devices`;
const STALL_PATH = `${CAMPAIGN_PATH}/devices`;
const EXAMPLE_DEVICE = {
  device: '5f2e1a90-6a0d-4a3e-9d0b-0a4f3c1b2d3e',
  key: 'fM0p8z1rY3kq5sV7u9wB1dF3gH5jL7nQ9tX2c4e6a8A',
};

const describeGet = (path: string, operationId: string, summary: string): Described => ({
  [path]: {
    get: {
      operationId,
      summary,
      ...(path.includes('{') && { parameters: pathParameters(path) }),
      responses: { 200: htmlAnswer('The page.'), 429: retryLaterAnswer('Too many at once.') },
    },
  },
});

const deviceFailures: Described = {
  401: problemAnswer('Not a tablet that was set up here.'),
  410: problemAnswer('The tablet was written off (`device`/`written-off`), or given back.'),
  413: problemAnswer('Too large.'),
  415: problemAnswer('Not application/json.'),
  429: retryLaterAnswer('Too many at once from this tablet.'),
  503: retryLaterAnswer('The store is not available just now.'),
};

/** What tablets in a hall ask and send. */
export const kioskPaths: Described = {
  ...describeGet(
    '/kiosk/{campaign}/{ballot}',
    'kioskPage',
    'The page of a tablet: sets it up, then takes one vote after the other, without a connection too.',
  ),
  ...describeGet(
    '/kiosk/{campaign}',
    'stallPage',
    'The page of a tablet at a stall: sets it up, then takes answers and sign-ups, without a connection too.',
  ),
  '/kiosk/submissions': {
    post: {
      operationId: 'sendKioskEntry',
      summary:
        'Takes what a registered tablet has sealed: a vote, for 24 hours after the close too; an answer or a sign-up. The same entry again gets 200.',
      requestBody: jsonBodyOf('KioskSubmission', {
        ...EXAMPLE_DEVICE,
        sealed: 'BHk3',
        waiting: 11,
      }),
      responses: {
        200: jsonAnswer('It was stored before.', 'EntryTaken'),
        201: jsonAnswer('Stored.', 'EntryTaken'),
        400: problemAnswer('It was sealed for another collector, or is damaged: keep it.'),
        409: problemAnswer('Another vote has used the code: delete it.'),
        422: problemAnswer('It will never be taken, see `problems`: delete it.'),
        ...deviceFailures,
      },
    },
  },
  '/kiosk/reports': {
    post: {
      operationId: 'reportTablet',
      summary: 'Tells how much waits on a tablet, and asks for what it needs without a connection.',
      requestBody: jsonBodyOf('DeviceReportRequest', { ...EXAMPLE_DEVICE, waiting: 12 }),
      responses: {
        200: jsonAnswer('What it needs.', 'DeviceState'),
        422: problemAnswer('Wrong: see `problems`.'),
        ...deviceFailures,
      },
    },
  },
};

/** What helpers and organisers do with tablets. */
export const organiserDevicePaths: Described[] = [
  ...describeDevices(DEVICES_PATH, {
    ids: { list: 'tablets', make: 'makeTablet', writeOff: 'writeTabletOff' },
    of: 'of a ballot',
    refusal: 'The ballot is over or a draft, or the collector has no secret.',
    lost: 'what last waited on it is in doubt',
  }),
  ...describeDevices(STALL_PATH, {
    ids: { list: 'stallTablets', make: 'makeStallTablet', writeOff: 'writeStallTabletOff' },
    of: 'for the survey and the sign-up',
    refusal:
      'The campaign has closed or has no survey and no sign-up, or the collector has no secret.',
    lost: 'what waits on it is lost',
  }),
];

interface DevicesDescription {
  ids: { list: string; make: string; writeOff: string };
  /** What the tablets are for. */
  of: string;
  /** Why none may be made. */
  refusal: string;
  /** What becomes of what waits on one that is written off. */
  lost: string;
}

function describeDevices(
  path: string,
  { ids, of, refusal, lost }: DevicesDescription,
): Described[] {
  return [
    describeOperation('get', path, {
      id: ids.list,
      summary: `The tablets ${of}: what waits on them, and when they were last heard of.`,
      responses: { 200: jsonAnswer('All of them.', 'DeviceList'), ...readFailures },
    }),
    describeOperation('post', path, {
      id: ids.make,
      summary: `Makes the browser that asks a tablet ${of}, and ends its session.`,
      body: jsonBodyOf('DeviceRequest', { label: 'Hall 1' }),
      responses: {
        201: jsonAnswer('Its key, this once.', 'DeviceMade'),
        ...writeFailures,
        409: problemAnswer(refusal),
      },
    }),
    describeOperation('post', `${path}/{device}/write-off`, {
      id: ids.writeOff,
      summary: `Gives a tablet up, with a reason: ${lost}.`,
      body: jsonBodyOf('WriteOffRequest', { reason: 'It was stolen.' }),
      responses: {
        204: emptyAnswer('Written off.'),
        303: nextPage,
        ...writeFailures,
        409: problemAnswer('It was written off or given back before.'),
      },
    }),
  ];
}
