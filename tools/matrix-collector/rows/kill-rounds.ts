import { once } from 'node:events';
import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { anyAnswer, AnswerLedger } from '../answer-load.ts';
import type { Cell, Row } from '../cell.ts';
import type { CollectorProcess } from '../collector-process.ts';
import { expectTrue, seconds } from '../expectations.ts';

const KILL_ROUNDS = 5;
const SENDERS = 32;
const UNDER_WAY = 200;
const MAX_STOP_MS = 10_000;

async function killRounds(cell: Cell): Promise<string> {
  const database = await cell.database();
  const ledger = new AnswerLedger();
  for (let round = 1; round <= KILL_ROUNDS; round++) {
    const collector = await cell.start(database);
    const stop = ledger.startSenders(collector, SENDERS);
    await setTimeout(100 + 110 * round);
    while (ledger.acknowledged.size < 40 * round) await setTimeout(5);
    await collector.kill();
    await stop();
  }
  expectTrue(ledger.unanswered.length > 0, 'nothing was under way when it was killed');
  expectTrue(ledger.refused.length === 0, `${ledger.refused.length} answers were refused`);
  const collector = await cell.start(database);
  await ledger.expectStored(collector);
  const unanswered = ledger.unanswered.splice(0);
  for (const submission of unanswered) await ledger.send(collector, submission);
  const stored = await ledger.expectStored(collector);
  const sent = ledger.acknowledged.size;
  expectTrue(stored === sent, `${sent} answers were sent, and ${stored} are stored`);
  return `${KILL_ROUNDS} rounds: ${stored} stored once, ${unanswered.length} of them sent again`;
}

interface UnderWay {
  id: string;
  request: ClientRequest;
  /** What is sent only after the signal. */
  rest: string;
  /** The status of the answer; 0 where there was none. */
  answered: Promise<number>;
}

type Sending = 'whole' | 'first half' | 'on a new connection';

/**
 * Sends an answer over a connection that is open, or a new one; whole, or its first half for now.
 */
function startAnswer({ url }: CollectorProcess, agent: Agent, sending: Sending): UnderWay {
  const submission = anyAnswer();
  const body = JSON.stringify(submission);
  const isHalf = sending === 'first half';
  const posted = request(`${url}/submissions`, {
    method: 'POST',
    agent: sending === 'on a new connection' ? false : agent,
    headers: { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) },
  });
  const answered = new Promise<number>((resolve) => {
    posted.on('response', (response: IncomingMessage) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
      response.on('error', () => resolve(0));
    });
    posted.on('error', () => resolve(0));
  });
  const half = isHalf ? Math.floor(body.length / 2) : body.length;
  posted.write(body.slice(0, half));
  if (!isHalf) posted.end();
  return { id: submission.id, request: posted, rest: body.slice(half), answered };
}

/** Connections that are open already, as a proxy in front keeps them. */
async function openConnections({ url }: CollectorProcess, agent: Agent): Promise<void> {
  const open = async () => {
    const asked = request(`${url}/campaigns/edgbaston`, { agent }).end();
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    response.resume();
    await once(response, 'end');
  };
  await Promise.all(Array.from({ length: UNDER_WAY }, open));
}

/**
 * A collector that is asked to stop answers what came before, also what its thread has not looked
 * at yet.
 */
async function stopUnderLoad(cell: Cell): Promise<string> {
  const database = await cell.database();
  const collector = await cell.start(database);
  const agent = new Agent({ keepAlive: true, maxSockets: UNDER_WAY });
  cell.atEnd(() => agent.destroy());
  await openConnections(collector, agent);
  const start = (sending: Sending, count: number) =>
    Array.from({ length: count }, () => startAnswer(collector, agent, sending));
  const half = start('first half', UNDER_WAY / 4);
  await setTimeout(200);
  collector.pause();
  const whole = [...start('whole', UNDER_WAY / 2), ...start('on a new connection', UNDER_WAY / 4)];
  await Promise.all(whole.map(({ request }) => written(request)));
  const stopping = collector.terminate();
  collector.resume();
  await setTimeout(300);
  for (const { request, rest } of half) request.end(rest);
  const statuses = await Promise.all([...whole, ...half].map(({ answered }) => answered));
  const { code, ms } = await stopping;

  const cut = statuses.filter((status) => status === 0).length;
  expectTrue(cut === 0, `${cut} of ${UNDER_WAY} were cut without an answer`);
  const stored = statuses.filter((status) => status === 201).length;
  expectTrue(stored === UNDER_WAY, `${UNDER_WAY - stored} of ${UNDER_WAY} were refused`);
  expectTrue(code === 0, `it ended with ${code}`);
  expectTrue(ms <= MAX_STOP_MS, `it took ${seconds(ms)} to stop`);
  const again = await cell.start(database);
  const ids = new Set((await again.exported<{ id: string }>('responses')).map(({ id }) => id));
  const lost = [...whole, ...half].filter(({ id }) => !ids.has(id)).length;
  expectTrue(lost === 0, `${lost} acknowledged answers are lost`);
  return `${stored} of ${UNDER_WAY} answered and stored, stopped after ${seconds(ms)}`;
}

/** Resolves when everything that was written is with the system. */
async function written(posted: ClientRequest): Promise<void> {
  if (!posted.writableFinished) await Promise.race([once(posted, 'finish'), once(posted, 'close')]);
}

/** Two serving collectors: on one SQLite file the second is refused; PostgreSQL is for several. */
async function secondCollector(cell: Cell): Promise<string> {
  const database = await cell.database();
  const first = await cell.start(database);
  const ledger = new AnswerLedger();
  await ledger.sendMany(first, 10);
  const started = await cell.start(database).then(
    (second) => second,
    (failure: unknown) => (failure as Error).message,
  );
  if (cell.kind.name === 'SQLite') {
    expectTrue(typeof started === 'string', 'a second collector serves the same file');
    await ledger.sendMany(first, 10);
    await first.kill();
    // The lock ends with the process, however it ended.
    const stored = await ledger.expectStored(await cell.start(database));
    return `the second is refused; after kill -9 the next one starts, ${stored} stored`;
  }
  if (typeof started === 'string') throw new Error(`the second does not start: ${started}`);
  await ledger.sendMany(started, 10);
  const stored = await ledger.expectStored(first);
  return `both serve, ${stored} stored`;
}

export const killRows: Row[] = [
  { name: 'kill -9 under load', run: killRounds },
  { name: 'SIGTERM with 200 requests under way', run: stopUnderLoad },
  { name: 'second collector on the same database', run: secondCollector },
];
