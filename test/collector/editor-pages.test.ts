import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { edgbaston } from '../contract/examples.ts';
import { EDIT, fieldsOf, openPages } from './editor-pages-harness.ts';
import { HTML, publishedAtOnce, silence } from './harness.ts';

const TASKS = [
  'who',
  'imprint',
  'wards',
  'issues',
  'questions',
  'consents',
  'next',
  'champions',
  'progress',
  'pages',
  'languages',
  'languages/cy',
  'look',
];

describe('the pages of the editor', () => {
  for (const task of TASKS)
    it(`change nothing when the form of a task is sent as it came: ${task}`, async () => {
      const { send, document, organise } = await openPages();
      const sent = await send(`${EDIT}/${task}`, {});
      assert.equal(sent.status, 303, sent.page);
      assert.equal(JSON.stringify(await document()), JSON.stringify(publishedAtOnce()));
      const draft = (await (await organise('/campaigns/edgbaston/draft')).json()) as {
        isChanged: boolean;
      };
      assert.equal(draft.isChanged, false);
    });

  it('are small', async () => {
    const { page } = await openPages();
    for (const path of ['', '/publish', '/versions', ...TASKS.map((task) => `/${task}`)])
      assert.ok((await page(`${EDIT}${path}`)).length < 60_000, path);
  });

  it('lead from nothing to a live campaign, without a script and without JSON', async () => {
    const { page, postForm, send, get } = await openPages([]);
    assert.match(await page('/organiser'), /There is no campaign here yet/);
    const begun = await postForm('/organiser/campaigns', {
      name: 'Our streets',
      organisation: 'Edgbaston Constituency Party',
      template: 'party',
    });
    assert.equal(begun.to, '/organiser/campaigns/our-streets/edit?done=begun#done');
    const edit = begun.to.replace(/\?.*/, '');
    assert.match(await page(edit), /To do/);
    const refused = await page(`${edit}/publish`);
    assert.match(refused, /Fill in: How to reach you\./);
    assert.ok(!refused.includes('Publish as version'));
    const who = {
      'controller.contact': 'us@party.example',
      'controller.complaints': 'dpo@party.example',
    };
    assert.equal((await send(`${edit}/who`, { ...who, go: 'on' })).to, `${edit}/imprint`);
    const imprint = {
      'imprint.kind': 'required',
      'imprint.promoter.name': 'P. Example',
      'imprint.promoter.address': '12 Example Street, Exampleton ZZ1 2AA',
    };
    assert.equal((await send(`${edit}/imprint`, { ...imprint, go: 'on' })).to, `${edit}/wards`);
    const wards = await send(`${edit}/wards?place=birmingham+edgbaston`, { go: 'on' });
    assert.equal(wards.to, `${edit}/issues`);
    const issues = {
      category: ['road-surface', 'housing-conditions', 'litter-flytipping'],
      go: 'on',
    };
    assert.equal((await send(`${edit}/issues`, issues)).to, `${edit}/questions`);
    const publish = await page(`${edit}/publish`);
    assert.match(publish, /This is the first version/);
    const { to } = await send(`${edit}/publish`, { note: 'First' });
    assert.equal(to, `${edit}?done=published&n=1#done`);
    const served = (await (await get('/campaigns/our-streets')).json()) as {
      areas: { wards: { name: string }[] };
      survey: { issues: { id: string }[] };
    };
    assert.deepEqual(
      served.areas.wards.map(({ name }) => name),
      ['Bartley Green', 'Edgbaston', 'Harborne', 'North Edgbaston', 'Quinton'],
    );
    assert.deepEqual(
      served.survey.issues.map(({ id }) => id),
      ['road-surface', 'litter-flytipping', 'housing-conditions'],
    );
    const notice = await get('/pages/our-streets/privacy');
    assert.equal(notice.status, 200);
    assert.match(await notice.text(), /Edgbaston Constituency Party is the controller/);
  });

  it('keep what is wrong, and tell it at its field', async () => {
    const { send, page, document } = await openPages();
    const { to } = await send(`${EDIT}/who`, {
      'controller.contact': '',
      'controller.retentionDays': 'a year',
    });
    assert.equal(to, `${EDIT}/who?check=1`);
    const back = await page(to);
    assert.match(back, /href="#controller\.contact">Fill in: How to reach you/);
    assert.match(
      back,
      /value="a year"[^>]*aria-describedby="[^"]*controller\.retentionDays-problem"/s,
    );
    const { controller } = (await document()) as { controller: Record<string, unknown> };
    assert.equal(controller.retentionDays, 'a year');
    assert.match(await page(`${EDIT}/publish`), /href="[^"]*\/who\?check=1#controller\.contact"/);
    assert.match(await page(EDIT), /2 problems/);
  });

  it('show what somebody else changed meanwhile, and let either be taken, field by field', async () => {
    const { send, page, document } = await openPages();
    const mine = await page(`${EDIT}/who`);
    await send(`${EDIT}/who`, { 'controller.contact': 'hers@party.example', name: 'Her name' });
    const fields = { 'controller.contact': 'mine@party.example', name: 'My name' };
    const conflict = await send(`${EDIT}/who`, fields, mine);
    assert.equal(conflict.status, 409);
    for (const text of ['hers@party.example', 'mine@party.example', 'Her name', 'My name'])
      assert.ok(conflict.page.includes(text), text);
    const chosen = await send(`${EDIT}/who`, { 'take:name': 'theirs' }, conflict.page);
    assert.equal(chosen.status, 303, chosen.page);
    const { name, controller } = (await document()) as {
      name: { en: string };
      controller: { contact: string };
    };
    assert.deepEqual([name.en, controller.contact], ['Her name', 'mine@party.example']);
  });

  it('keep both where two people change different tasks, or the same in the same way', async () => {
    const { send, page, document } = await openPages();
    const mine = await page(`${EDIT}/next`);
    await send(`${EDIT}/who`, { 'controller.contact': 'hers@party.example' });
    assert.equal((await send(`${EDIT}/next`, { 'survey.next': 'A meeting.' }, mine)).status, 303);
    assert.equal((await send(`${EDIT}/next`, { 'survey.next': 'A meeting.' }, mine)).status, 303);
    const { controller, survey } = (await document()) as {
      controller: { contact: string };
      survey: { next: { en: string; cy: string } };
    };
    assert.equal(controller.contact, 'hers@party.example');
    assert.equal(survey.next.en, 'A meeting.');
    assert.equal(survey.next.cy, edgbaston().survey.next.cy);
  });

  it('ask of a reworded issue whether it is the same, and give another one an id of its own', async () => {
    const { send, document } = await openPages();
    const asked = await send(`${EDIT}/issues`, {
      'survey.issues.0.label': 'Potholes',
      'survey.issues.1.label': 'Trams',
    });
    assert.equal(asked.status, 422);
    assert.match(asked.page, /href="#survey\.issues\.0\.meaning"/);
    const answered = { 'survey.issues.0.meaning': 'same', 'survey.issues.1.meaning': 'other' };
    assert.equal((await send(`${EDIT}/issues`, answered, asked.page)).status, 303);
    const { survey } = (await document()) as {
      survey: { issues: { id: string; label: unknown }[] };
    };
    const { cy } = edgbaston().survey.issues[0]?.label ?? {};
    // The Welsh of the old issue would call the new one by another name.
    assert.deepEqual(survey.issues.slice(0, 2), [
      { id: 'road-surface', label: { en: 'Potholes', cy } },
      { id: 'trams', label: 'Trams' },
    ]);
  });

  it('never give a new issue the id of one that was published and taken away', async () => {
    const { send, document } = await openPages();
    await send(`${EDIT}/issues`, { 'survey.issues.0.remove': 'on' });
    await send(`${EDIT}/publish`, {});
    await send(`${EDIT}/issues`, { 'survey.issues.7.label': 'Road surface' });
    const { survey } = (await document()) as { survey: { issues: { id: string }[] } };
    assert.equal(survey.issues.at(-1)?.id, 'road-surface-2');
  });

  it('put issues into another order by their places', async () => {
    const { send, document } = await openPages();
    await send(`${EDIT}/issues`, { 'survey.issues.2.place': '0' });
    const { survey } = (await document()) as { survey: { issues: { id: string }[] } };
    assert.deepEqual(
      survey.issues.slice(0, 3).map(({ id }) => id),
      ['anti-social-behaviour', 'road-surface', 'road-safety'],
    );
  });

  it('list the wards of a constituency, ticked, with the parts of split ones marked', async () => {
    const { page, send, document } = await openPages();
    assert.match(
      await page(`${EDIT}/wards?place=birmingham`),
      /Birmingham Erdington<\/a>\s+\(constituency/,
    );
    assert.match(await page(`${EDIT}/wards?place=Nowhere`), /There is no constituency or council/);
    const listed = await page(`${EDIT}/wards?place=E14001093`);
    assert.match(listed, /value="E05011159"\s+checked[^>]*\/>\s*[^<]* \(53 % of it\)/);
    await send(`${EDIT}/wards`, { wardCodes: 'e05011178, E05011144', wardGroups: 'on' });
    const { areas } = (await document()) as { areas: { wards: Record<string, string>[] } };
    assert.deepEqual(areas.wards.at(-1), {
      code: 'E05011178',
      name: 'Sutton Trinity',
      group: 'Birmingham',
    });
    assert.equal(areas.wards.length, 6);
    await send(`${EDIT}/wards`, { wardGroups: [], ward: ['E05011144'] });
    const after = (await document()) as { areas: { wards: unknown[] } };
    assert.deepEqual(after.areas.wards, [{ code: 'E05011144', name: 'Harborne' }]);
  });

  it('take a time by the clock of London, and tell one that does not exist', async () => {
    const { send, page, document } = await openPages();
    await send(`${EDIT}/next`, { opens: '2026-07-01T09:00', closes: '2026-10-25T01:30' });
    const { opens, closes } = (await document()) as { opens: string; closes: string };
    assert.deepEqual([opens, closes], ['2026-07-01T08:00:00Z', '2026-10-25T01:30:00Z']);
    assert.match(await page(`${EDIT}/next`), /value="2026-07-01T09:00"/);
    // The hour that comes twice: a campaign opens with the first, and closes with the last.
    await send(`${EDIT}/next`, { opens: '2026-10-25T01:30' });
    assert.equal((await document()).opens, '2026-10-25T00:30:00Z');
    await send(`${EDIT}/next`, { opens: '2027-03-28T02:00' });
    assert.equal((await document()).opens, '2027-03-28T01:00:00Z');
    const gap = await send(`${EDIT}/next`, { opens: '2027-03-28T01:30' });
    assert.equal(gap.status, 422);
    assert.match(gap.page, /There is no such time on this day/);
    assert.equal((await document()).opens, '2027-03-28T01:00:00Z');
    const wrong = await send(`${EDIT}/next`, { opens: 'soon' });
    assert.match(await page(wrong.to), /Write day and time as/);
  });

  it('tell that a campaign would close before it opens, and that it would be closed at once', async () => {
    const { page, send } = await openPages();
    await send(`${EDIT}/next`, { opens: '2090-05-01T09:00', closes: '2089-05-01T09:00' });
    assert.match(
      await page(`${EDIT}/publish`),
      /edit\/next\?check=1#closes">Closes: is before the forms open/,
    );
    await send(`${EDIT}/next`, { opens: '', closes: '2020-05-01T09:00' });
    const publish = await page(`${EDIT}/publish`);
    assert.match(publish, /Closes: is past already: once it is published, the forms are closed/);
    assert.match(publish, /Publish as version 2/);
  });

  it('clean what was pasted from a word processor, and lose nothing of it', async () => {
    const { send, document } = await openPages();
    const sent = await send(`${EDIT}/next`, {
      'survey.next': 'We’ll meet\u000Bin May\u0007 \u2013 bring a\u00A0friend\r\n\f\u2022 tea',
    });
    assert.equal(sent.status, 303);
    const { survey } = (await document()) as { survey: { next: Record<string, string> } };
    assert.equal(survey.next.en, 'We’ll meet\nin May – bring a\u00A0friend\n\n• tea');
  });

  it('tell of wards that are none once, with what to do', async () => {
    const { page, send } = await openPages();
    const sent = await send(`${EDIT}/wards`, { wardCodes: 'Harborne, B17 9NE' });
    assert.equal(sent.status, 303);
    for (const path of ['/wards?check=1', '/publish']) {
      const told = (await page(`${EDIT}${path}`)).match(
        /<a href="[^"]*">A ward in the list is none/g,
      );
      assert.equal(told?.length, 1, path);
    }
  });

  it('publish only what was looked at', async () => {
    const { send, page } = await openPages();
    await send(`${EDIT}/who`, { 'controller.contact': 'one@party.example' });
    const looked = await page(`${EDIT}/publish`);
    assert.match(
      looked,
      /How to reach you was “hello@edgbaston\.example”, and is now “one@party\.example”/,
    );
    assert.match(looked, /Answers that were already given stay with version 1/);
    await send(`${EDIT}/who`, { 'controller.contact': 'two@party.example' });
    const stale = await send(`${EDIT}/publish`, {}, looked);
    assert.equal(stale.status, 409);
    assert.match(stale.page, /two@party\.example/);
    assert.equal((await send(`${EDIT}/publish`, {}, stale.page)).status, 303);
    assert.match(await page(`${EDIT}/publish`), /nothing to publish/);
  });

  it('bring a version back as a draft, and compare versions in words', async () => {
    const { send, postForm, page, document, organise } = await openPages();
    await send(`${EDIT}/who`, { 'controller.contact': 'one@party.example' });
    await send(`${EDIT}/publish`, { note: 'A new address' });
    assert.match(await page(`${EDIT}/versions`), /A new address/);
    assert.match(await page(`${EDIT}/compare?from=1&to=2`), /and is now “one@party\.example”/);
    const draft = (await (await organise('/campaigns/edgbaston/draft')).json()) as {
      revision: number;
    };
    const looked = { revision: String(draft.revision) };
    const earlier = { revision: String(draft.revision - 1) };
    assert.equal((await postForm(`${EDIT}/versions/1/restore`, earlier)).status, 409);
    assert.equal((await postForm(`${EDIT}/versions/1/restore`, {})).status, 409);
    const { to } = await postForm(`${EDIT}/versions/1/restore`, looked);
    assert.match(await page(to), /The draft is as version 1 was/);
    assert.deepEqual(await document(), publishedAtOnce());
    await send(`${EDIT}/publish`, {});
    assert.equal((await document()).version, 3);
  });

  it('discard a draft once they have asked, and never what is published', async () => {
    const { send, page, document, organise } = await openPages();
    assert.ok(!(await page(EDIT)).includes('/edit/discard'));
    await send(`${EDIT}/who`, { 'controller.contact': 'one@party.example' });
    assert.match(await page(EDIT), /href="[^"]*\/edit\/discard"/);
    const asked = await page(`${EDIT}/discard`);
    assert.match(asked, /is now “one@party\.example”/);
    await send(`${EDIT}/who`, { 'controller.contact': 'two@party.example' });
    // What a colleague has saved since was not asked about.
    assert.equal((await send(`${EDIT}/discard`, {}, asked)).status, 409);
    const { to } = await send(`${EDIT}/discard`, {});
    assert.match(await page(to), /The draft is as version 1 again/);
    assert.deepEqual(await document(), publishedAtOnce());
    const { versions } = (await (await organise('/campaigns/edgbaston/versions')).json()) as {
      versions: unknown[];
    };
    assert.equal(versions.length, 1);
  });

  it('begin a campaign from a file or as a copy, and tell what is wrong with a file', async () => {
    const { app, cookie, postForm, document } = await openPages();
    const upload = async (content: string) => {
      const body = new FormData();
      body.append('file', new File([content], 'campaign.json', { type: 'application/json' }));
      const response = await app.request('/organiser/campaigns', {
        method: 'POST',
        headers: { ...HTML, Cookie: cookie, Host: 'localhost', Origin: 'http://localhost' },
        body,
      });
      return { status: response.status, page: await response.text() };
    };
    const other = { ...edgbaston(), id: 'selly-oak' };
    assert.equal((await upload(`\uFEFF${JSON.stringify(other)}`)).status, 303);
    assert.deepEqual(await document('selly-oak'), other);
    const wrong = async (content: string) => (await upload(content)).page;
    for (const content of ['{', '[]', '['.repeat(40), 'Dear all,', '\xFF\xD8\xFF'])
      assert.match(await wrong(content), /This file is not a campaign\./, content);
    assert.match(await wrong('{\n  "id": "x",\n}'), /a mistake in line 2\./);
    assert.match(await wrong(JSON.stringify(other)), /the short name “selly-oak” already/);
    assert.match(await wrong('{"id":"A B"}'), /can’t be the short name/);
    const copied = await postForm('/organiser/campaigns', {
      copyOf: 'edgbaston',
      name: 'Harborne only',
    });
    assert.match(copied.to, /harborne-only/);
    const empty = await postForm('/organiser/campaigns', {
      name: '',
      organisation: '',
      template: 'party',
    });
    assert.equal(empty.status, 422);
    assert.match(empty.page, /Write what the campaign is called/);
  });

  it('show each text beside its translation, what is missing, and keep what is typed', async () => {
    const { page, send, document } = await openPages();
    assert.match(await page(`${EDIT}/languages`), /Welsh<\/a>\s*<span class="tag ">\s*Done/);
    await send(`${EDIT}/languages`, { language: ['cy', 'pl'] });
    assert.deepEqual((await document()).languages, ['en', 'cy', 'pl']);
    assert.match(
      await page(`${EDIT}/languages`),
      /Polish<\/a>\s*<span class="tag due">\s*\d+ texts are missing/,
    );
    const { to } = await send(`${EDIT}/languages/pl`, {
      'survey.issues.0.label': 'Dziury w drogach',
    });
    assert.equal(to, `${EDIT}/languages/pl?done=saved#done`);
    const { survey } = (await document()) as {
      survey: { issues: { label: Record<string, string> }[] };
    };
    assert.deepEqual(Object.keys(survey.issues[0]?.label ?? {}), ['en', 'cy', 'pl']);
  });

  it('give the texts to a translator as a table, and take it back', async () => {
    const { app, cookie, organise, document } = await openPages();
    const path = `${EDIT}/languages/cy/table`;
    const table = await (await organise(`${path.replace('/organiser', '')}.csv`)).text();
    assert.match(table, /^key,where,en,cy\r\nconsents\.keep\.statement,"?Consent 1, /);
    const upload = async (content: string) => {
      const body = new FormData();
      body.append('file', new File([content], 'cy.csv', { type: 'text/csv' }));
      const response = await app.request(path, {
        method: 'POST',
        headers: { ...HTML, Cookie: cookie, Host: 'localhost', Origin: 'http://localhost' },
        body,
      });
      return { to: response.headers.get('Location'), page: await response.text() };
    };
    assert.equal((await upload(table)).to, `${EDIT}/languages/cy?done=translated&n=0#done`);
    assert.equal(JSON.stringify(await document()), JSON.stringify(publishedAtOnce()));
    const changed = await upload(
      'key,cy\r\nsurvey.issues.road-surface.label,Tyllau\r\nno.such,x\r\nname,\r\n',
    );
    assert.match(changed.to ?? '', /n=1#done/);
    const { survey, name } = (await document()) as {
      survey: { issues: { label: { cy: string } }[] };
      name: { cy: string };
    };
    assert.deepEqual([survey.issues[0]?.label.cy, name.cy], ['Tyllau', edgbaston().name.cy]);
    assert.match((await upload('a,b\r\n1,2\r\n')).page, /must have the columns/);
    assert.match((await upload('')).page, /must have a row of column names/);
    assert.equal((await organise(`${EDIT.replace('/organiser', '')}/languages/fr`)).status, 404);
  });

  it('leave texts of others texts', async (t) => {
    silence(t);
    const evil = '<script>alert(1)</script>"\'&';
    const { send, page, postForm, get } = await openPages();
    await send(`${EDIT}/who`, { name: evil, 'controller.contact': `${evil} a@example.org` });
    await send(`${EDIT}/issues`, { 'survey.issues.8.label': evil });
    for (const path of ['', '/who', '/issues', '/publish'])
      assert.ok(!(await page(`${EDIT}${path}`)).includes('<script'), path);
    await postForm(`${EDIT}/publish`, fieldsOf(await page(`${EDIT}/publish`)));
    const notice = await (await get('/pages/edgbaston/privacy')).text();
    assert.ok(notice.includes('&lt;script&gt;') && !notice.includes('<script'));
  });

  it('are nothing to a token that may not edit, and there are no others', async () => {
    const { app, cookie } = await openPages();
    const status = async (path: string, headers = {}) =>
      (await app.request(path, { headers: { ...HTML, ...headers } })).status;
    assert.equal(await status(EDIT), 401);
    assert.equal(await status(`${EDIT}/nothing`, { Cookie: cookie }), 404);
    assert.equal(await status('/organiser/campaigns/other/edit', { Cookie: cookie }), 404);
    assert.equal(await status('/pages/other/privacy'), 404);
  });
});
