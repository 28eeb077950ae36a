/**
 * Measures the progress report and its tracker in ratios, on this machine: `node
 * tools/bench-progress.ts [submissions of the large store]`. (a) report requests a second while
 * answers come in, and the share of them that never reached the database; (b) how long GET progress
 * takes over a small store and over a large one, made anew each time; (c) how long a page takes
 * until one tracker, and until fifty, show their figures, and how many requests they make.
 * @module
 */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import autocannon from 'autocannon';
import { launch } from 'puppeteer-core';
import {
  createCollector,
  type SubmissionEntry,
  openSqliteStore,
  type Store,
} from '../src/collector/index.ts';
import type { IssueResponse } from '../src/contract/index.ts';

const SECONDS = 4;
const READS = 1500;
const SMALL = 1000;
const LARGE = Number(process.argv[2] ?? 1_000_000);
const LOADS = 15;
const SCRIPT = new URL('../dist/embed/campaign-progress.js', import.meta.url);

const campaign = JSON.parse(
  readFileSync(new URL('../demo/campaigns/edgbaston.json', import.meta.url), 'utf8'),
) as {
  id: string;
  version: number;
  areas: { version: string; wards: { code: string }[] };
  survey: { issues: { id: string }[] };
};
const PATH = `/campaigns/${campaign.id}/progress`;
const nth = <T>(list: T[], n: number): T => list[n % list.length] as T;
const median = (of: number[]): number =>
  of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)] ?? NaN;

function entryOf(n: number): SubmissionEntry {
  const submission: IssueResponse = {
    id: randomUUID(),
    kind: 'issue-response',
    campaign: campaign.id,
    campaignVersion: campaign.version,
    channel: 'online',
    locale: 'en',
    answeredAt: '2026-11-21T00:00:00.000Z',
    area: { code: nth(campaign.areas.wards, n).code, version: campaign.areas.version },
    answers: { issue: nth(campaign.survey.issues, n * 7).id },
    consents: [],
  };
  return {
    submission,
    state: 'counted',
    receipt: { id: submission.id, reference: '', receivedAt: '2026-11-21T00:00:00.000Z' },
    batchSize: 5,
  };
}

/** Counts how often the store is asked for what a report is made from. */
function counting(store: Store): { store: Store; asked: () => number } {
  let asked = 0;
  const tallies: Store['answers']['tallies'] = (id) => (asked++, store.answers.tallies(id));
  const answers = new Proxy(store.answers, {
    get(real, method: keyof Store['answers']) {
      return method === 'tallies' ? tallies : real[method].bind(real);
    },
  });
  return {
    asked: () => asked,
    store: new Proxy(store, {
      get(real, verb: keyof Store) {
        const own = verb === 'answers' ? answers : real[verb];
        return typeof own === 'function' ? own.bind(real) : own;
      },
    }),
  };
}

async function open(file: string, now = () => new Date()) {
  const { store, asked } = counting(await openSqliteStore(file, { largestBatch: 1500 }));
  const app = await createCollector({
    store,
    campaigns: [campaign],
    organiserToken: randomUUID(),
    rateLimit: 'off',
    now,
  });
  return { store, asked, app };
}

async function measureRequests(folder: string): Promise<void> {
  const { app, store, asked } = await open(join(folder, 'requests.db'));
  const server = serve({ fetch: app.fetch, port: 0 });
  await new Promise((resume) => setTimeout(resume, 100));
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  // Ten answers a second come in meanwhile, as at the height of a campaign.
  let sent = 0;
  const posts: Promise<unknown>[] = [];
  const post = setInterval(() => {
    const body = JSON.stringify(entryOf(sent++).submission);
    posts.push(
      Promise.resolve(
        app.request('/submissions', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body,
        }),
      ),
    );
  }, 100);
  const result = await autocannon({
    url,
    connections: 64,
    pipelining: 1,
    duration: SECONDS,
    requests: [{ method: 'GET', path: PATH, headers: {}, setupRequest: (request) => request }],
  });
  clearInterval(post);
  await Promise.all(posts);
  if (result.non2xx + result.errors > 0)
    throw new Error(`${result.non2xx} refused, ${result.errors} errors`);
  console.log(`Report requests, 64 readers, ${SECONDS} s, while ${sent} answers came in`);
  console.table({
    reports: {
      'per second': Math.round(result['2xx'] / result.duration),
      'without the database': `${(100 * (1 - asked() / result['2xx'])).toFixed(2)} %`,
      'p99 ms': result.latency.p99,
    },
  });
  server.close();
  await store.close();
}

