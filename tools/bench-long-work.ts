/**
 * Measures how long a submission takes while the collector does something long, in ratios to when
 * it does nothing:
 * `node tools/bench-long-work.ts [answers to export] [people in the register] [name of a work]`.
 * The collector is a process of its own, on an embedded database; senders come at an even pace.
 * Windows without and with the work follow one another several times, each as long as the other,
 * so that whatever else the machine does falls on both. Beside them stands how long the disk takes
 * in the same windows to sync a few pages at the end of a file.
 * @module
 */
import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { serve } from '@hono/node-server';
import { createCollector, openSqliteStore, type Store } from '../src/collector/index.ts';
import type { ImportedPerson } from '../src/collector/people/import/import-records.ts';
import { RetentionKeeper } from '../src/collector/people/run-retention.ts';
import type { CampaignDocument } from '../src/contract/index.ts';

const ANSWERS = Number(process.argv[2] ?? 500_000);
const PEOPLE = Number(process.argv[3] ?? 100_000);
const ROWS = 10_000;
const TRAINED = 200;
const SENDERS = 8;
const PAUSE_MS = 100;
const PAIRS = 3;
/** Short work is done again until so much time was measured. */
const MIN_BUSY_MS = 6_000;
/** What a submission writes into the log, about. */
const SYNCED_BYTES = 16 * 4096;
const DAY_MS = 86_400_000;
const LONG_AGO = '2020-01-01T00:00:00.000Z';
const TOKEN = randomUUID();
const AUTHORIZED = { Authorization: `Bearer ${TOKEN}` };

const campaign = JSON.parse(
  readFileSync(new URL('../demo/campaigns/edgbaston.json', import.meta.url), 'utf8'),
) as CampaignDocument & { survey: { issues: { id: string }[] } };
const nth = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
const wardOf = (n: number) => nth(campaign.areas.wards, n).code;

const answer = (n: number, id: string = randomUUID()) => ({
  id,
  kind: 'issue-response' as const,
  campaign: campaign.id,
  campaignVersion: campaign.version,
  channel: 'online' as const,
  locale: 'en',
  answeredAt: '2026-11-21T18:04:05.000Z',
  area: { code: wardOf(n), version: campaign.areas.version },
  answers: { issue: nth(campaign.survey.issues, n * 7).id },
  consents: [],
});

const person = (n: number): ImportedPerson => ({
  name: `Helper ${n.toString(36)}`,
  email: `helper.${n}@post.example`,
  area: wardOf(n),
  areaVersion: campaign.areas.version,
  roles: [],
  consentSource: 'Signed at the fair',
});

/** As many answers and people as are asked for. */
async function fill(store: Store): Promise<void> {
  await store.campaigns.publish(campaign, { by: 'the bench', at: new Date().toISOString() });
  // In the order in which they are kept, or the filling would take longer than the measuring.
  const ids = Array.from({ length: ANSWERS }, () => randomUUID()).sort();
  for (let from = 0; from < ANSWERS; from += 10_000)
    await Promise.all(
      ids.slice(from, from + 10_000).map((id, n) =>
        store.submissions.add({
          submission: answer(from + n, id),
          state: 'counted',
          receipt: { id, reference: '', receivedAt: '2026-11-21T00:00:00.000Z' },
          batchSize: 5,
        }),
      ),
    );
  await addPeople(store, 0, PEOPLE, new Date().toISOString());
}

async function addPeople(store: Store, from: number, to: number, at: string): Promise<void> {
  for (let first = from; first < to; first += 10_000) {
    const some = Array.from({ length: Math.min(10_000, to - first) }, (_, n) => person(first + n));
    await store.imports.add(campaign.id, some, { name: 'bench', at });
  }
}

const ignore = () => undefined;
/** How far the clock of the deletions is ahead. */
let passedMs = 0;

/** Two looks a day apart, of which the second deletes. @returns how many */
async function deleteOld(store: Store, folder: string): Promise<number> {
  passedMs += DAY_MS;
  const keeper = new RetentionKeeper({
    store,
    listCampaigns: () => Promise.resolve([campaign]),
    backUp: () => store.copyTo?.(join(folder, 'retention.db')) ?? Promise.resolve(),
    now: () => new Date(Date.now() + passedMs),
    monotonic: () => performance.now() + passedMs,
    logger: { info: ignore, warn: ignore, error: ignore },
  });
  await keeper.look();
  passedMs += DAY_MS;
  const deleted = (await keeper.look())[campaign.id] ?? 0;
  const [stop] = await store.retention.openStops();
  if (!stop) return deleted;
  // In a small register it is a large share, which an organiser confirms.
  const at = new Date().toISOString();
  await store.retention.decideStop(stop.id, stop.due, 'confirmed', 'bench', at);
  passedMs += 3_600_000;
  return (await keeper.look())[campaign.id] ?? 0;
}

