import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TASK_IDS } from '../../src/collector/editor/editor-task.ts';
import { EDIT, fieldsOf, openPages } from './editor-pages-harness.ts';
import { HTML, publishedAtOnce } from './harness.ts';
import { englishIn, folder, saidBy } from './welsh-words.ts';

/** The words of what was done, as addresses have them. */
const doneWords = [
  ...(folder.english.find(({ part }) => part === 'editor')?.texts.keys() ?? []),
].flatMap((key) => (key.startsWith('done.') ? [key.slice('done.'.length)] : []));

const DOCUMENT_NAME = 'the document &quot;edgbaston&quot;';
const WELSH = { ...HTML, 'Accept-Language': 'cy' };

/** Documents with something wrong, or worth a look, in every part that the editor shows. */
const base = publishedAtOnce() as unknown as Record<string, never> & {
  controller: object;
  survey: { issues: object[] };
  champion: object;
  consents: object[];
  areas: { wards: object[] };
};
const question = { id: 'q', kind: 'choices', label: 'Zz church vote birth health union' };
const WRONG_DRAFTS: object[] = [
  { id: 'edgbaston' },
  {
    ...base,
    languages: ['en', 'cy', 'pl', 'zz-wrong-language-tag-that-is-too-long'],
    controller: { contact: 'Zz', complaints: 'Zz', retentionDays: 'x', privacyUrl: 'www.zz.org' },
    imprint: { promoter: { name: 'Zz' } },
    survey: { issues: [], order: 'x', contactStep: 'x', questions: [question, question] },
    champion: { roles: [], page: 'http://zz', questions: [{ ...question, choices: [] }] },
    consents: [{ id: 'A B', statement: '', channel: 'x', version: 'x' }],
    areas: { version: '', wards: [{ code: 'x', name: '' }] },
    ...{ publishThreshold: 'x', minimumAge: 3, outboxDays: 0, hosts: ['zz'] },
    ...{ opens: 'x', closes: '2026-13-01T00:00:00Z' },
    progress: {
      measures: [{ id: 'a', label: '', unit: 5, goal: 'x', stretch: ['x'], counts: 'x' }],
      milestones: [{ id: '' }],
      ...{ partners: ['zz'], sharedWith: ['Zz zz'], page: 'zz' },
    },
  },
  {
    ...base,
    name: 'Z'.repeat(300),
    languages: ['en', 'cy', 'pl'],
    controller: { ...base.controller, contact: 'Zz', complaints: 'Zz', privacyUrl: 'www.zz.org' },
    survey: {
      ...base.survey,
      issues: [...base.survey.issues.slice(0, 2), { id: 'zz', label: 'Zz & ZzÃ©' }],
      questions: [{ ...question, choices: ['a', 'b'].map((id) => ({ id, label: id })) }],
    },
    champion: { ...base.champion, questions: [{ id: 'r', kind: 'text', label: 'Zz', zz: 1 }] },
    areas: {
      version: '2025-05',
      wards: [
        { code: 'E14001063', name: 'Zz' },
        { code: 'E08000025', name: 'Zz' },
        { code: 'E05011123', name: 'Yy' },
        ...Array.from({ length: 30 }, (_, n) => ({ code: `E0599${1000 + n}`, name: 'Zz' })),
      ],
    },
    ...{ isues: [], publishTreshold: 3 },
  },
  {
    ...base,
    survey: { ...base.survey, issues: [...base.survey.issues, base.survey.issues[0]] },
    consents: [...base.consents, base.consents[0], { id: 'x', statement: 'Z'.repeat(3000) }],
    progress: { measures: [{ id: 'a', label: 'Zz', unit: 'zz', goal: 9, stretch: [3] }] },
  },
];

const scene = async () => {
  const pages = await openPages();
  const { app, cookie, organise, postForm } = pages;
  await postForm('/organiser/campaigns', { name: 'Zz', organisation: 'Zz', template: 'party' });
  const found: string[] = [];
  let looked = 0;
  const look = async (name: string, response: Response | Promise<Response>): Promise<string> => {
    const page = await (await response).text();
    assert.match(page, /<html lang="cy">/, name);
    // The collector of a test is given a document without a file, whose name stands here.
    const said = englishIn(page.replaceAll(DOCUMENT_NAME, ''));
    found.push(...said.map((text) => `${name}: ${text}`));
    looked++;
    return page;
  };
  const get = (path: string) =>
    look(path, app.request(path, { headers: { ...WELSH, Cookie: cookie } }));
  const post = (path: string, fields: Record<string, string | string[]>) => {
    const body = new URLSearchParams(
      Object.entries(fields).flatMap(([name, value]) => [value].flat().map((each) => [name, each])),
    );
    const headers = { ...WELSH, Cookie: cookie, Host: 'localhost', Origin: 'http://localhost' };
    return look(`POST ${path}`, app.request(path, { method: 'POST', headers, body }));
  };
  const upload = (path: string, content: string) => {
    const body = new FormData();
    body.append('file', new File([content], 'zz'));
    const headers = { ...WELSH, Cookie: cookie, Host: 'localhost', Origin: 'http://localhost' };
    return look(`POST ${path}`, app.request(path, { method: 'POST', headers, body }));
  };
  const keep = async (document: object) => {
    const path = '/campaigns/edgbaston/draft';
    const { revision } = (await (await organise(path)).json()) as { revision: number };
    const kept = await organise(path, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ revision, document }),
    });
    assert.equal(kept.status, 200);
  };
  return { ...pages, get, post, upload, keep, look, found, looked: () => looked };
};

