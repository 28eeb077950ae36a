import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { checkDocument } from '../../src/collector/campaigns/check-document.ts';
import { readCampaigns } from '../../src/collector/cli/campaign-files.ts';
import { answer, champion, contact, edgbaston } from '../contract/examples.ts';
import { folder, openCollector, problemsOf } from './harness.ts';

describe('an address that a stranger sends', () => {
  const broken = ['%00', '%07', '%C2%85', '%E9', '%ED%A0%80', '%', '%zz'];
  for (const part of broken)
    it(`is 400 in its query and in the organiser’s paths, and nothing elsewhere, with ${part}`, async () => {
      const { get, organise } = await openCollector();
      assert.equal((await get(`/campaigns/edg${part}baston`)).status, 404);
      assert.equal((await get(`/campaigns/edgbaston/results?x=${part}`)).status, 400);
      for (const query of ['search', 'area', 'role', 'source', 'after', part])
        assert.equal(
          (await organise(`/campaigns/edgbaston/people?${query}=a${part}b`)).status,
          400,
          query,
        );
      assert.equal((await organise(`/campaigns/edgbaston/words?after=${part}`)).status, 400);
      assert.equal((await organise(`/campaigns/edgbaston/people/${part}`)).status, 400);
    });

  it('may hold letters of any script', async () => {
    const { organise } = await openCollector();
    const search = encodeURIComponent('Siân می‌خواهم 👩‍🌾\t');
    assert.equal((await organise(`/campaigns/edgbaston/people?search=${search}`)).status, 200);
  });

  it('asks for nothing with a search that shows nothing', async () => {
    const { organise } = await openCollector();
    assert.equal((await organise('/campaigns/edgbaston/people?search=%E2%80%8B')).status, 200);
  });
});

describe('a campaign document', () => {
  const problemsWith = (change: object): string => {
    const checked = checkDocument({ ...edgbaston(), ...change });
    return checked.ok ? '' : checked.problems.join('\n');
  };

  for (const broken of ['Edg\0baston', 'Edgbaston \ud83d', 'Edg\u009bbaston'])
    it(`is refused with the path of ${JSON.stringify(broken)}`, () => {
      assert.match(problemsWith({ name: { en: broken } }), /^name, en must have no control/);
      assert.match(problemsWith({ later: [{ words: broken }] }), /^later 1, words must have/);
    });

  it('has no name that shows nothing', () => {
    assert.match(problemsWith({ name: '\u200b\u3164' }), /^name must be a text/);
  });

  it('is read with a byte order mark, and only as UTF-8', (t) => {
    const made = folder(t);
    writeFileSync(join(made, 'a.json'), `\uFEFF${JSON.stringify(edgbaston())}`);
    const [read] = readCampaigns({ CAMPAIGNS: made }).offered;
    assert.deepEqual([read?.source, read?.document], ['a.json', edgbaston()]);
    writeFileSync(join(made, 'a.json'), Buffer.from('{"id": "caf\xe9"}', 'latin1'));
    const [rejected] = readCampaigns({ CAMPAIGNS: made }).rejected;
    assert.match(rejected?.problems[0] ?? '', /a\.json is not JSON: its text must be UTF-8/);
  });
});

