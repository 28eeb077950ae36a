import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, it, type TestContext } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import type { AccessScope } from '../../src/collector/organiser/access-scopes.ts';
import { hashOf } from '../../src/collector/organiser/token-hash.ts';
import { openPostgresStore, openSqliteStore, type Store } from '../../src/collector/index.ts';
import { answer, champion, edgbaston } from '../contract/examples.ts';
import { openCollector, problemsOf, publishedAtOnce } from './harness.ts';
import { describePostgres } from './postgres-harness.ts';

interface Draft {
  revision: number;
  liveVersion: number | null;
  isChanged: boolean;
  changedBy: string;
  document: Record<string, unknown>;
  problems: { path: string }[];
}

/** A form that a script sends. */
const FORM = {
  'Content-Type': 'application/x-www-form-urlencoded',
  Accept: 'application/json',
};

const demo = (name: string) =>
  readFileSync(new URL(`../../demo/campaigns/${name}.json`, import.meta.url), 'utf8');

/** A collector, and its editor as a script uses it. */
async function openEditor(
  store: Store,
  campaigns: unknown[] = [publishedAtOnce()],
  now = () => new Date(),
) {
  const collector = await openCollector({ store, campaigns, now });
  const send = (method: string, path: string, body: unknown) =>
    collector.organise(path, {
      method,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  const at = (path: string, id = 'edgbaston') => `/campaigns/${id}${path}`;
  return {
    ...collector,
    send,
    draft: async (id?: string) =>
      (await (await collector.organise(at('/draft', id))).json()) as Draft,
    keep: (revision: number, document: unknown, id?: string) =>
      send('PUT', at('/draft', id), { revision, document }),
    publish: (revision: number, note?: string, id?: string) =>
      send('POST', at('/publish', id), { revision, ...(note && { note }) }),
    served: async (id = 'edgbaston') =>
      (await (await collector.get(`/campaigns/${id}`)).json()) as Record<string, unknown>,
  };
}

function conformance(name: string, open: (t: TestContext) => Promise<Store>): void {
  describe(`${name}: a draft of a campaign`, () => {
    it('is what is live where nothing was changed, and is not published then', async (t) => {
      const { draft, publish } = await openEditor(await open(t));
      const { revision, isChanged, document, liveVersion } = await draft();
      assert.deepEqual([revision, isChanged, liveVersion], [0, false, 1]);
      assert.deepEqual(document, publishedAtOnce());
      assert.equal((await publish(0)).status, 409);
    });

    for (const file of ['edgbaston', 'st-werburgh'])
      it(`comes back with every key in its order, known or not: ${file}`, async (t) => {
        const { draft, keep, send } = await openEditor(await open(t), []);
        const text = demo(file).replace('"version":', '"zebra": { "b": 1, "a": [] }, "version":');
        assert.match(text, /zebra/);
        const document = JSON.parse(text) as { id: string };
        const begun = await send('POST', '/campaigns', { document });
        assert.equal(begun.status, 201);
        const { document: kept, revision } = await draft(document.id);
        assert.equal(JSON.stringify(kept), JSON.stringify(document));
        assert.equal((await keep(revision, kept, document.id)).status, 200);
        assert.equal((await draft(document.id)).revision, revision);
      });

    it('is kept although it is wrong, changes nothing that is served, and cannot be published', async (t) => {
      const { draft, keep, publish, served } = await openEditor(await open(t));
      const wrong = { ...edgbaston(), imprint: 'no', minimumAge: 'sixteen' };
      assert.equal((await keep(0, wrong)).status, 200);
      const { document, problems } = await draft();
      assert.deepEqual(document, wrong);
      assert.deepEqual(problems.map(({ path }) => path).sort(), ['imprint', 'minimumAge']);
      const refused = await publish(1);
      assert.equal(refused.status, 422);
      assert.deepEqual((await problemsOf(refused)).map(({ path }) => path).sort(), [
        'imprint',
        'minimumAge',
      ]);
      assert.equal((await served()).version, 1);
    });

    it('is live at once when it is published, with the next version and a note', async (t) => {
      const { keep, publish, served, organise, draft } = await openEditor(await open(t));
      await keep(0, { ...publishedAtOnce(), minimumAge: 18 });
      const began = performance.now();
      const published = await publish(1, 'Adults only');
      assert.deepEqual(await published.json(), { version: 2, warnings: [] });
      assert.deepEqual([(await served()).version, (await served()).minimumAge], [2, 18]);
      assert.ok(performance.now() - began < 1000);
      const { versions } = (await (await organise('/campaigns/edgbaston/versions')).json()) as {
        versions: { version: number; publishedBy: string; note: string }[];
      };
      assert.deepEqual(
        versions.map(({ version, publishedBy, note }) => [version, publishedBy, note]),
        [
          [2, 'collector', 'Adults only'],
          [1, 'the document "edgbaston"', ''],
        ],
      );
      const first = await organise('/campaigns/edgbaston/versions/1');
      assert.deepEqual(await first.json(), publishedAtOnce());
      assert.equal((await organise('/campaigns/edgbaston/versions/3')).status, 404);
      assert.equal((await draft()).isChanged, false);
    });

    it('of two people at once keeps the first, and gives the second what it is', async (t) => {
      const store = await open(t);
      const { keep, draft } = await openEditor(store);
      const hers = { ...publishedAtOnce(), minimumAge: 18 };
      const his = { ...publishedAtOnce(), publishThreshold: 3 };
      const both = await Promise.all([keep(0, hers), keep(0, his)]);
      assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409]);
      const refused = both.find(({ status }) => status === 409);
      const told = (await refused?.json()) as { draft: Draft };
      const kept = await draft();
      assert.deepEqual(told.draft.document, kept.document);
      assert.equal(kept.revision, 1);
      assert.ok([hers, his].some((one) => isDeepStrictEqual(one, kept.document)));
    });

    it('of an old revision is not published', async (t) => {
      const { keep, publish, served } = await openEditor(await open(t));
      await keep(0, { ...publishedAtOnce(), minimumAge: 18 });
      await keep(1, { ...publishedAtOnce(), minimumAge: 21 });
      assert.equal((await publish(1)).status, 409);
      assert.equal((await served()).version, 1);
    });

    it('raises the version of a consent with its words; people who agreed keep the old ones', async (t) => {
      const { keep, publish, served, post, organise } = await openEditor(await open(t));
      assert.equal((await post(champion())).status, 201);
      const reworded = publishedAtOnce();
      const [first, second] = reworded.consents;
      if (!first || !second) throw new Error('the demo has consents');
      const before = second.version;
      second.statement.en = `${second.statement.en} Thank you.`;
      await keep(0, reworded);
      await publish(1);
      const { consents } = (await served()) as { consents: { version: number }[] };
      assert.deepEqual([consents[0]?.version, consents[1]?.version], [first.version, before + 1]);
      const people = await (await organise('/campaigns/edgbaston/people.jsonl')).text();
      const { id } = JSON.parse(people) as { id: string };
      const given = await (await organise(`/campaigns/edgbaston/people/${id}/data.json`)).text();
      assert.ok(!given.includes('Thank you.'));
      assert.match(given, /to support me as a champion\. I can withdraw at any time\."/);
    });

    it('does not give a consent the version of other words that it once had', async (t) => {
      const { keep, publish, served } = await openEditor(await open(t));
      const worded = (words: string) => {
        const document = publishedAtOnce();
        const [keepConsent] = document.consents;
        if (keepConsent) keepConsent.statement.en = words;
        return document;
      };
      for (const [revision, words] of [
        [0, 'First.'],
        [2, 'Second.'],
        [4, 'Third.'],
      ] as const) {
        await keep(revision, worded(words));
        await publish(revision + 1);
      }
      const { consents } = (await served()) as { consents: { version: number }[] };
      assert.equal(consents[0]?.version, 4);
    });

    it('takes the answer of a page that was open before it was published', async (t) => {
      const { keep, publish, post, organise } = await openEditor(await open(t));
      const before = answer();
      await keep(0, { ...publishedAtOnce(), minimumAge: 18 });
      const [, response] = await Promise.all([publish(1), post(before)]);
      assert.equal(response.status, 201);
      const lines = await (await organise('/campaigns/edgbaston/responses.jsonl')).text();
      assert.match(lines, /"state":"counted"/);
    });

    it('is what a file has, once that is newer, unless somebody changed the draft', async (t) => {
      const store = await open(t);
      const { keep, publish, draft } = await openEditor(store);
      await keep(0, { ...publishedAtOnce(), minimumAge: 18 });
      await publish(1);
      const newer = { ...publishedAtOnce(), version: 3, minimumAge: 20 };
      const later = await openEditor(store, [newer]);
      assert.deepEqual((await later.draft()).document, newer);
      const { revision } = await draft();
      await later.keep(revision, { ...newer, minimumAge: 17 });
      const latest = await openEditor(store, [{ ...newer, version: 4 }]);
      const changed = await latest.draft();
      assert.deepEqual([changed.document.minimumAge, changed.isChanged], [17, true]);
      await latest.publish(changed.revision);
      assert.deepEqual(
        [(await latest.served()).version, (await latest.served()).minimumAge],
        [5, 17],
      );
    });

    it('begins from a template, as a copy, and under an id of its own', async (t) => {
      const { send, draft, keep, publish, served } = await openEditor(await open(t));
      const wanted = { name: 'Our streets', organisation: 'Moseley Forum', template: 'residents' };
      const [one, two] = await Promise.all([
        send('POST', '/campaigns', wanted),
        send('POST', '/campaigns', wanted),
      ]);
      assert.deepEqual([one.status, two.status], [201, 201]);
      const ids = await Promise.all([one, two].map((each) => each.json()));
      assert.deepEqual((ids as { campaign: string }[]).map(({ campaign }) => campaign).sort(), [
        'our-streets',
        'our-streets-2',
      ]);
      const { document, liveVersion } = await draft('our-streets');
      assert.equal(liveVersion, null);
      assert.match(JSON.stringify(document.consents), /I consent to Moseley Forum keeping/);
      const copied = await send('POST', '/campaigns', { copyOf: 'edgbaston', name: 'Selly Oak' });
      assert.equal(copied.status, 201);
      const { document: copy, revision } = await draft('selly-oak');
      assert.deepEqual(
        [copy.id, copy.name, copy.results, copy.report, copy.version],
        ['selly-oak', 'Selly Oak', 'selly-oak/results', 'selly-oak/progress', 1],
      );
      await keep(revision, copy, 'selly-oak');
      const published = await publish(revision, '', 'selly-oak');
      assert.equal(((await published.json()) as { version: number }).version, 1);
      assert.equal((await served('selly-oak')).id, 'selly-oak');
    });

    it('does not begin without a name, with a taken id, or as a copy of nothing', async (t) => {
      const { send } = await openEditor(await open(t));
      const statusOf = async (body: object) => (await send('POST', '/campaigns', body)).status;
      assert.equal(await statusOf({ template: 'party' }), 422);
      assert.equal(await statusOf({ document: edgbaston() }), 409);
      assert.equal(await statusOf({ document: { id: 'Not an id' } }), 422);
      assert.equal(await statusOf({ copyOf: 'nothing', name: 'x' }), 404);
      assert.equal(await statusOf({ template: 'sect' }), 422);
    });

    it('keeps the id of its campaign, and is bounded', async (t) => {
      const { keep, send } = await openEditor(await open(t));
      const refused = await keep(0, { ...edgbaston(), id: 'another' });
      assert.deepEqual(
        (await problemsOf(refused)).map(({ path }) => path),
        ['document.id'],
      );
      assert.equal((await keep(0, { id: 'edgbaston', more: 'x'.repeat(1024 * 1024) })).status, 413);
      assert.equal((await send('PUT', '/campaigns/edgbaston/draft', [])).status, 422);
      assert.equal((await keep(0, [])).status, 422);
      assert.equal((await keep(-1, edgbaston())).status, 422);
    });

    it('tells in words what differs between two versions', async (t) => {
      const { keep, organise } = await openEditor(await open(t));
      const changed = publishedAtOnce();
      const [first, second, ...rest] = changed.survey.issues;
      if (!first || !second) throw new Error('the demo has issues');
      first.label.en = 'Potholes';
      changed.survey.issues = [second, first, ...rest.slice(1)];
      changed.areas.wards.push({ code: 'E05011178', name: 'Sutton Trinity' });
      await keep(0, { ...changed, minimumAge: 18 });
      const response = await organise('/campaigns/edgbaston/diff?from=1');
      const { changes } = (await response.json()) as { changes: { words: string }[] };
      assert.deepEqual(changes.map(({ words }) => words).sort(), [
        'Age from which people may leave their name was 16, and is now 18.',
        'Issue “Anti-social behaviour” is taken away.',
        'Issue “Potholes”, what the issue is called (en) was “Pot holes and road repairs”, ' +
          'and is now “Potholes”.',
        'Issues: the order is another one.',
        'Ward “Sutton Trinity” is new.',
      ]);
      assert.equal((await organise('/campaigns/edgbaston/diff?from=7')).status, 404);
    });

    it('that was never published is gone once it is discarded, with the links to it', async (t) => {
      const store = await open(t);
      const { send, organise, get, draft } = await openEditor(store, []);
      await send('POST', '/campaigns', { document: edgbaston() });
      const made = await organise('/campaigns/edgbaston/edit/preview/link', {
        method: 'POST',
        headers: { Accept: 'application/json' },
      });
      const { pathname } = new URL(((await made.json()) as { url: string }).url);
      const discard = (revision: number) =>
        organise('/campaigns/edgbaston/edit/discard', {
          method: 'POST',
          headers: FORM,
          body: `revision=${revision}`,
        });
      const { revision } = await draft();
      assert.equal((await discard(revision - 1)).status, 409);
      assert.equal((await get(`${pathname}/frame`)).status, 200);
      assert.equal((await discard(revision)).status, 204);
      assert.equal((await organise('/campaigns/edgbaston/draft')).status, 404);
      assert.equal((await get(`${pathname}/frame`)).status, 404);
      assert.deepEqual(await store.drafts.list(), []);
    });

    it('that is discarded is what is live, and no page from before publishes it', async (t) => {
      const { keep, draft, publish, served, organise } = await openEditor(await open(t));
      await keep(0, { ...publishedAtOnce(), minimumAge: 18 });
      const discarded = await organise('/campaigns/edgbaston/edit/discard', {
        method: 'POST',
        headers: FORM,
        body: 'revision=1',
      });
      assert.equal(discarded.status, 204);
      const { document, isChanged, revision } = await draft();
      assert.deepEqual([document, isChanged, revision], [publishedAtOnce(), false, 2]);
      assert.equal((await publish(1)).status, 409);
      assert.equal((await keep(1, { ...publishedAtOnce(), minimumAge: 21 })).status, 409);
      assert.equal((await served()).version, 1);
    });

    it('is shown by a link for seven days, to whoever has it and to nobody else', async (t) => {
      const store = await open(t);
      let now = new Date('2026-11-22T10:00:00.000Z');
      const { organise, get, keep } = await openEditor(store, [publishedAtOnce()], () => now);
      const evil = { ...publishedAtOnce(), name: '</script><script>alert(1)</script>' };
      await keep(0, evil);
      const made = await organise('/campaigns/edgbaston/edit/preview/link', {
        method: 'POST',
        headers: { Accept: 'application/json' },
      });
      assert.equal(made.status, 201);
      const { url, expiresAt } = (await made.json()) as { url: string; expiresAt: string };
      assert.equal(expiresAt, '2026-11-29T10:00:00.000Z');
      const { pathname } = new URL(url);
      const frame = await get(`${pathname}/frame`);
      const policy = frame.headers.get('Content-Security-Policy') ?? '';
      assert.match(policy, /connect-src 'none'.*form-action 'none'/);
      assert.match(policy, /sandbox allow-scripts allow-forms/);
      const page = await frame.text();
      assert.equal(page.match(/<script/g)?.length, 3);
      const script = /<script type="module">([^<]*)<\/script>/.exec(page)?.[1] ?? '';
      const hash = createHash('sha256').update(script).digest('base64');
      assert.ok(policy.includes(`script-src 'self' 'sha256-${hash}'`));
      assert.equal((await get(pathname)).status, 200);
      assert.equal((await get(`${pathname}x`)).status, 404);
      now = new Date('2026-11-29T09:59:59.000Z');
      assert.equal((await get(pathname)).status, 200);
      now = new Date('2026-11-29T10:00:00.000Z');
      for (const path of [pathname, `${pathname}/frame`])
        assert.equal((await get(path)).status, 404);
      assert.equal(await store.drafts.findPreviewed('another', now.toISOString()), undefined);
    });

    it('leads no answers elsewhere, and publishes no single one, by whoever only edits', async (t) => {
      const { app, store, keep, publish, served } = await openEditor(await open(t), [edgbaston()]);
      const token = 'cwt_a-token-of-an-editor';
      await store.tokens.add(
        {
          ...{
            id: token,
            name: 'Editor',
            campaigns: ['edgbaston'],
            scopes: ['edit'],
            source: null,
          },
          ...{ createdAt: '2026-11-21T10:00:00.000Z', createdBy: 'a test' },
        },
        hashOf(token),
      );
      const publishAsEditor = (revision: number) =>
        app.request('/organiser/campaigns/edgbaston/publish', {
          method: 'POST',
          headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
          body: JSON.stringify({ revision }),
        });
      const { controller } = edgbaston();
      const changes: [path: string, change: object][] = [
        ['endpoint', { endpoint: 'https://elsewhere.example/submissions' }],
        ['publishThreshold', { publishThreshold: 1 }],
        ['controller.retentionDays', { controller: { ...controller, retentionDays: 1 } }],
      ];
      let revision = 0;
      for (const [path, change] of changes) {
        await keep(revision++, { ...edgbaston(), ...change });
        const refused = await publishAsEditor(revision);
        assert.equal(refused.status, 422, path);
        assert.deepEqual(
          (await problemsOf(refused)).map((problem) => [problem.path, problem.code]),
          [[path, 'owner-only']],
        );
      }
      assert.equal((await served()).version, 1);
      assert.equal((await publish(revision)).status, 200);
      await keep(++revision, { ...edgbaston(), publishThreshold: 9, minimumAge: 18 });
      const raised = await publishAsEditor(revision + 1);
      assert.equal(raised.status, 200, 'who is more careful needs nobody');
    });

    it('of a campaign that was taken down is published by the owner only', async (t) => {
      const store = await open(t);
      const { app, keep, publish } = await openEditor(store, [edgbaston()]);
      const token = 'cwt_a-token-of-an-editor';
      await store.tokens.add(
        {
          ...{
            id: token,
            name: 'Editor',
            campaigns: ['edgbaston'],
            scopes: ['edit'],
            source: null,
          },
          ...{ createdAt: '2026-11-21T10:00:00.000Z', createdBy: 'a test' },
        },
        hashOf(token),
      );
      await store.campaigns.takeDown('edgbaston', 'the owner', '2026-11-21T10:00:00.000Z');
      await keep(0, { ...edgbaston(), minimumAge: 18 });
      const refused = await app.request('/organiser/campaigns/edgbaston/publish', {
        method: 'POST',
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        body: '{"revision":1}',
      });
      assert.equal(refused.status, 422);
      assert.deepEqual(
        (await problemsOf(refused)).map(({ code }) => code),
        ['taken-down'],
      );
      assert.equal((await publish(1)).status, 200);
    });

    it('is nothing to strangers, nor to a token of another campaign or without leave to edit', async (t) => {
      const { app, store, send, draft } = await openEditor(await open(t));
      const addToken = async (scope: AccessScope, campaign: string) => {
        const token = `cwt_a-token-for-${scope}-of-${campaign}`;
        await store.tokens.add(
          {
            ...{ id: token, name: scope, campaigns: [campaign], scopes: [scope], source: null },
            ...{ createdAt: '2026-11-21T10:00:00.000Z', createdBy: 'a test' },
          },
          hashOf(token),
        );
        return token;
      };
      await send('POST', '/campaigns', { ...{ name: 'Other', organisation: 'O' }, id: 'other' });
      const status = async (token: string, path: string, method = 'GET') =>
        (
          await app.request(`/organiser/campaigns/edgbaston${path}`, {
            method,
            headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
            ...(method !== 'GET' && { body: '{"revision":0,"document":{"id":"edgbaston"}}' }),
          })
        ).status;
      const reader = await addToken('work', 'edgbaston');
      const stranger = await addToken('edit', 'other');
      const editorToken = await addToken('edit', 'edgbaston');
      for (const path of ['/draft', '/versions', '/versions/1', '/diff?from=1']) {
        assert.equal(await status('no-token-of-anybody', path), 401, path);
        assert.equal(await status(reader, path), 403, path);
        assert.equal(await status(stranger, path), 404, path);
        assert.equal(await status(editorToken, path), 200, path);
      }
      for (const token of [reader, stranger]) {
        assert.ok((await status(token, '/draft', 'PUT')) >= 400);
        assert.ok((await status(token, '/publish', 'POST')) >= 400);
      }
      assert.equal((await draft()).revision, 0);
      assert.equal(await status(editorToken, '/draft', 'PUT'), 200);
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
    const store = await openPostgresStore(await server.ready(`draft-${randomUUID()}`));
    t.after(() => store.close());
    return store;
  });
});
