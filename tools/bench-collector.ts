/**
 * Measures the collector in ratios, on this machine: `node tools/bench-collector.ts [answers of the
 * large store]`. (a) submissions a second with durable commits, beside one synced transaction each,
 * and beside a server that stores nothing; (b) how long GET results takes over a small store and
 * over a large one. The server under load is a process of its own. (a) is measured on PostgreSQL
 * too, where it is installed: on a server that is started for it.
 * @module
 */
import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { serve } from '@hono/node-server';
import autocannon from 'autocannon';
import {
  createCollector,
  type SubmissionEntry,
  openPostgresStore,
  openSqliteStore,
} from '../src/collector/index.ts';
import type { IssueResponse, Results } from '../src/contract/index.ts';
import { PostgresServer } from '../test/collector/postgres-harness.ts';

const SENDERS = [64, 512];
const SECONDS = 4;
const ROUNDS = 3;
const READS = 1500;
const SMALL = 1000;
const LARGE = Number(process.argv[2] ?? 1_000_000);
const RELEASED = 200;

const campaign = JSON.parse(
  readFileSync(new URL('../demo/campaigns/edgbaston.json', import.meta.url), 'utf8'),
) as {
  id: string;
  version: number;
  areas: { version: string; wards: { code: string }[] };
  survey: { issues: { id: string }[] };
};

/** Servers that the load is put on, each with a database of its own. */
const SERVERS = {
  'group commit': (file: string) => serveCollector(file),
  'one synced transaction each': (file: string) => serveCollector(file, 1),
  'node:http, parses, stores nothing': serveNothing,
  'PostgreSQL, group commit': (url: string) => serveCollector(url),
  'PostgreSQL, one synced transaction each': (url: string) => serveCollector(url, 1),
};
type Name = keyof typeof SERVERS;

function nth<T>(list: T[], n: number): T {
  return list[n % list.length] as T;
}

function answer(n: number, id: string = randomUUID()): IssueResponse {
  return {
    id,
    kind: 'issue-response',
    campaign: campaign.id,
    campaignVersion: campaign.version,
    source: 'clp-site',
    channel: 'online',
    locale: 'en',
    page: 'https://edgbaston.example/survey',
    answeredAt: '2026-11-21T18:04:05.000Z',
    area: { code: nth(campaign.areas.wards, n).code, version: campaign.areas.version },
    answers: {
      issue: nth(campaign.survey.issues, n * 7).id,
      ...(n % 3 === 0 && {
        words: 'The hill by the school, in the mornings when everybody drives',
      }),
    },
    consents: [],
    signals: { seconds: 40, order: campaign.survey.issues.map(({ id }) => id) },
  };
}

async function serveCollector(place: string, largestBatch = 500): Promise<number> {
  const store = await (place.startsWith('postgres') ? openPostgresStore : openSqliteStore)(place, {
    largestBatch,
  });
  const { fetch } = await createCollector({
    store,
    campaigns: [campaign],
    organiserToken: randomUUID(),
    rateLimit: 'off',
  });
  return new Promise((resolve) => serve({ fetch, port: 0 }, ({ port }) => resolve(port)));
}

async function serveNothing(): Promise<number> {
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const { id } = JSON.parse(body) as { id: string };
      response
        .writeHead(201, { 'Content-Type': 'application/json' })
        .end(
          JSON.stringify({ id, reference: 'BCD-FGH-JKL', receivedAt: '2026-11-21T00:00:00.000Z' }),
        );
    });
  }).listen(0);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function start(name: Name, file: string): Promise<{ url: string; child: ChildProcess }> {
  const child = fork(import.meta.filename, ['serve', name, file]);
  const [port] = (await once(child, 'message')) as [number];
  return { url: `http://localhost:${port}`, child };
}

async function post(
  url: string,
  seconds: number,
  connections: number,
): Promise<{ perSecond: number; stored: number; p50: number; p99: number }> {
  let n = 0;
  const setupRequest = (request: { body?: string }) => ({
    ...request,
    body: JSON.stringify(answer(n++)),
  });
  const requests = [
    {
      method: 'POST',
      path: '/submissions',
      headers: { 'Content-Type': 'application/json' },
      setupRequest,
    },
  ];
  const result = await autocannon({
    url,
    connections,
    pipelining: 1,
    duration: seconds,
    requests,
  });
  if (result.non2xx + result.errors + result.timeouts > 0)
    throw new Error(
      `${url}: ${result.non2xx} refused, ${result.errors} errors, ${result.timeouts} time-outs`,
    );
  return {
    perSecond: result['2xx'] / result.duration,
    stored: result['2xx'],
    p50: result.latency.p50,
    p99: result.latency.p99,
  };
}

async function fill(file: string, answers: number): Promise<void> {
  const store = await openSqliteStore(file, { largestBatch: 1500 });
  await store.campaigns.publish(campaign, { by: 'the bench', at: new Date().toISOString() });
  // In the order in which they are kept, or the filling would take longer than the measuring.
  const ids = Array.from({ length: answers }, () => randomUUID()).sort();
  for (let from = 0; from < answers; from += 15_000) {
    const some = ids.slice(from, from + 15_000).map((id, n): SubmissionEntry => {
      const submission = answer(from + n, id);
      return {
        submission,
        state: 'counted',
        receipt: { id: submission.id, reference: '', receivedAt: '2026-11-21T00:00:00.000Z' },
        batchSize: 5,
      };
    });
    await Promise.all(some.map((entry) => store.submissions.add(entry)));
  }
  for (const { id } of await store.answers.list(campaign.id, { only: 'words', limit: RELEASED }))
    await store.answers.decide(campaign.id, id, 'release');
  await store.close();
}

