import { randomUUID } from 'node:crypto';
import { type ClientRequest, request } from 'node:http';
import { createCollector, openSqliteStore } from '../../../src/collector/index.ts';
import { edgbaston } from '../../../test/contract/examples.ts';
import { AddressWatch } from '../answer-load.ts';
import type { Cell, Row } from '../cell.ts';
import { type CollectorProcess, TOKEN } from '../collector-process.ts';
import { expectTrue, megabytes, seconds } from '../expectations.ts';

const BODY_BYTES = 2 * 1024 * 1024;
const MAX_STRANGER_MS = 2_000;
/** A list of helpers is read row by row; whoever holds a token may have that done. */
const MAX_ORGANISER_MS = 5_000;
const MAX_DOCUMENT_MS = 3_000;
/**
 * A body whose length nobody announced may meet the end of its connection before its sender has
 * read the answer.
 */
const MAX_CUT_SHARE = 0.02;
const MAX_MEMORY_GROWTH_BYTES = 128 * 1024 * 1024;
const AT_ONCE = 20;
const REQUEST_TIMEOUT_MS = 30_000;

interface Route {
  method: string;
  path: string;
}

/**
 * Every route that takes a body, as the application itself tells; and some addresses where there is
 * none.
 */
async function routesWithBodies(): Promise<Route[]> {
  const store = await openSqliteStore(':memory:');
  try {
    const app = await createCollector({
      store,
      campaigns: [edgbaston()],
      organiserToken: TOKEN,
      secret: randomUUID(),
    });
    const paths = new Map<string, Route>();
    const named = app.routes
      .filter(({ method }) => ['POST', 'PUT', 'PATCH', 'DELETE'].includes(method))
      .map(({ method, path }) => ({
        method,
        path: path
          .replace(/:campaign\b/, 'edgbaston')
          .replace(/:list\b/, 'milestones')
          .replace(/:\w+(\{[^}]*\})?\??/g, randomUUID()),
      }));
    const unknown = ['/', '/nowhere', '/organiser', '/organiser/nowhere', '/mine/nowhere'];
    for (const route of [...named, ...unknown.map((path) => ({ method: 'POST', path }))])
      paths.set(`${route.method} ${route.path}`, route);
    return [...paths.values()];
  } finally {
    await store.close();
  }
}

interface Body {
  contentType: string;
  text: string;
}

