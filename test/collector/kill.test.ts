import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, it, type TestContext } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { Environment } from '../../src/collector/cli/read-settings.ts';
import type { IssueResponse, Receipt, Results } from '../../src/contract/index.ts';
import { answer, QUINTON } from '../contract/examples.ts';
import { folder, TOKEN } from './harness.ts';
import { describePostgres } from './postgres-harness.ts';
import { startCollector } from './process.ts';

const SENDERS = 32;
const ROUNDS = 3;

const send = (url: string, submission: IssueResponse) =>
  fetch(`${url}/submissions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(submission),
  });

function killRounds(environment: (t: TestContext) => Promise<Environment> | Environment): void {
  void it('has every answer that it acknowledged, once, and takes the others when they are sent again', async (t) => {
    const env = await environment(t);
    const acknowledged = new Map<string, Receipt>();
    const unanswered: IssueResponse[] = [];

    for (let round = 0; round < ROUNDS; round++) {
      const { child, url } = await startCollector(t, env);
      let killed = false;
      const sender = async () => {
        while (!killed) {
          const submission = answer({ area: { code: QUINTON, version: '2025-05' } });
          try {
            const response = await send(url, submission);
            const receipt = (await response.json()) as Receipt;
            assert.equal(response.status, 201);
            acknowledged.set(submission.id, receipt);
          } catch (failure) {
            // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- set during the wait
            if (!killed) throw failure;
            unanswered.push(submission);
          }
        }
      };
      const senders = Promise.all(Array.from({ length: SENDERS }, sender));
      const enough = async () => {
        await setTimeout(100 + 130 * round);
        while (acknowledged.size < 50 * (round + 1)) await setTimeout(5);
      };
      await Promise.race([senders, enough()]);
      killed = true;
      child.kill('SIGKILL');
      await once(child, 'exit');
      await senders;
    }
    assert.ok(unanswered.length > 0, 'nothing was in flight when it was killed');

    const { child, url } = await startCollector(t, env);
    const lines = async () => {
      const response = await fetch(`${url}/organiser/campaigns/edgbaston/responses.jsonl`, {
        headers: { Authorization: `Bearer ${TOKEN}` },
      });
      return (await response.text())
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as { id: string; reference: string });
    };
    const stored = async () => (await lines()).map(({ id }) => id);
    const counted = async () =>
      ((await (await fetch(`${url}/campaigns/edgbaston/results`)).json()) as Results).counted;

    const before = await stored();
    assert.equal(new Set(before).size, before.length, 'an id stands twice');
    assert.deepEqual(
      [...acknowledged.keys()].filter((id) => !before.includes(id)),
      [],
      'acknowledged and lost',
    );
    assert.equal(await counted(), before.length);
    for (const { id, reference } of await lines())
      assert.equal(reference, acknowledged.get(id)?.reference ?? reference);

    for (const submission of unanswered) {
      const { status } = await send(url, submission);
      assert.equal(status, before.includes(submission.id) ? 200 : 201);
    }
    const after = await stored();
    assert.deepEqual(
      after.toSorted(),
      [...acknowledged.keys(), ...unanswered.map(({ id }) => id)].sort(),
    );
    assert.equal(await counted(), after.length);

    child.kill('SIGTERM');
    assert.deepEqual(
      await once(child, 'exit'),
      [0, null],
      'a collector that is asked to stop stops well',
    );
  });
}

describe('a collector that is killed while answers come in', () => {
  killRounds((t) => ({ DATA: folder(t) }));
});

describePostgres('a collector on PostgreSQL that is killed while answers come in', (server) => {
  killRounds(async (t) => ({ DATA: folder(t), DATABASE_URL: await server.ready() }));
});