async function serveCollector(folder: string): Promise<void> {
  const store = await openSqliteStore(join(folder, 'collector.db'), { largestBatch: 1500 });
  await fill(store);
  const { fetch } = await createCollector({
    store,
    campaigns: [campaign],
    organiserToken: TOKEN_OF_PARENT,
    rateLimit: 'off',
  });
  process.on('message', (message: { addOld: number } | 'delete old') => {
    const isDone =
      message === 'delete old'
        ? deleteOld(store, folder)
        : addPeople(store, message.addOld, message.addOld + ROWS, LONG_AGO);
    void isDone.then((deleted) => process.send?.({ deleted }));
  });
  serve({ fetch, port: 0 }, ({ port }) => process.send?.(port));
}

interface Window {
  seconds: number;
  /** How long each submission took, in milliseconds, the shortest first. */
  submissions: number[];
  /** How long each sync of a file beside the database took. */
  syncs: number[];
}

const ascending = (list: number[]) => list.toSorted((one, other) => one - other);
const at = (sorted: number[], share: number) => sorted[Math.floor(sorted.length * share)] ?? NaN;

/** Sends answers at an even pace while some work is done. */
async function sendDuring(url: string, folder: string, work: () => Promise<unknown>) {
  const submissions: number[] = [];
  const syncs: number[] = [];
  let isOver = false;
  const since = performance.now();
  const evenly = async (taken: number[], act: () => Promise<void>) => {
    while (!isOver) {
      const start = performance.now();
      await act();
      taken.push(performance.now() - start);
      await setTimeout(PAUSE_MS);
    }
  };
  const senders = Array.from({ length: SENDERS }, async (_, n) => {
    await setTimeout((n * PAUSE_MS) / SENDERS);
    await evenly(submissions, () => submit(url, n));
  });
  const file = await open(join(folder, 'synced'), 'w');
  const syncing = evenly(syncs, async () => {
    await file.write(Buffer.alloc(SYNCED_BYTES, 1));
    await file.datasync();
  });
  await work();
  isOver = true;
  await Promise.all([...senders, syncing]);
  await file.close();
  const seconds = (performance.now() - since) / 1000;
  return { seconds, submissions: ascending(submissions), syncs: ascending(syncs) };
}