const BOUNDARY = 'boundary-of-the-matrix';
const repeated = (text: string): string => text.repeat(Math.ceil(BODY_BYTES / text.length));
const part = (name: string, content: string): string =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${content}\r\n`;

const FORM = 'application/x-www-form-urlencoded';
const MULTIPART = `multipart/form-data; boundary=${BOUNDARY}`;

const BODIES: Record<string, Body[]> = {
  'one long string of JSON': [
    { contentType: 'application/json', text: `{"token":"${repeated('x')}"}` },
  ],
  'nested JSON': [
    { contentType: 'application/json', text: repeated('[') },
    { contentType: 'application/json', text: repeated('{"a":') },
  ],
  'JSON with many keys': [
    {
      contentType: 'application/json',
      text: `{${Array.from({ length: BODY_BYTES / 12 }, (_, n) => `"k${n}":0`).join()}}`,
    },
  ],
  'a&a&…': [
    { contentType: FORM, text: repeated('a&') },
    { contentType: FORM, text: repeated('a=%41&') },
  ],
  'one field': [{ contentType: FORM, text: `token=${repeated('x')}` }],
  multipart: [
    { contentType: MULTIPART, text: `${repeated(part('a', ''))}--${BOUNDARY}--\r\n` },
    { contentType: MULTIPART, text: `${part('token', repeated('x'))}--${BOUNDARY}--\r\n` },
    { contentType: MULTIPART, text: repeated(`--${BOUNDARY}`) },
  ],
  'line ends': [
    { contentType: 'text/csv', text: repeated('\n') },
    { contentType: 'text/csv', text: `name,email\n${repeated(',')}` },
    { contentType: FORM, text: repeated('\r\n') },
  ],
};

interface Sent extends Route, Body {
  withToken: boolean;
  /** Sent in chunks, so that nothing announces how long it is. */
  isUnmeasured: boolean;
}

interface Outcome extends Sent {
  /** 0 where the connection was cut without an answer. */
  status: number;
  ms: number;
}

function send({ url }: CollectorProcess, sent: Sent): Promise<Outcome> {
  const since = performance.now();
  return new Promise((resolve) => {
    const end = (status: number) => resolve({ ...sent, status, ms: performance.now() - since });
    const posted: ClientRequest = request(`${url}${sent.path}`, {
      method: sent.method,
      agent: false,
      timeout: REQUEST_TIMEOUT_MS,
      headers: {
        'Content-Type': sent.contentType,
        // As a program may write it: the pages' guard against other sites is no guard against
        // programs.
        Origin: url,
        ...(sent.isUnmeasured
          ? { 'Transfer-Encoding': 'chunked' }
          : { 'Content-Length': Buffer.byteLength(sent.text) }),
        ...(sent.withToken && { Authorization: `Bearer ${TOKEN}` }),
      },
    });
    posted.on('response', (response) => {
      response.on('end', () => end(response.statusCode ?? 0));
      response.on('error', () => end(response.statusCode ?? 0));
      response.resume();
    });
    posted.on('timeout', () => posted.destroy());
    // After an answer, a connection that the collector ends is no fault: the rest of the body has
    // no reader.
    posted.on('error', () => end(0));
    posted.end(sent.text);
  });
}

const told = ({ method, path, withToken, isUnmeasured, status, ms }: Outcome): string =>
  `${method} ${path.replace(/[\da-f-]{36}/g, '…')}${isUnmeasured ? ' in chunks' : ''}${withToken ? ' with a token' : ''}: ${status || 'cut'} after ${seconds(ms)}`;

const largeBodies =
  (bodies: Body[]) =>
  async (cell: Cell): Promise<string> => {
    const collector = await cell.start(await cell.database());
    const routes = await routesWithBodies();
    const each = bodies.flatMap((body) =>
      [false, true].flatMap((withToken) =>
        [false, true].flatMap((isUnmeasured) =>
          routes.map((route) => ({ ...route, ...body, withToken, isUnmeasured })),
        ),
      ),
    );
    // A small request of each first: code that is loaded when it is needed is not memory that a
    // body takes.
    for (const sent of each) await send(collector, { ...sent, text: sent.text.slice(0, 100) });
    collector.forgetPeakMemory();
    const before = collector.peakMemoryBytes();

    const documents = new AddressWatch(collector, '/campaigns/edgbaston');
    const outcomes: Outcome[] = [];
    for (const sent of each) outcomes.push(await send(collector, sent));
    const alone = outcomes.length;
    const ofStrangers = each.filter(({ withToken }) => !withToken);
    for (let from = 0; from < ofStrangers.length; from += AT_ONCE)
      await Promise.all(
        ofStrangers.slice(from, from + AT_ONCE).map((sent) => send(collector, sent)),
      );
    await documents.stop();
    const growth = collector.peakMemoryBytes() - before;

    const cut = outcomes.filter(({ status, isUnmeasured }) => status === 0 && isUnmeasured);
    const mayBeCut = cut.length <= MAX_CUT_SHARE * alone;
    const wrong = outcomes.filter(({ status, withToken, isUnmeasured, ms }) => {
      if (status === 0 && isUnmeasured && mayBeCut) return false;
      const isRefused = status >= 400 && status < 500;
      const isAnswered = status >= 200 && status < 500;
      return withToken ? !isAnswered || ms > MAX_ORGANISER_MS : !isRefused || ms > MAX_STRANGER_MS;
    });
    expectTrue(
      wrong.length === 0,
      `${wrong.length} of ${alone} are wrong: ${wrong.slice(0, 4).map(told).join('; ')}`,
    );
    expectTrue(
      growth < MAX_MEMORY_GROWTH_BYTES,
      `memory grew by ${megabytes(growth)}, from ${megabytes(before)}`,
    );
    expectTrue(
      documents.slowestMs < MAX_DOCUMENT_MS,
      `a document took ${seconds(documents.slowestMs)} meanwhile`,
    );
    const slowest = outcomes.reduce((a, b) => (b.ms > a.ms ? b : a));
    return `${alone} requests to ${routes.length} routes, slowest ${Math.round(slowest.ms)} ms, memory +${megabytes(growth)}${cut.length > 0 ? `, ${cut.length} cut` : ''}`;
  };

export const largeBodyRows: Row[] = Object.entries(BODIES).map(([name, bodies]) => ({
  name: `2 MB to every open POST: ${name}`,
  run: largeBodies(bodies),
}));
