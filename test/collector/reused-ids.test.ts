import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it, type TestContext } from 'node:test';
import { openPostgresStore, openSqliteStore, type Store } from '../../src/collector/index.ts';
import { openCollector, problemsOf, publishedAtOnce, silence } from './harness.ts';
import { describePostgres } from './postgres-harness.ts';

const choices = [
  { id: 'friend', label: 'A friend' },
  { id: 'leaflet', label: 'A leaflet' },
];
const HEARD = { id: 'heard', kind: 'choice', label: 'How did you hear of us?', choices };

const asking = (version: number, questions: object[]) => {
  const { survey, ...rest } = publishedAtOnce();
  return { ...rest, version, survey: { ...survey, ...(questions.length > 0 && { questions }) } };
};

/** Publishes drafts one after the other, and tells what is refused of the last. */
async function publishAll(store: Store, versions: object[][]) {
  const { organise } = await openCollector({ store, campaigns: [asking(1, versions[0] ?? [])] });
  const send = (method: string, path: string, body: object) =>
    organise(`/campaigns/edgbaston${path}`, {
      method,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  let last: Response | undefined;
  for (const questions of versions.slice(1)) {
    const draft = (await (await organise('/campaigns/edgbaston/draft')).json()) as {
      revision: number;
    };
    const document = asking(1, questions);
    await send('PUT', '/draft', { revision: draft.revision, document });
    last = await send('POST', '/publish', { revision: draft.revision + 1 });
  }
  if (!last) throw new Error('nothing was published');
  return last.status === 422
    ? (await problemsOf(last)).map(({ path, code }) => `${path} ${code}`)
    : last.status;
}

function conformance(name: string, open: (t: TestContext) => Promise<Store>): void {
  describe(`${name}: the id of a question that was published`, () => {
    it('is refused for a question of another kind', async (t) => {
      const text = { id: 'heard', kind: 'text', label: HEARD.label };
      assert.deepEqual(await publishAll(await open(t), [[HEARD], [text]]), [
        'survey.questions.0.kind reused-id',
      ]);
    });

    it('is refused for another question once its own was taken away', async (t) => {
      const other = { ...HEARD, label: 'Who do you trust?' };
      assert.deepEqual(await publishAll(await open(t), [[HEARD], [], [other]]), [
        'survey.questions.0.label reused-id',
      ]);
    });

    it('is refused for another choice once its own was taken away', async (t) => {
      const fewer = { ...HEARD, choices: [choices[1], { id: 'radio', label: 'The radio' }] };
      const other = { ...HEARD, choices: [choices[1], { id: 'friend', label: 'The pub' }] };
      assert.deepEqual(await publishAll(await open(t), [[HEARD], [fewer], [other]]), [
        'survey.questions.0.choices.1.label reused-id',
      ]);
    });

    it('may have better words, and comes back with its own', async (t) => {
      const better = { ...HEARD, label: 'Who told you of us?' };
      assert.equal(await publishAll(await open(t), [[HEARD], [better]]), 200);
      assert.equal(await publishAll(await open(t), [[HEARD], [], [HEARD]]), 200);
    });

    it('is refused in a file as well, which stops no other campaign', async (t) => {
      silence(t);
      const store = await open(t);
      await openCollector({ store, campaigns: [asking(1, [HEARD])] });
      const file = asking(2, [{ id: 'heard', kind: 'number', label: 'How often?' }]);
      const other = { ...publishedAtOnce(), id: 'other' };
      const { get } = await openCollector({ store, campaigns: [file, other] });
      const served = (await (await get('/campaigns/edgbaston')).json()) as { version: number };
      assert.equal(served.version, 1);
      assert.equal((await get('/campaigns/other')).status, 200);
    });
  });
}

conformance('SQLite', async (t) => {
  const store = await openSqliteStore(':memory:');
  t.after(() => store.close());
  return store;
});

describePostgres('On PostgreSQL', (server) => {
  conformance('PostgreSQL', async (t) => {
    const store = await openPostgresStore(await server.ready(`reused-${randomUUID()}`));
    t.after(() => store.close());
    return store;
  });
});
