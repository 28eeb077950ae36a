import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, it, type TestContext } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { Environment } from '../../../src/collector/cli/read-settings.ts';
import type { BallotSubmission } from '../../../src/contract/index.ts';
import { september, vote } from '../../contract/ballot-examples.ts';
import { folder, TOKEN } from '../harness.ts';
import { describePostgres } from '../postgres-harness.ts';
import { startCollector } from '../process.ts';

const ROUNDS = 2;
const VOTES_A_ROUND = 60;
const DAY_MS = 86_400_000;

const postJson = (address: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

/** An open ballot, made as a program of the organisers makes one. @returns its codes */
async function openBallot(url: string): Promise<string[]> {
  const send = async (path: string, body: unknown) => {
    const response = await postJson(`${url}/organiser/campaigns/edgbaston/ballots${path}`, body, {
      Authorization: `Bearer ${TOKEN}`,
    });
    assert.ok(response.ok, await response.clone().text());
    return (await response.json()) as { codes?: string[] };
  };
  const at = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();
  const { onlineCloses: _onlineCloses, ...definition } = september({
    opens: at(-1),
    closes: at(1),
  });
  await send('', definition);
  await send('/september/state', { to: 'published' });
  const size = ROUNDS * VOTES_A_ROUND;
  const { codes = [] } = await send('/september/batches', { label: 'A', size, printer: 'P' });
  await send('/september/state', { to: 'open' });
  return codes;
}

function killRounds(environment: (t: TestContext) => Promise<Environment> | Environment): void {
  void it('keeps every vote that it acknowledged, once, and takes the others when they come again', async (t) => {
    const env = await environment(t);
    const unanswered: BallotSubmission[] = [];
    let codes: string[] = [];
    let acknowledged = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const { child, url } = await startCollector(t, env);
      if (round === 0) codes = await openBallot(url);
      let isKilled = false;
      const sent = codes.slice(round * VOTES_A_ROUND, (round + 1) * VOTES_A_ROUND);
      const sending = Promise.all(
        sent.map(async (code) => {
          const submission = vote({ code });
          try {
            const { status } = await postJson(`${url}/submissions`, submission);
            assert.equal(status, 201);
            acknowledged++;
          } catch (failure) {
            if (!isKilled) throw failure;
            unanswered.push(submission);
          }
        }),
      );
      const before = acknowledged;
      while (acknowledged < before + 5) await setTimeout(1);
      isKilled = true;
      child.kill('SIGKILL');
      await once(child, 'exit');
      await sending;
    }
    assert.ok(unanswered.length > 0, 'nothing was in flight when it was killed');
    const { url } = await startCollector(t, env);
    for (const submission of unanswered) {
      const { status } = await postJson(`${url}/submissions`, submission);
      assert.ok(status === 201 || status === 200, `${status}`);
      assert.equal((await postJson(`${url}/submissions`, submission)).status, 200);
    }
    for (const code of codes) {
      const standing = await postJson(`${url}/ballots/check`, { code });
      assert.equal(((await standing.json()) as { state: string }).state, 'used');
    }
    assert.equal(acknowledged + unanswered.length, codes.length);
  });
}

describe('a collector on SQLite that is killed while it takes votes', () => {
  killRounds((t) => ({ DATA: folder(t) }));
});

describePostgres('a collector on PostgreSQL that is killed while it takes votes', (server) => {
  killRounds(async (t) => ({ DATA: folder(t), DATABASE_URL: await server.ready() }));
});