async function measureSizes(folder: string): Promise<void> {
  const stores = [];
  for (const size of [SMALL, LARGE]) {
    let time = Date.now();
    // Each read is ten seconds after the last one, so that none is answered out of memory.
    const opened = await open(join(folder, `size-${size}.db`), () => new Date((time += 10_000)));
    for (let from = 0; from < size; from += 15_000)
      await Promise.all(
        Array.from({ length: Math.min(15_000, size - from) }, (_, n) =>
          opened.store.submissions.add(entryOf(from + n)),
        ),
      );
    stores.push({ size, times: [] as number[], ...opened });
  }
  for (let n = -200; n < READS; n++)
    for (const { app, times, size } of stores) {
      const since = performance.now();
      const body = await (await app.request(PATH)).text();
      if (n >= 0) times.push(performance.now() - since);
      else if (!body.includes(`"value":${size},`) && !body.includes(`"value":${size}}`))
        throw new Error(`the report does not hold ${size} answers`);
    }
  const first = median(stores[0]?.times ?? []);
  console.log(`GET progress, made anew, median of ${READS} reads of each in turn`);
  console.table(
    Object.fromEntries(
      stores.map(({ size, times }) => [
        `${size.toLocaleString('en-GB')} submissions`,
        {
          ms: Number(median(times).toFixed(3)),
          'of the small one': `${(median(times) / first).toFixed(2)} x`,
        },
      ]),
    ),
  );
  console.log('Wanted: at most 1.2 x.\n');
  for (const { store } of stores) await store.close();
}

async function measurePage(): Promise<void> {
  if (!existsSync(SCRIPT))
    throw new Error('dist/embed/campaign-progress.js is missing: run `npx vite build`');
  const script = readFileSync(SCRIPT);
  const report = JSON.stringify({
    asOf: '2026-11-21',
    measures: [{ id: 'trained', label: 'People trained', value: 62, goal: 100 }],
  });
  let asked = 0;
  const page = (trackers: number) =>
    `<!doctype html><html lang="en"><title>Progress</title><script type="module" src="/script.js"></script>${'<campaign-progress report="/report.json"></campaign-progress>'.repeat(trackers)}</html>`;
  const server = createServer((request, response) => {
    const [, what = ''] = request.url?.split('/') ?? [];
    const [type, body] =
      what === 'script.js'
        ? ['text/javascript', script]
        : what === 'report.json'
          ? ['application/json', (asked++, report)]
          : ['text/html', page(Number(what) || 0)];
    response.writeHead(200, { 'Content-Type': type }).end(body);
  }).listen(0);
  const browser = await launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const rows: Record<string, { ms: number; requests: number; 'of one': string }> = {};
  const times = new Map<number, number[]>([
    [1, []],
    [50, []],
  ]);
  const requests = new Map<number, number>();
  for (let n = -2; n < LOADS; n++)
    for (const [trackers, list] of times) {
      const context = await browser.createBrowserContext();
      const tab = await context.newPage();
      asked = 0;
      await tab.goto(`http://localhost:${(server.address() as AddressInfo).port}/${trackers}`);
      const shown = await tab.evaluate(
        (wanted) =>
          new Promise<number>((resolve) => {
            const look = () => {
              const all = [...document.querySelectorAll('campaign-progress')];
              const drawn = all.filter((one) => one.shadowRoot?.querySelector('[role=meter]'));
              if (drawn.length === wanted) resolve(performance.now());
              else requestAnimationFrame(look);
            };
            look();
          }),
        trackers,
      );
      if (n >= 0) list.push(shown);
      requests.set(trackers, asked);
      await context.close();
    }
  await browser.close();
  server.close();
  const one = median(times.get(1) ?? []);
  for (const [trackers, list] of times)
    rows[`${trackers} trackers`] = {
      ms: Math.round(median(list)),
      requests: requests.get(trackers) ?? 0,
      'of one': `${(median(list) / one).toFixed(2)} x`,
    };
  console.log(`A page until all its trackers show, median of ${LOADS} loads`);
  console.table(rows);
  console.log('Wanted: one request, and at most 2 x.');
}

const folder = mkdtempSync(join(tmpdir(), 'bench-progress-'));
try {
  await measureRequests(folder);
  await measureSizes(folder);
  await measurePage();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