async function read(url: string, agent: Agent): Promise<{ milliseconds: number; body: string }> {
  const since = performance.now();
  const [response] = (await once(
    get(`${url}/campaigns/${campaign.id}/results`, { agent }),
    'response',
  )) as [import('node:http').IncomingMessage];
  const body = await text(response);
  return { milliseconds: performance.now() - since, body };
}

const median = (of: number[]): number =>
  of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)] ?? NaN;

interface Measured {
  perSecond: number[];
  p50: number[];
  p99: number[];
}

/**
 * @param databases makes an empty PostgreSQL database each time; left out, there is none to measure
 */
async function measureSubmissions(
  folder: string,
  databases?: () => Promise<string>,
): Promise<void> {
  const names = (Object.keys(SERVERS) as Name[]).filter(
    (name) => databases !== undefined || !name.startsWith('PostgreSQL'),
  );
  const placeOf = async (name: Name, at: number) =>
    databases && name.startsWith('PostgreSQL') ? databases() : join(folder, `submissions-${at}.db`);
  const servers = await Promise.all(
    names.map(async (name, at) => ({
      name,
      stored: 0,
      ...(await start(name, await placeOf(name, at))),
    })),
  );
  for (const senders of SENDERS) {
    // With one transaction each, hundreds of senders would only wait for each other.
    const chosen = servers.filter(({ name }) => senders === SENDERS[0] || !name.endsWith('each'));
    const rows: Record<string, Measured> = {};
    for (const server of chosen) {
      rows[server.name] = { perSecond: [], p50: [], p99: [] };
      server.stored += (await post(server.url, 1.5, senders)).stored;
    }
    for (let round = 0; round < ROUNDS; round++)
      for (const server of chosen) {
        const { perSecond, p50, p99, stored } = await post(server.url, SECONDS, senders);
        const row = rows[server.name];
        row?.perSecond.push(perSecond);
        row?.p50.push(p50);
        row?.p99.push(p99);
        server.stored += stored;
      }
    showSubmissions(senders, rows);
  }
  console.log('Wanted: at least 3 x one synced transaction each, and 0.2 x node:http.\n');
  const agent = new Agent();
  for (const { name, url, child, stored } of servers) {
    if (!name.startsWith('node:')) {
      const { counted } = JSON.parse((await read(url, agent)).body) as Results;
      // What was in flight when a round ended is stored too, and answered to nobody.
      if (counted < stored) throw new Error(`${name}: ${stored} acknowledged, ${counted} counted`);
    }
    child.kill();
  }
}

function showSubmissions(senders: number, rows: Record<string, Measured>): void {
  const most = (name: string) =>
    median(
      rows[name.startsWith('PostgreSQL') ? 'PostgreSQL, group commit' : 'group commit']
        ?.perSecond ?? [],
    );
  console.log(
    `Submissions a second, ${senders} senders, median of ${ROUNDS} rounds of ${SECONDS} s`,
  );
  console.table(
    Object.fromEntries(
      Object.entries(rows).map(([name, row]) => [
        name,
        {
          'per second': Math.round(median(row.perSecond)),
          'group commit is': `${(most(name) / median(row.perSecond)).toFixed(2)} x`,
          'p50 ms': median(row.p50),
          'p99 ms': median(row.p99),
        },
      ]),
    ),
  );
}

async function measureResults(folder: string): Promise<void> {
  const sizes = [SMALL, LARGE];
  const servers = [];
  for (const size of sizes) {
    const file = join(folder, `results-${size}.db`);
    await fill(file, size);
    servers.push({ size, times: [] as number[], ...(await start('group commit', file)) });
  }
  const agent = new Agent({ keepAlive: true });
  // In turn, so that whatever else the machine does falls on both; the first ones only warm up.
  for (let n = -200; n < READS; n++)
    for (const { url, times, size } of servers) {
      const { milliseconds, body } = await read(url, agent);
      if (n >= 0) times.push(milliseconds);
      else if ((JSON.parse(body) as Results).counted !== size)
        throw new Error(`${url} does not hold ${size} answers`);
    }
  agent.destroy();
  for (const { child } of servers) child.kill();
  const first = median(servers[0]?.times ?? []);
  console.log(
    `GET results, median of ${READS} reads of each in turn, ${RELEASED} released words in both`,
  );
  console.table(
    Object.fromEntries(
      servers.map(({ size, times }) => [
        `${size.toLocaleString('en-GB')} answers`,
        {
          ms: Number(median(times).toFixed(3)),
          'of the small one': `${(median(times) / first).toFixed(2)} x`,
        },
      ]),
    ),
  );
  console.log('Wanted: at most 1.2 x.');
}

if (process.argv[2] === 'serve') {
  process.send?.(await SERVERS[process.argv[3] as Name](process.argv[4] ?? ''));
} else {
  const folder = mkdtempSync(join(tmpdir(), 'bench-collector-'));
  const server = PostgresServer.programs ? new PostgresServer() : undefined;
  try {
    await server?.start();
    await measureSubmissions(folder, server && (() => server.database(`bench-${randomUUID()}`)));
    await measureResults(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await server?.remove();
  }
}