async function submit(url: string, n: number): Promise<void> {
  const response = await fetch(`${url}/submissions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(answer(n)),
  });
  await response.arrayBuffer();
  if (response.status !== 201) throw new Error(`an answer got ${response.status}`);
}

/** Does it again and again until enough was measured. */
async function forSomeTime(work: () => Promise<unknown>): Promise<void> {
  const since = performance.now();
  do await work();
  while (performance.now() - since < MIN_BUSY_MS);
}

async function checked(response: Response): Promise<Response> {
  if (!response.ok) throw new Error(`${response.url}: ${response.status} ${await response.text()}`);
  return response;
}

/** Reads a download as it comes, and keeps nothing of it. */
async function download(address: string): Promise<void> {
  const { body } = await checked(await fetch(address, { headers: AUTHORIZED }));
  const reader = (body as ReadableStream<Uint8Array>).getReader();
  while (!(await reader.read()).done);
}

let peopleMade = PEOPLE;
function table(): string {
  const lines = Array.from({ length: ROWS }, (_, n) => {
    const { name, email, area } = person(peopleMade + n);
    return `${name},${email},${area}`;
  });
  peopleMade += ROWS;
  return ['name,email,area', ...lines].join('\n');
}

const post = (address: string, type: string, body: string) =>
  fetch(address, { method: 'POST', headers: { ...AUTHORIZED, 'Content-Type': type }, body });

interface Work {
  name: string;
  /** What must be there before, and is not measured. */
  prepare?: () => Promise<unknown>;
  run: () => Promise<unknown>;
}

async function listWorks(url: string, child: ChildProcess): Promise<Work[]> {
  const base = `${url}/organiser/campaigns/${campaign.id}`;
  const page = await checked(await fetch(`${base}/people.jsonl`, { headers: AUTHORIZED }));
  const ids = (await page.text())
    .split('\n', TRAINED)
    .map((line) => (JSON.parse(line) as { id: string }).id);
  let day = 1;
  const count = (n: number) => n.toLocaleString('en-GB');
  return [
    {
      name: `export of ${count(ANSWERS)} answers`,
      run: () => forSomeTime(() => download(`${base}/responses.csv`)),
    },
    {
      name: `import of ${count(ROWS)} rows`,
      run: () =>
        forSomeTime(async () =>
          checked(
            await post(`${base}/people/import?consent=Signed+at+the+fair`, 'text/csv', table()),
          ),
        ),
    },
    {
      name: `training of ${TRAINED} in a register of ${count(PEOPLE)}`,
      run: () =>
        forSomeTime(async () => {
          const month = 1 + Math.floor(day / 28);
          const on = `20${String(26 + Math.floor(month / 13))}-${String(1 + (month % 12)).padStart(2, '0')}-${String(1 + (day++ % 28)).padStart(2, '0')}`;
          const change = { what: 'training', course: 'First steps', on };
          const body = JSON.stringify({ people: ids, change });
          await checked(await post(`${base}/people/changes`, 'application/json', body));
        }),
    },
    {
      name: `retention round of ${count(ROWS)}`,
      prepare: async () => {
        child.send({ addOld: peopleMade });
        peopleMade += ROWS;
        await once(child, 'message');
      },
      run: async () => {
        child.send('delete old');
        const [{ deleted }] = (await once(child, 'message')) as [{ deleted: number }];
        if (deleted !== ROWS) throw new Error(`${deleted} were deleted`);
      },
    },
  ];
}

/** Windows of a work and as long ones without it, in turns. */
async function measureWork(url: string, folder: string, { prepare, run }: Work) {
  const pairs: { idle: Window; busy: Window }[] = [];
  let idleMs = MIN_BUSY_MS;
  for (let pair = 1; pair <= PAIRS; pair++) {
    await prepare?.();
    await setTimeout(1_000);
    const idle = await sendDuring(url, folder, () => setTimeout(idleMs));
    const busy = await sendDuring(url, folder, run);
    pairs.push({ idle, busy });
    idleMs = busy.seconds * 1000;
  }
  const p99 = ({ submissions }: Window) => at(submissions, 0.99);
  const median = (list: number[]) => at(ascending(list), 0.5);
  const each = (read: (window: Window) => number, kind: 'idle' | 'busy') =>
    median(pairs.map((pair) => read(pair[kind]))).toFixed(1);
  const ratios = ascending(pairs.map(({ idle, busy }) => p99(busy) / p99(idle)));
  return {
    seconds: each(({ seconds }) => seconds, 'busy'),
    'p50 idle': each(({ submissions }) => at(submissions, 0.5), 'idle'),
    'p50 ms': each(({ submissions }) => at(submissions, 0.5), 'busy'),
    'p99 idle': each(p99, 'idle'),
    'p99 ms': each(p99, 'busy'),
    'longest ms': Math.max(...pairs.map(({ busy }) => at(busy.submissions, 0.9999))).toFixed(0),
    'sync p99 idle': each(({ syncs }) => at(syncs, 0.99), 'idle'),
    'sync p99 ms': each(({ syncs }) => at(syncs, 0.99), 'busy'),
    'p99 to idle': `${median(ratios).toFixed(2)} x`,
    'of pairs': ratios.map((ratio) => ratio.toFixed(2)).join(' '),
  };
}

async function measure(url: string, folder: string, child: ChildProcess): Promise<void> {
  const rows: Record<string, Record<string, string>> = {};
  const wanted = process.argv[4] ?? '';
  const works = (await listWorks(url, child)).filter(({ name }) => name.includes(wanted));
  await sendDuring(url, folder, () => setTimeout(2_000));
  for (const work of works) rows[work.name] = await measureWork(url, folder, work);
  console.log(
    `Submissions of ${SENDERS} senders, one in ${PAUSE_MS} ms each, during long work:`,
    `medians of ${PAIRS} pairs of windows`,
  );
  console.table(rows);
  console.log('Wanted: p99 at most 3 x of idle.');
}

const TOKEN_OF_PARENT = process.env.BENCH_TOKEN ?? TOKEN;
if (process.env.BENCH_FOLDER) await serveCollector(process.env.BENCH_FOLDER);
else {
  const folder = mkdtempSync(join(tmpdir(), 'bench-long-work-'));
  const child = fork(import.meta.filename, process.argv.slice(2), {
    env: { ...process.env, BENCH_FOLDER: folder, BENCH_TOKEN: TOKEN },
  });
  try {
    const [port] = (await once(child, 'message')) as [number];
    await measure(`http://localhost:${port}`, folder, child);
  } finally {
    child.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}
