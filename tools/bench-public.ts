/**
 * Measures what public reads cost the collector, of a campaign of 2,000 wards in ten languages:
 * `node tools/bench-public.ts`. (a) CPU and bytes of a read of the document, the results and the
 * report, in each coding and for who has them already; (b) CPU and time of the first read after an
 * answer was stored, when the bytes are made again.
 * @module
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import {
  createCollector,
  type SubmissionEntry,
  openSqliteStore,
  type Store,
} from '../src/collector/index.ts';

const WARDS = 2000;
const ANSWERS_A_WARD = 30;
const READS = 1000;
const WRITES = 20;
const LANGUAGES = ['en', 'cy', 'pl', 'pa', 'ur', 'ro', 'bn', 'gu', 'ar', 'so'];
const MAX_CPU_MS = 1;

interface Document {
  id: string;
  version: number;
  areas: { version: string; wards: { code: string; name: unknown }[] };
  survey: { issues: { id: string }[] };
}

const inEachLanguage = (words: string) =>
  Object.fromEntries(LANGUAGES.map((language) => [language, `${words} (${language})`]));

function largeDocument(): Document {
  const demo = new URL('../demo/campaigns/edgbaston.json', import.meta.url);
  const document = JSON.parse(readFileSync(demo, 'utf8')) as Document;
  const wards = Array.from({ length: WARDS }, (_, n) => ({
    code: `E${String(5_000_000 + n).padStart(8, '0')}`,
    name: inEachLanguage(`The ward with the number ${n}`),
  }));
  return { ...document, areas: { ...document.areas, wards } };
}

function entryOf(campaign: Document, n: number): SubmissionEntry {
  const ward = campaign.areas.wards[n % WARDS];
  const issue = campaign.survey.issues[Math.floor(n / WARDS / 5) % campaign.survey.issues.length];
  const id = randomUUID();
  return {
    submission: {
      id,
      kind: 'issue-response',
      campaign: campaign.id,
      campaignVersion: campaign.version,
      channel: 'online',
      locale: 'en',
      answeredAt: '2026-11-21T00:00:00.000Z',
      area: { code: ward?.code ?? '', version: campaign.areas.version },
      answers: { issue: issue?.id ?? '' },
      consents: [],
    },
    state: 'counted',
    receipt: { id, reference: '', receivedAt: '2026-11-21T00:00:00.000Z' },
    batchSize: 5,
  };
}

async function fill(store: Store, campaign: Document): Promise<void> {
  const total = WARDS * ANSWERS_A_WARD;
  for (let from = 0; from < total; from += 15_000)
    await Promise.all(
      Array.from({ length: Math.min(15_000, total - from) }, (_, n) =>
        store.submissions.add(entryOf(campaign, from + n)),
      ),
    );
}

/** Milliseconds of CPU, in all threads, and of the clock. */
async function measure(run: () => Promise<unknown>): Promise<{ cpuMs: number; ms: number }> {
  const cpu = process.cpuUsage();
  const since = performance.now();
  await run();
  const { user, system } = process.cpuUsage(cpu);
  return { cpuMs: (user + system) / 1000, ms: performance.now() - since };
}

const round = (n: number) => Number(n.toFixed(3));

async function measureReads(app: Hono, path: string): Promise<Record<string, unknown>> {
  const rows: Record<string, unknown> = {};
  for (const coding of ['identity', 'gzip', 'br', 'not modified']) {
    const headers = new Headers({ 'Accept-Encoding': coding === 'not modified' ? 'br' : coding });
    const first = await app.request(path, { headers });
    const tag = first.headers.get('ETag') ?? '';
    await first.arrayBuffer();
    if (coding === 'not modified') headers.set('If-None-Match', tag);
    let bytes = 0;
    const { cpuMs } = await measure(async () => {
      for (let n = 0; n < READS; n++) {
        const response = await app.request(path, { headers });
        bytes = (await response.arrayBuffer()).byteLength;
      }
    });
    rows[`${path.split('/').at(3) ?? 'document'}, ${coding}`] = {
      'CPU ms': round(cpuMs / READS),
      kB: round(bytes / 1000),
    };
  }
  return rows;
}

async function measureWrites(app: Hono, campaign: Document, path: string): Promise<unknown> {
  let cpuMs = 0;
  let ms = 0;
  for (let n = 0; n < WRITES; n++) {
    const posted = await app.request('/submissions', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(entryOf(campaign, n).submission),
    });
    if (posted.status !== 201) throw new Error(`an answer was refused: ${posted.status}`);
    const read = await measure(async () => {
      const response = await app.request(path, { headers: { 'Accept-Encoding': 'br' } });
      await response.arrayBuffer();
    });
    cpuMs += read.cpuMs;
    ms += read.ms;
  }
  return { 'CPU ms': round(cpuMs / WRITES), ms: round(ms / WRITES) };
}

const folder = mkdtempSync(join(tmpdir(), 'bench-public-'));
try {
  const store = await openSqliteStore(join(folder, 'collector.db'), { largestBatch: 1500 });
  const campaign = largeDocument();
  const app = await createCollector({
    store,
    campaigns: [campaign],
    organiserToken: randomUUID(),
    rateLimit: 'off',
  });
  await fill(store, campaign);
  const base = `/campaigns/${campaign.id}`;
  const paths = [base, `${base}/results`, `${base}/progress`];
  const rows: Record<string, unknown> = {};
  for (const path of paths) Object.assign(rows, await measureReads(app, path));
  console.log(`Public reads, ${WARDS} wards in ${LANGUAGES.length} languages, mean of ${READS}`);
  console.table(rows);
  console.log(`Wanted: at most ${MAX_CPU_MS} ms of CPU, and compressed.\n`);
  console.log('The first read after an answer was stored, brotli');
  console.table({
    results: await measureWrites(app, campaign, `${base}/results`),
    report: await measureWrites(app, campaign, `${base}/progress`),
  });
  await store.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
