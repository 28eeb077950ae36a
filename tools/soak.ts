import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { serveCollector } from '../src/collector/cli/serve-collector.ts';
import { send } from '../src/delivery/send.ts';
import { SEND_LOCK_TIMEOUT_MS } from '../src/delivery/send-lock.ts';
import { answer } from '../test/contract/examples.ts';
import { FAULTS, type Fault } from '../test/delivery/faulty-network.ts';
import { Device, type Tab, type Time } from '../test/delivery/simulated-device.ts';
import { campaignsPublishedAtOnce } from '../test/collector/published-at-once.ts';

// Sends answers from many devices through a network that fails more often than not, over pages that
// are closed and opened again meanwhile, and counts what a real collector has in the end.

const { values } = parseArgs({
  options: {
    answers: { type: 'string', default: '10000' },
    devices: { type: 'string', default: '500' },
  },
});
const [ANSWERS, DEVICES] = [Number(values.answers), Number(values.devices)];
/** How much faster than the clock a pause goes by. */
const HASTE = 400;

/**
 * What an answer of a store, a page that sends and a request are given: not cut short, or a busy
 * machine looks broken.
 */
const TIMEOUTS_MS = [1_000, SEND_LOCK_TIMEOUT_MS, 25_000];

/** Real time, but for the pauses. */
const hurried = {
  get wall() {
    return Date.now() * HASTE;
  },
  schedule: (milliseconds: number, run: () => void) => {
    const isTimeout = TIMEOUTS_MS.includes(milliseconds);
    const timer = setTimeout(run, isTimeout ? milliseconds : Math.max(milliseconds / HASTE, 1));
    return () => clearTimeout(timer);
  },
} as Time;

const data = mkdtempSync(join(tmpdir(), 'campaign-soak-'));
const collector = await serveCollector(
  { PORT: '0', DATA: data, CAMPAIGNS: campaignsPublishedAtOnce(data), RATE_LIMIT: 'off' },
  join(data, 'no-scripts'),
);
const { fetch } = globalThis;
const met = new Map<Fault, number>(FAULTS.map((fault) => [fault, 0]));

/**
 * The network: a fault of each kind as likely as none, and none as likely as all of them together.
 */
globalThis.fetch = async (url, init) => {
  const fault =
    Math.random() < 0.5 ? 'none' : (FAULTS[Math.floor(Math.random() * FAULTS.length)] ?? 'none');
  met.set(fault, (met.get(fault) ?? 0) + 1);
  const failing = (status: number, headers: Record<string, string> = {}) =>
    new Response('{}', { status, headers });
  switch (fault) {
    case 'none':
      return fetch(url, init);
    case 'answer dropped after commit':
      await (await fetch(url, init)).arrayBuffer();
      throw new TypeError('terminated');
    case 'request dropped':
      throw new TypeError('fetch failed');
    case 'time-out':
      throw new DOMException('timed out', 'TimeoutError');
    case '500':
      return failing(500);
    case '503 with Retry-After':
      return failing(503, { 'Retry-After': '5' });
    case '429 with Retry-After':
      return failing(429, { 'Retry-After': '5' });
    case '200 with HTML':
      return new Response('<h1>Log in</h1>', { headers: { 'Content-Type': 'text/html' } });
    case '201 with a wrong body':
      return new Response(JSON.stringify({ id: 'another', reference: 'X', receivedAt: '' }), {
        status: 201,
      });
  }
};

const began = performance.now();
const sent = new Set<string>();
let reloads = 0;
const receipts = new Map<string, string>();

/** One device: answers one after the other, and pages that close at any moment. */
async function live(share: number): Promise<void> {
  const device = new Device(hurried, Math.random() < 0.5);
  const open = (): Tab => {
    const tab = device.tab(send);
    tab.opens(
      (news) =>
        'receipt' in news && news.receipt && receipts.set(news.entry.id, news.receipt.reference),
    );
    return tab;
  };
  let tab = open();
  const closed: Tab[] = [];
  const note = () =>
    [...closed, tab].forEach((one) =>
      one.receipts.forEach((receipt, id) => receipt && receipts.set(id, receipt.reference)),
    );
  for (let at = 0; at < share; at++) {
    const submission = answer();
    sent.add(submission.id);
    tab.submits(submission, { endpoint: `${collector.url}/submissions` });
    await new Promise((resume) => setTimeout(resume, Math.random() * 2000));
    // A page is only closed once it has said that what is in it is safe: saved, or received.
    if (
      Math.random() < 0.2 &&
      [...tab.told.values()].every((told) => told === 'saved' || told === 'received')
    ) {
      tab.kill();
      closed.push(tab);
      reloads++;
      tab = open();
    }
  }
  while (
    (await device.store.all()).length ||
    [...tab.told.values()].some((told) => told !== 'received')
  ) {
    if (
      !(await device.store.all()).length &&
      [...tab.told.values()].every((told) => told === 'saved' || told === 'received')
    )
      break;
    await new Promise((resume) => setTimeout(resume, 20));
  }
  note();
  tab.kill();
}

const tick = setInterval(() => console.error(`  ${receipts.size} received`), 10_000);
await Promise.all(
  Array.from({ length: DEVICES }, (_, at) =>
    live(Math.floor(ANSWERS / DEVICES) + (at < ANSWERS % DEVICES ? 1 : 0)),
  ),
);
clearInterval(tick);
globalThis.fetch = fetch;
const rows = (
  await (
    await fetch(`${collector.url}/organiser/campaigns/edgbaston/responses.jsonl`, {
      headers: { Authorization: `Bearer ${collector.organiserToken}` },
    })
  ).text()
)
  .trim()
  .split('\n')
  .map((row) => JSON.parse(row) as { id: string; reference: string });
const stored = new Map(rows.map(({ id, reference }) => [id, reference]));
const lost = [...sent].filter((id) => !stored.has(id)).length;
const doubled = rows.length - stored.size;
const untrue = [...receipts].filter(([id, reference]) => stored.get(id) !== reference).length;
await collector.stop();
rmSync(data, { recursive: true, force: true });

const requests = [...met.values()].reduce((sum, one) => sum + one, 0);
console.log(
  `${ANSWERS} answers from ${DEVICES} devices in ${((performance.now() - began) / 1000).toFixed(0)} s: ${requests} requests, ${reloads} pages closed on the way`,
);
for (const [fault, count] of met) console.log(`  ${fault.padEnd(30)}${String(count).padStart(7)}`);
console.log(
  `stored ${stored.size}, doubled ${doubled}, lost ${lost}, receipts that are not true ${untrue}`,
);
if (stored.size !== ANSWERS || doubled || lost || untrue) process.exitCode = 1;
