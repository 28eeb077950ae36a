import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, it, type TestContext } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { Environment } from '../../src/collector/cli/read-settings.ts';
import { folder, publishedAtOnce, TOKEN } from './harness.ts';
import { describePostgres } from './postgres-harness.ts';
import { startCollector } from './process.ts';

const ROUNDS = 2;

interface Draft {
  revision: number;
  document: { first: number; filling: string; last: number };
}

const authorization = { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/json' };

const readDraft = async (url: string): Promise<Draft> =>
  (await (
    await fetch(`${url}/organiser/campaigns/edgbaston/draft`, { headers: authorization })
  ).json()) as Draft;

/**
 * A draft that would show where it is cut in two: the same number stands at its start and at its
 * end.
 */
const numbered = (number: number) => ({
  first: number,
  ...publishedAtOnce(),
  filling: 'x'.repeat(200_000),
  last: number,
});

function killRounds(environment: (t: TestContext) => Promise<Environment> | Environment): void {
  void it('has the draft as it was before or as it was sent, and never half of it', async (t) => {
    const env = await environment(t);
    let sent = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const { child, url } = await startCollector(t, env);
      let { revision } = await readDraft(url);
      let acknowledged = sent;
      let isKilled = false;
      const saving = (async () => {
        for (;;) {
          const body = JSON.stringify({ revision, document: numbered(++sent) });
          const response = await fetch(`${url}/organiser/campaigns/edgbaston/draft`, {
            method: 'PUT',
            headers: authorization,
            body,
          });
          assert.equal(response.status, 200);
          ({ revision } = (await response.json()) as Draft);
          acknowledged = sent;
        }
      })().catch((failure: unknown) => {
        if (!isKilled) throw failure;
      });
      while (acknowledged < 3 * (round + 1)) await Promise.race([saving, setTimeout(5)]);
      isKilled = true;
      child.kill('SIGKILL');
      await once(child, 'exit');
      await saving;

      const again = await startCollector(t, env);
      const { document } = await readDraft(again.url);
      assert.equal(document.first, document.last);
      assert.equal(document.filling.length, 200_000);
      assert.ok([acknowledged, sent].includes(document.first), `${document.first} of ${sent}`);
      again.child.kill('SIGTERM');
      await once(again.child, 'exit');
    }
  });
}

describe('a collector that is killed while a draft is saved', () => {
  killRounds((t) => ({ DATA: folder(t) }));
});

describePostgres('a collector on PostgreSQL that is killed while a draft is saved', (server) => {
  killRounds(async (t) => ({ DATA: folder(t), DATABASE_URL: await server.ready() }));
});
