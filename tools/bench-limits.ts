/**
 * Measures what rate limits in PostgreSQL cost a submission, beside limits in memory: `node
 * tools/bench-limits.ts`. The two take turns, so that what else the machine does slows both.
 * @module
 */
import { randomUUID } from 'node:crypto';
import { createCollector, openPostgresStore } from '../src/collector/index.ts';
import { answer } from '../test/contract/examples.ts';
import { publishedAtOnce } from '../test/collector/harness.ts';
import { PostgresServer } from '../test/collector/postgres-harness.ts';

const SENDERS = 64;
const ROUNDS = 10;
const SUBMISSIONS = 500;
const UNREACHED_LIMIT = 1_000_000;

if (!PostgresServer.programs) {
  console.log('Rate limits in PostgreSQL are not measured: PostgreSQL is not installed.');
  process.exit(0);
}

const server = new PostgresServer();
await server.start();

/** @param secret without one, a collector counts in memory */
async function openContender(secret: { secret?: string }) {
  const store = await openPostgresStore(await server.database(), secret);
  const app = await createCollector({
    ...secret,
    store,
    campaigns: [publishedAtOnce()],
    organiserToken: randomUUID(),
    rateLimit: UNREACHED_LIMIT,
    trustProxy: 1,
  });
  const latencies: number[] = [];
  let totalMs = 0;
  const send = async (n: number): Promise<void> => {
    const since = performance.now();
    const response = await app.request('/submissions', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': `203.0.113.${n % 250}` },
      body: JSON.stringify(answer({ id: randomUUID() })),
    });
    if (response.status !== 201) throw new Error(`an answer was refused: ${response.status}`);
    latencies.push(performance.now() - since);
  };
  const run = async (): Promise<void> => {
    let left = SUBMISSIONS;
    const since = performance.now();
    const sender = async () => {
      while (left > 0) await send(left--);
    };
    await Promise.all(Array.from({ length: SENDERS }, sender));
    totalMs += performance.now() - since;
  };
  const figures = () => {
    const sorted = latencies.toSorted((a, b) => a - b);
    return {
      'per second': Math.round((1000 * latencies.length) / totalMs),
      'median ms': Number((sorted[Math.floor(sorted.length / 2)] ?? NaN).toFixed(1)),
      'p99 ms': Number((sorted[Math.floor(sorted.length * 0.99)] ?? NaN).toFixed(1)),
    };
  };
  return { run, figures, close: () => store.close() };
}

const contenders = {
  'in memory': await openContender({}),
  'in PostgreSQL': await openContender({ secret: randomUUID() }),
};
for (let round = 0; round < ROUNDS; round++)
  for (const { run } of Object.values(contenders)) await run();
console.log(`Submissions to PostgreSQL, ${SENDERS} senders, rate limits counted`);
console.table(
  Object.fromEntries(Object.entries(contenders).map(([name, { figures }]) => [name, figures()])),
);
for (const { close } of Object.values(contenders)) await close();
await server.remove();
