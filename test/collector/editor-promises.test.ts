import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, it, type TestContext } from 'node:test';
import { openPostgresStore, openSqliteStore, type Store } from '../../src/collector/index.ts';
import { TASK_IDS } from '../../src/collector/editor/editor-task.ts';
import { EDIT, openPages } from './editor-pages-harness.ts';
import { publishedAtOnce } from './harness.ts';
import { describePostgres } from './postgres-harness.ts';

const demo = (name: string) =>
  readFileSync(new URL(`../../demo/campaigns/${name}.json`, import.meta.url), 'utf8');

/** A demo's document with keys that no editor knows, in lists and beside them. */
function withUnknownKeys(name: string): { id: string } & Record<string, unknown> {
  const text = demo(name)
    .replace('"version":', '"zebra": { "b": 1, "a": [] }, "version":')
    .replace('"channel":', '"colour": "green", "channel":')
    .replace('"issues": [', '"later": null, "issues": [');
  return JSON.parse(text) as { id: string } & Record<string, unknown>;
}

const EVIL = '<script>alert(1)</script>';
const FORMULA = '=HYPERLINK("https://evil.example")';
/** Turns the direction of what follows. */
const OVERRIDE = '\u202Egpj.exe';

function conformance(name: string, open: (t: TestContext) => Promise<Store>): void {
  describe(`${name}: the editor`, () => {
    for (const demoName of ['edgbaston', 'st-werburgh'])
      it(`gives a document back as it took it, when every form was sent as it came: ${demoName}`, async (t) => {
        const { organise, send, document } = await openPages([], await open(t));
        const begun = withUnknownKeys(demoName);
        const body = JSON.stringify({ document: begun });
        const headers = { 'Content-Type': 'application/json' };
        const made = await organise('/campaigns', { method: 'POST', headers, body });
        assert.equal(made.status, 201);
        const edit = `/organiser/campaigns/${begun.id}/edit`;
        for (const task of TASK_IDS) {
          const sent = await send(`${edit}/${task}`, {});
          assert.equal(sent.status, 303, task);
          assert.equal(JSON.stringify(await document(begun.id)), JSON.stringify(begun), task);
        }
        const draft = (await (await organise(`/campaigns/${begun.id}/draft`)).json()) as {
          revision: number;
        };
        assert.equal(draft.revision, 1);
        assert.equal((await send(`${edit}/publish`, {})).status, 303);
        const again = await organise(`/campaigns/${begun.id}/publish`, {
          method: 'POST',
          headers,
          body: JSON.stringify({ revision: draft.revision + 1 }),
        });
        assert.equal(again.status, 409);
      });

    it('loses nothing of two people who change one task at once', async (t) => {
      const { send, page, document } = await openPages([publishedAtOnce()], await open(t));
      const looked = await page(`${EDIT}/next`);
      const [hers, his] = await Promise.all([
        send(`${EDIT}/next`, { 'survey.next': 'Her words' }, looked),
        send(`${EDIT}/next`, { 'survey.next': 'His words' }, looked),
      ]);
      assert.deepEqual([hers.status, his.status].sort(), [303, 409]);
      const asked = hers.status === 409 ? hers : his;
      assert.match(asked.page, /Her words/);
      assert.match(asked.page, /His words/);
      const kept = async () =>
        ((await document()) as { survey: { next: { en: string } } }).survey.next.en;
      const first = await kept();
      await send(`${EDIT}/next`, { 'take:survey.next': 'mine' }, asked.page);
      assert.notEqual(await kept(), first);
    });

    it('leaves texts of others texts: in its pages, the preview and the table', async (t) => {
      const { send, page, document, organise } = await openPages(
        [publishedAtOnce()],
        await open(t),
      );
      await send(`${EDIT}/who`, { name: `${EVIL}${OVERRIDE}` });
      await send(`${EDIT}/questions`, {
        'survey.questions.0.label': FORMULA,
        'survey.questions.0.hint': EVIL,
        'survey.questions.0.kind': 'text',
      });
      for (const path of ['', '/who', '/questions', '/publish', '/languages/cy', '/preview'])
        assert.ok(!(await page(`${EDIT}${path}`)).includes(EVIL), path);
      const frame = await organise('/campaigns/edgbaston/edit/preview/frame');
      assert.ok(!(await frame.text()).includes(EVIL));
      // What stands around it keeps its direction.
      assert.match(await page(`${EDIT}/publish`), /class="typed"/);
      const table = await (
        await organise('/campaigns/edgbaston/edit/languages/cy/table.csv')
      ).text();
      assert.ok(!/(^|,)"?=HYPERLINK/m.test(table));
      const { survey, name: kept } = (await document()) as {
        survey: { questions: { label: string }[] };
        name: { en: string };
      };
      assert.equal(survey.questions[0]?.label, FORMULA);
      assert.equal(kept.en, `${EVIL}${OVERRIDE}`);
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
    const store = await openPostgresStore(await server.ready(`promise-${randomUUID()}`));
    t.after(() => store.close());
    return store;
  });
});
