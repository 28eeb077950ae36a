import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CampaignDraft } from '../../src/collector/editor/draft-records.ts';
import { openSqliteStore } from '../../src/collector/index.ts';
import { fieldsOf } from './editor-pages-harness.ts';
import { form, HTML, openCollector, readMarkup, signIn, silence, standIn } from './harness.ts';

const NEXT = '/organiser/campaigns/edgbaston/edit/next';
const WRITTEN = 'An hour’s work, “kept” <for> you';

/** The form of a task with other words in it, as a browser sends it. */
const written = (page: string, cookie = '') => ({
  ...form({}, { ...HTML, ...(cookie && { Cookie: cookie }) }),
  body: new URLSearchParams(
    Object.entries({ ...fieldsOf(page), 'survey.next': WRITTEN }).flatMap(([name, values]) =>
      [values].flat().map((value): [string, string] => [name, value]),
    ),
  ).toString(),
});

/** The form in a page that refuses one, as its button sends it. */
function refusedForm(page: string, cookie: string) {
  const [, action = '', fields = ''] =
    /<form method="post" action="(\/organiser\/campaigns[^"]*)">(.*?)<\/form>/s.exec(page) ?? [];
  return { action, sent: { ...written(page, cookie), body: bodyOf(fields) } };
}

const bodyOf = (fields: string): string =>
  new URLSearchParams(
    [...fields.matchAll(/name="([^"]*)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&#39;', '’'),
    ]),
  ).toString();

describe('a form that is refused for now', () => {
  it('holds what was written after the session has ended, and is taken after the next sign-in', async () => {
    const collector = await openCollector();
    const { app } = collector;
    const first = await signIn(collector);
    const page = await (await app.request(NEXT, { headers: { ...HTML, Cookie: first } })).text();
    await app.request('/organiser/sign-out', form({}, { Cookie: first }));
    const refused = await app.request(NEXT, written(page, first));
    assert.equal(refused.status, 401);
    const kept = await refused.text();
    assert.match(kept, /You are not signed in any more\..*kept on this page.*target="_blank"/s);
    const { action, sent } = refusedForm(kept, await signIn(collector));
    assert.equal(action, NEXT);
    const taken = await app.request(action, sent);
    assert.equal(taken.status, 303);
    const draft = await collector.organise('/campaigns/edgbaston/draft');
    const { document } = (await draft.json()) as {
      document: { survey: { next: Record<string, string> } };
    };
    assert.equal(document.survey.next.en, WRITTEN);
  });

  it('holds what was written while the database is away', async (t) => {
    silence(t);
    const store = await openSqliteStore(':memory:');
    let isAway = false;
    const save = (draft: CampaignDraft) =>
      isAway ? Promise.reject(new Error('away')) : store.drafts.save(draft);
    const collector = await openCollector({ store: standIn(store, { drafts: { save } }) });
    const cookie = await signIn(collector);
    const { app } = collector;
    const page = await (await app.request(NEXT, { headers: { ...HTML, Cookie: cookie } })).text();
    isAway = true;
    const refused = await app.request(NEXT, written(page, cookie));
    assert.ok(refused.status >= 500);
    const { action, sent } = refusedForm(await refused.text(), cookie);
    isAway = false;
    assert.equal((await app.request(action, sent)).status, 303);
  });

  it('is given back to no other site, and not where it is larger than a form', async () => {
    const { app } = await openCollector();
    const fields = { 'survey.next': WRITTEN };
    const foreign = form(fields, { ...HTML, Origin: 'https://elsewhere.example' });
    const large = form({ 'survey.next': 'x'.repeat(300_000) }, HTML);
    for (const [sent, status] of [
      [foreign, 403],
      [large, 401],
    ] as const) {
      const response = await app.request(NEXT, sent);
      assert.equal(response.status, status);
      assert.doesNotMatch(await readMarkup(response), /survey\.next/);
    }
  });

  it('never shows a key that was sent to sign in', async () => {
    const { app } = await openCollector();
    const statuses = new Set<number>();
    for (let n = 0; n < 12; n++) {
      const sent = form({ token: 'a-wrong-key-of-somebody', name: 'Sam' }, HTML);
      const response = await app.request('/organiser/sign-in', sent);
      statuses.add(response.status);
      assert.doesNotMatch(await response.text(), /a-wrong-key-of-somebody/);
    }
    assert.deepEqual([...statuses], [403, 429]);
  });
});