describe('a body that a stranger sends', () => {
  const BROKEN = ['\0', '\u0007', '\u009b', '\ud83d'];
  const encoded = (value: unknown) =>
    JSON.stringify(value).replace(
      /[\u007f-\uffff]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );

  const places: [path: string, submission: (typed: string) => object][] = [
    ['answers.words', (typed) => answer({ answers: { issue: 'road-surface', words: typed } })],
    ['answers.other', (typed) => answer({ answers: { issue: 'other', other: typed } })],
    ['answers.name', (typed) => contact({ answers: { ...contact().answers, name: typed } })],
    ['answers.email', (typed) => champion({}, { email: `a${typed}@example.org` })],
    [
      'answers.organisation.name',
      (typed) => champion({}, { organisation: { name: typed, kind: 'faith', listed: true } }),
    ],
    ['assistedBy', (typed) => answer({ assistedBy: typed })],
    ['page', (typed) => ({ ...answer(), page: `https://a.example/${typed}` })],
    ['signals.honeypot', (typed) => ({ ...answer(), signals: { honeypot: typed } })],
    ['area.version', (typed) => answer({ area: { code: 'unknown', version: typed } })],
  ];
  for (const [path, submission] of places)
    it(`is 422 that names ${path}, and is not stored, with a control character or half a character there`, async () => {
      const { post, store } = await openCollector();
      for (const wrong of BROKEN) {
        const refused = await post(encoded(submission(`x${wrong}y`)));
        assert.equal(refused.status, 422, JSON.stringify(wrong));
        assert.ok((await problemsOf(refused)).some((each) => each.path === path));
      }
      assert.deepEqual(await store.answers.list('edgbaston', { limit: 10 }), []);
      assert.deepEqual((await store.people.list('edgbaston', { limit: 10 })).people, []);
    });

  it('is 422 with such a character in a key', async () => {
    const { post } = await openCollector();
    assert.equal((await post(encoded({ ...answer(), 'a\0b': 1 }))).status, 422);
  });

  it('is 422 in another encoding than UTF-8, and keeps no replacement sign', async () => {
    const { app, store } = await openCollector();
    const latin1 = new Uint8Array(
      Buffer.from(
        JSON.stringify(answer({ answers: { issue: 'road-surface', words: 'caf\xe9' } })),
        'latin1',
      ),
    );
    const response = await app.request('/submissions', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: latin1,
    });
    assert.equal(response.status, 422);
    assert.deepEqual(await store.answers.list('edgbaston', { limit: 10 }), []);
  });

  it('may fill a box of 1,000 with letters that two characters make, at once and when a page sends them composed', async () => {
    const { post, store } = await openCollector();
    for (const letter of ['\u09df', '\u0958', '\u0a5b'])
      for (const words of [letter.repeat(700), letter.repeat(700).normalize()])
        assert.equal(
          (await post(answer({ answers: { issue: 'road-surface', words } }))).status,
          201,
        );
    const kept = await store.answers.list('edgbaston', { limit: 10 });
    assert.ok(kept.every(({ words }) => words?.length === 1400));
  });

  it('gives up what shows nothing in names and addresses', async () => {
    const { post, store } = await openCollector();
    const typed = champion(
      {},
      { name: '\u200bA\u00add\u2060a\u3164\u2800', email: 'a\u200bda@example.org' },
    );
    assert.equal((await post(typed)).status, 201);
    const [ada] = (await store.people.list('edgbaston', { limit: 10 })).people;
    assert.deepEqual([ada?.name, ada?.email], ['Ada', 'ada@example.org']);
    const refused = await post(champion({}, { name: '\u200b\u3164' }));
    assert.deepEqual([refused.status, (await problemsOf(refused))[0]?.code], [422, 'required']);
  });

  it('leaves what shows nothing behind in what an organiser writes down', async () => {
    const { organise, store } = await openCollector();
    const write = (win: object) =>
      organise('/campaigns/edgbaston/progress/wins', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ on: '2026-11-20', ...win }),
      });
    const win = { what: { en: 'A\u200b crossing\u2800' }, with: ['St\u00ad Mary’s\u202e'] };
    assert.equal((await write(win)).status, 200);
    const [kept] = await store.progress.items('edgbaston');
    assert.deepEqual(kept?.data, {
      what: { en: 'A crossing' },
      on: '2026-11-20',
      with: ['St Mary’s'],
    });
    assert.equal((await write({ what: '\u200b\u3164' })).status, 422);
  });

  it('is 422 that names the key at each route of the organiser, as JSON and as a form', async () => {
    const { organise, post, store } = await openCollector();
    await post(champion());
    const [ada] = (await store.people.list('edgbaston', { limit: 1 })).people;
    const people = '/campaigns/edgbaston/people';
    const sent: [path: string, key: string, json: object][] = [
      [
        `${people}/changes`,
        'change.course',
        { people: [ada?.id], change: { what: 'training', course: 'a\0b', on: '2026-11-20' } },
      ],
      ['/campaigns/edgbaston/progress/wins', 'what', { what: 'a\0b', on: '2026-11-20' }],
    ];
    for (const [path, key, json] of sent) {
      const response = await organise(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(json),
      });
      assert.equal(response.status, 422, path);
      assert.ok(
        (await problemsOf(response)).some(({ path: at }) => at === key),
        path,
      );
    }
    const forms: [path: string, fields: string][] = [
      [`${people}/${ada?.id}/details`, 'name=a%00b&email=ada@example.org&area=unknown'],
      [`${people}/${ada?.id}/details`, 'name=caf%E9&email=ada@example.org&area=unknown'],
      [`${people}/changes`, `what=training&course=a%07b&on=2026-11-20&person=${ada?.id}`],
      ['/campaigns/edgbaston/progress/wins', 'what=a%00b&on=2026-11-20'],
      ['/tokens', 'name=a%00b&scope=register&campaign=edgbaston'],
      ['/campaigns/edgbaston/sources', 'source=a%00b&since=2026-11-20&decision=hold'],
    ];
    for (const [path, body] of forms) {
      const response = await organise(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body,
      });
      assert.equal(response.status, 422, `${path} ${body}`);
    }
    const kept = await store.people.find('edgbaston', ada?.id ?? '');
    assert.deepEqual([kept?.name, kept?.courses], ['Ada Okafor', []]);
  });
});
