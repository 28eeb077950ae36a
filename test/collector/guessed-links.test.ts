import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import Database from 'better-sqlite3';
import { openSqliteStore } from '../../src/collector/index.ts';
import { folder, form, type Open, openCollector } from './harness.ts';

const randomKey = () => randomBytes(24).toString('base64url');
const from = (address: string) => ({ 'X-Forwarded-For': address });

interface LinkKind {
  /** Makes one. @returns its path */
  make: (collector: Open) => Promise<string>;
  /** The path of one with this key. */
  pathOf: (key: string) => string;
}

/** `GUESSES=100000` tries as many as a patient stranger might. */
const GUESSES = Number(process.env.GUESSES ?? 2_000);

const KINDS: Record<string, LinkKind> = {
  'a link that lets somebody in': {
    async make({ organise }) {
      const asked = form({ name: 'Siân', scope: 'work', campaign: 'edgbaston' });
      const page = await (await organise('/links', asked)).text();
      return /\/organiser\/join\/[\w-]{32}/.exec(page)?.[0] ?? '';
    },
    pathOf: (key) => `/organiser/join/${key}`,
  },
  'a link to a draft': {
    async make({ organise }) {
      await organise('/campaigns/edgbaston/edit');
      const made = await organise('/campaigns/edgbaston/edit/preview/link', {
        method: 'POST',
        headers: { Accept: 'application/json' },
      });
      return new URL(((await made.json()) as { url: string }).url).pathname;
    },
    pathOf: (key) => `/previews/${key}`,
  },
};

/** How many rows each table has. */
function countRows(file: string): Record<string, number> {
  const database = new Database(file, { readonly: true });
  try {
    const names = database
      .prepare<[], string>(`select name from sqlite_schema where type = 'table'`)
      .pluck()
      .all();
    return Object.fromEntries(
      names.map((name) => [
        name,
        database.prepare<[], number>(`select count(*) from "${name}"`).pluck().get() ?? 0,
      ]),
    );
  } finally {
    database.close();
  }
}

for (const [name, { make, pathOf }] of Object.entries(KINDS))
  describe(name, () => {
    it('is guessed ten times by one address, and then not looked at but for a right one', async () => {
      const collector = await openCollector({ trustProxy: 1 });
      const link = await make(collector);
      const statuses = new Set<number>();
      for (let n = 0; n < 10; n++)
        statuses.add((await collector.get(pathOf(randomKey()), from('203.0.113.5'))).status);
      assert.deepEqual([...statuses], [404]);
      const refused = await collector.get(pathOf(randomKey()), from('203.0.113.5'));
      assert.equal(refused.status, 429);
      assert.ok(Number(refused.headers.get('Retry-After')) > 0);
      assert.equal((await collector.get(link, from('203.0.113.5'))).status, 200, 'the right one');
      assert.equal((await collector.get(pathOf(randomKey()), from('203.0.113.6'))).status, 404);
    });

    it(`is not found by ${GUESSES} guesses, of which nothing is kept`, async (t) => {
      const file = join(folder(t), 'collector.db');
      const store = await openSqliteStore(file);
      t.after(() => store.close());
      const collector = await openCollector({ store, trustProxy: 1 });
      const link = await make(collector);
      const before = countRows(file);
      const statuses = new Map<number, number>();
      for (let n = 0; n < GUESSES; n++) {
        const { status } = await collector.get(pathOf(randomKey()), from('203.0.113.5'));
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
      assert.deepEqual(Object.fromEntries(statuses), { 404: 10, 429: GUESSES - 10 });
      assert.deepEqual(countRows(file), before);
      assert.equal((await collector.get(link, from('203.0.113.5'))).status, 200);
    });
  });