describe('the pages of the editor in Welsh', () => {
  it('say nothing in English, also of what is wrong', async () => {
    const { get, post, upload, keep, look, found, looked, app, send } = await scene();
    await get('/organiser');
    await get('/organiser/new-campaign');
    await post('/organiser/campaigns', { name: '', organisation: '', template: 'party' });
    for (const wrong of ['{', '[]', '['.repeat(40), '{"id":"edgbaston"}', '{"id":"A B"}'])
      await upload('/organiser/campaigns', wrong);
    for (const word of doneWords) await get(`${EDIT}?done=${word}&n=2`);
    const before = new Map<string, string>();
    for (const task of TASK_IDS) before.set(task, await get(`${EDIT}/${task}`));
    for (const path of ['/wards?place=edgb', '/wards?place=zzz', '/wards?place=E14001092'])
      await get(`${EDIT}${path}`);
    for (const draft of WRONG_DRAFTS) {
      await keep(draft);
      for (const task of TASK_IDS) await get(`${EDIT}/${task}?check=1`);
      for (const path of ['', '/publish', '/discard', '/compare?from=1&to=draft'])
        await get(`${EDIT}${path}`);
    }
    // The forms of before: somebody else has changed the same fields.
    await keep(WRONG_DRAFTS[1] ?? {});
    for (const task of ['who', 'next', 'consents', 'issues', 'imprint'])
      await post(`${EDIT}/${task}`, { ...fieldsOf(before.get(task) ?? ''), opens: '2027' });
    await keep(publishedAtOnce());
    await post(`${EDIT}/next`, {
      ...fieldsOf(await get(`${EDIT}/next`)),
      opens: '2027-03-28T01:30',
    });
    await post(`${EDIT}/issues`, {
      ...fieldsOf(await get(`${EDIT}/issues`)),
      'survey.issues.0.label': 'Zz',
    });
    await get(`${EDIT}/languages/cy`);
    for (const table of ['', 'a,b\r\n1,2\r\n']) await upload(`${EDIT}/languages/cy/table`, table);
    await send(`${EDIT}/who`, { 'controller.contact': 'zz@party.example' });
    await get(`${EDIT}/publish`);
    await send(`${EDIT}/publish`, { note: 'Zz' });
    await post(`${EDIT}/publish`, { revision: '0' });
    for (const path of ['', '/publish', '/versions', '/compare?from=1&to=2', '/discard'])
      await get(`${EDIT}${path}`);
    await get('/organiser/campaigns/zz/edit');
    await get('/organiser/campaigns/zz/edit/discard');
    await get('/organiser/campaigns/zz/edit/nothing');
    for (const query of ['', '?widget=progress&state=closed&width=desktop&scheme=dark'])
      await get(`${EDIT}/preview${query}`);
    const made = await post(`${EDIT}/preview/link`, {});
    const link = /\/previews\/[\w-]+/.exec(made)?.[0] ?? '';
    await look('the preview of a colleague', app.request(link, { headers: WELSH }));
    assert.deepEqual([...new Set(found)], []);
    assert.ok(looked() > 100, String(looked()));
  });

  it('say the names of languages, and what changed, in Welsh', async () => {
    const { get, send } = await scene();
    const languages = saidBy(await get(`${EDIT}/languages`));
    for (const name of ['Cymraeg', 'Pwyleg', 'Rwmaneg']) assert.ok(languages.includes(name), name);
    await send(`${EDIT}/who`, { 'controller.contact': 'zz@party.example' });
    assert.match(
      await get(`${EDIT}/publish`),
      /Sut i’ch cyrraedd: “[^”]*” oedd, a “zz@party\.example” sydd nawr\./,
    );
  });

  it('add what residents often name in every language of the campaign', async () => {
    const { page, send, document } = await scene();
    assert.match(await page(`${EDIT}/issues`), /Noise and nuisance/);
    await send(`${EDIT}/issues`, { category: 'noise' });
    const { survey } = (await document()) as { survey: { issues: object[] } };
    assert.deepEqual(survey.issues.at(-1), {
      id: 'noise',
      label: { en: 'Noise and nuisance', cy: 'Sŵn a niwsans' },
    });
  });
});
