import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import type { PeoplePage } from '../../src/collector/people/people-records.ts';
import type { Person } from '../../src/collector/people/person.ts';
import { answer, champion } from '../contract/examples.ts';
import {
  form,
  HTML,
  type Open,
  openCollector,
  publishedAtOnce,
  readMarkup,
  TOKEN,
} from './harness.ts';

const SELLY_OAK = { ...publishedAtOnce(), id: 'selly-oak', name: 'Selly Oak' };
const both = () =>
  openCollector({
    campaigns: [publishedAtOnce(), SELLY_OAK],
    now: () => new Date('2026-11-21T18:00:00Z'),
  });

type Fields = [name: string, value: string][];
const make = ({ organise }: Open, fields: Fields) =>
  organise('/tokens', { ...form({}), body: new URLSearchParams(fields).toString() });

/** Makes a token on the page, and reads it from there. */
async function token(
  collector: Open,
  name: string,
  scopes: string,
  ...campaigns: string[]
): Promise<string> {
  const response = await make(collector, [
    ['name', name],
    ...scopes.split(' ').map((scope): [string, string] => ['scope', scope]),
    ...campaigns.map((id): [string, string] => ['campaign', id]),
  ]);
  assert.equal(response.status, 200);
  return /id="token" class="copy" value="([^"]+)"/.exec(await readMarkup(response))?.[1] ?? '';
}

/** As a script with this token, or a browser that signed in with it. */
const as =
  ({ app }: Open, bearer: string) =>
  async (path: string, init: RequestInit = {}) =>
    app.request(`/organiser${path}`, {
      ...init,
      headers: { ...(init.headers as Record<string, string>), Authorization: `Bearer ${bearer}` },
    });
const json = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

describe('a token', () => {
  it('opens what it was made for, as a bearer and as a sign-in', async () => {
    const collector = await both();
    const made = await token(collector, 'Siân', 'work edit', 'edgbaston');
    assert.match(made, /^cwt_[\w-]{24}$/);
    const sian = as(collector, made);
    for (const path of [
      '',
      '/people',
      '/words',
      '/held',
      '/embed',
      '/figures',
      '/people.csv',
      '/responses.jsonl',
    ])
      assert.equal((await sian(`/campaigns/edgbaston${path}`)).status, 200, path);
    const signedIn = await collector.app.request('/organiser/sign-in', form({ token: made }));
    assert.equal(signedIn.status, 303);
    const page = await collector.app.request('/organiser/campaigns/edgbaston/people', {
      headers: { ...HTML, Cookie: signedIn.headers.get('Set-Cookie')?.split(';')[0] ?? '' },
    });
    assert.match(await readMarkup(page), /Sign out: you are Siân/);
  });

  it('of one campaign finds no other, as if it were not there', async () => {
    const collector = await both();
    await collector.post(champion({ campaign: 'selly-oak' }));
    await collector.post(answer({ campaign: 'selly-oak' }));
    const [{ id: person = '' } = {}] = (
      await collector.store.people.list('selly-oak', { limit: 1 })
    ).people;
    const [{ id: response = '' } = {}] = await collector.store.answers.list('selly-oak', {
      limit: 1,
    });
    const sian = as(collector, await token(collector, 'Siân', 'work edit', 'edgbaston'));
    const there = await readMarkup(sian('/campaigns/nowhere'));
    const tries: [string, RequestInit?][] = [
      ...[
        '',
        '/people',
        `/people/${person}`,
        `/people/${person}/details`,
        '/people/import',
        '/people.csv',
        '/people.jsonl',
        '/responses.csv',
        '/words',
        '/held',
        '/figures',
        '/embed',
      ].map((path): [string] => [path]),
      ['/people/changes', json({ people: [person], change: { what: 'stage', stage: 'left' } })],
      ['/people/changes', form({ what: 'stage', stage: 'left', person })],
      [
        '/people/import?consent=x',
        {
          method: 'POST',
          headers: { 'Content-Type': 'text/csv' },
          body: 'name,email\nBo,bo@example.org',
        },
      ],
      [`/people/${person}`, { method: 'DELETE' }],
      [`/people/${person}/delete`, form({})],
      [`/people/${person}/details`, form({ name: 'X' })],
      [`/responses/${response}`, form({ decision: 'hold' })],
    ];
    for (const [path, init] of tries) {
      const refused = await sian(`/campaigns/selly-oak${path}`, init);
      assert.deepEqual(
        [refused.status, await refused.text()],
        [404, there],
        `${init?.method ?? 'GET'} ${path}`,
      );
      // Nor does its own campaign lead to somebody of the other.
      if (path.includes(person) && person)
        assert.equal((await sian(`/campaigns/edgbaston${path}`, init)).status, 404, path);
    }
    const { stage, changes } = (await collector.store.people.find('selly-oak', person)) as Person;
    assert.deepEqual(
      [
        stage,
        changes.length,
        (await collector.store.people.list('selly-oak', { limit: 9 })).people.length,
      ],
      ['new', 1, 1],
    );
    assert.deepEqual(
      (await collector.store.answers.list('selly-oak', { limit: 1 })).map(({ state }) => state),
      ['counted'],
    );
  });

  it('of one campaign is shown that one only', async () => {
    const collector = await both();
    assert.equal(
      (await as(collector, await token(collector, 'One', 'register', 'selly-oak'))('')).headers.get(
        'Location',
      ),
      '/organiser/campaigns/selly-oak/today',
    );
    const two = await readMarkup(
      as(collector, await token(collector, 'Two', 'register', 'selly-oak', 'edgbaston'))(''),
    );
    assert.match(two, /Selly Oak<\/a>/);
    assert.match(two, /One big issue[^<]*<\/a>/);
    await collector.store.campaigns.takeDown('selly-oak', 'Grace', '2026-11-21T10:00:00.000Z');
    const gone = await openCollector({ store: collector.store });
    assert.match(
      await readMarkup(as(gone, await token(collector, 'Three', 'register', 'selly-oak'))('')),
      /opens no campaign that is here now/,
    );
  });

  it('that reads changes nothing, by any route, and is shown nothing to press', async () => {
    const collector = await both();
    await collector.post(champion());
    await collector.post(answer({ answers: { issue: 'road-surface', words: 'Words' } }));
    const [{ id: person = '' } = {}] = (
      await collector.store.people.list('edgbaston', { limit: 1 })
    ).people;
    const [{ id: response = '' } = {}] = await collector.store.answers.list('edgbaston', {
      limit: 1,
    });
    const reader = as(collector, await token(collector, 'Reader', 'register', '*'));
    const tries: [string, RequestInit][] = [
      [
        '/campaigns/edgbaston/people/changes',
        json({ people: [person], change: { what: 'stage', stage: 'left' } }),
      ],
      ['/campaigns/edgbaston/people/changes', form({ what: 'stage', stage: 'left', person })],
      [
        '/campaigns/edgbaston/people/import?consent=x',
        {
          method: 'POST',
          headers: { 'Content-Type': 'text/csv' },
          body: 'name,email\nBo,bo@example.org',
        },
      ],
      [`/campaigns/edgbaston/people/${person}`, { method: 'DELETE' }],
      [`/campaigns/edgbaston/people/${person}/delete`, form({})],
      [
        `/campaigns/edgbaston/people/${person}/details`,
        form({ name: 'X', email: 'x@example.org' }),
      ],
      [`/campaigns/edgbaston/responses/${response}`, form({ decision: 'release' })],
      ['/tokens', form({ name: 'Another', scope: 'owner', campaign: '*' })],
      ['/tokens/x/revoke', form({})],
      ['/tokens', { method: 'GET' }],
      ['/campaigns/edgbaston/people/import', { method: 'GET' }],
      ['/campaigns/edgbaston/people/record', { method: 'GET' }],
      [`/campaigns/edgbaston/people/${person}/details`, { method: 'GET' }],
      [`/campaigns/edgbaston/people/${person}/delete`, { method: 'GET' }],
    ];
    for (const [path, init] of tries) {
      const refused = await reader(path, init);
      assert.equal(refused.status, 403, `${init.method} ${path}`);
      assert.equal(refused.headers.get('Content-Type'), 'application/problem+json');
    }
    assert.equal((await collector.store.people.find('edgbaston', person))?.changes.length, 1);
    assert.equal(
      (await collector.store.answers.list('edgbaston', { only: 'released', limit: 1 })).length,
      0,
    );
    assert.equal((await collector.store.tokens.list()).length, 1);
    for (const path of ['/people', `/people/${person}`, '/words', '']) {
      const page = await readMarkup(reader(`/campaigns/edgbaston${path}`, { headers: HTML }));
      const buttons = [...page.matchAll(/<button[^>]*>([^<]*)/g)].map(([, label]) => label);
      assert.deepEqual(
        buttons.filter((label) => !['Cymraeg', 'Sign out', 'Show', 'Find'].includes(label ?? '')),
        [],
        path,
      );
      assert.doesNotMatch(
        page,
        /type="checkbox"|\/details"|\/delete"|\/import"|\/organiser\/tokens"/,
      );
    }
  });

  it('is named in the log of what it changed', async () => {
    const collector = await both();
    await collector.post(champion());
    const sian = as(collector, await token(collector, 'Siân (phone)', 'work edit', 'edgbaston'));
    const { people } = (await (await sian('/campaigns/edgbaston/people')).json()) as PeoplePage;
    await sian(
      '/campaigns/edgbaston/people/changes',
      json({ people: [people[0]?.id], change: { what: 'stage', stage: 'met' } }),
    );
    const person = (await (
      await sian(`/campaigns/edgbaston/people/${people[0]?.id}`)
    ).json()) as Person;
    assert.deepEqual(
      person.changes.map(({ by, what }) => [by, what]),
      [
        ['Siân (phone)', 'stage'],
        ['form', 'champion-signup'],
      ],
    );
  });

  it('is taken back by a second press, and never by the first', async () => {
    const collector = await both();
    await token(collector, 'Siân', 'register', '*');
    const page = await readMarkup(collector.organise('/tokens'));
    assert.match(
      page,
      /<details><summary aria-label="Take back the key of Siân">Take back<\/summary><form [^>]*revoke"><button>Take back the key of Siân<\/button>/,
    );
    assert.equal(page.match(/revoke"/g)?.length, 1);
  });

  it('is kept as a hash, and shown once', async () => {
    const collector = await both();
    const made = await token(collector, 'Siân', 'work edit', 'edgbaston');
    assert.equal(
      (await collector.store.tokens.find(createHash('sha256').update(made).digest('hex')))?.name,
      'Siân',
    );
    assert.doesNotMatch(await readMarkup(collector.organise('/tokens')), new RegExp(made));
    assert.doesNotMatch(JSON.stringify(await collector.store.tokens.list()), new RegExp(made));
  });

  it('opens nothing any more once it is revoked, also to who is signed in', async () => {
    const collector = await both();
    const made = await token(collector, 'Siân', 'register', '*');
    const [{ id = '' } = {}] = await collector.store.tokens.list();
    assert.equal((await as(collector, made)('/campaigns/edgbaston')).status, 200);
    const revoked = await collector.organise(`/tokens/${id}/revoke`, form({}));
    assert.equal(
      revoked.headers.get('Location'),
      `/organiser/tokens?done=token-revoked&at=${id}#done`,
    );
    assert.equal((await as(collector, made)('/campaigns/edgbaston')).status, 401);
    assert.equal(
      (
        await collector.app.request('/organiser/campaigns/edgbaston', {
          headers: { ...HTML, Authorization: `Bearer ${made}` },
        })
      ).status,
      401,
    );
    const page = await readMarkup(collector.organise('/tokens?done=token-revoked'));
    assert.match(page, /role="status">Their key opens nothing any more\./);
    assert.match(page, /<bdi>Siân<\/bdi><\/b> <span class="tag">Taken back<\/span>/);
    assert.equal((await collector.organise(`/tokens/${id}/revoke`, form({}))).status, 404);
  });

  it('that is wrong waits after ten tries, and a right one gets in all the same', async () => {
    const collector = await both();
    const made = await token(collector, 'Siân', 'register', '*');
    for (let n = 0; n < 10; n++) assert.equal((await as(collector, `${made}${n}`)('')).status, 401);
    assert.equal((await as(collector, `${made}x`)('')).status, 429);
    for (const right of [made, TOKEN]) assert.equal((await as(collector, right)('')).status, 200);
  });
});

describe('the page of tokens', () => {
  it('is for a token for everything, and for no other', async () => {
    const collector = await both();
    const everything = as(collector, await token(collector, 'Deputy', 'owner', '*'));
    assert.equal((await everything('/tokens')).status, 200);
    for (const [access, campaign] of [
      ['register', '*'],
      ['work edit', '*'],
      ['work', 'edgbaston'],
      ['figures', 'edgbaston'],
    ] as const) {
      const visitor = as(
        collector,
        await token(collector, `${access} ${campaign}`, access, campaign),
      );
      assert.equal((await visitor('/tokens')).status, 403);
      assert.equal(
        (await visitor('/tokens', form({ name: 'Mine', scope: 'owner', campaign: '*' }))).status,
        403,
      );
      assert.match(
        await readMarkup(visitor('/tokens', { headers: HTML })),
        /only such a one says who else may come in/,
      );
    }
    assert.match(
      await readMarkup(everything('/tokens')),
      /<br \/>Working with people and answers: One big issue, ward by ward/,
    );
  });

  it('says who made each, when and for what', async () => {
    const collector = await both();
    const deputy = await token(collector, 'Deputy', 'owner', '*', 'edgbaston');
    await as(collector, deputy)('/tokens', {
      ...form({}),
      body: 'name=Website&scope=register&campaign=edgbaston&campaign=selly-oak',
    });
    const text = await readMarkup(collector.organise('/tokens'));
    assert.match(
      text,
      /<bdi>Deputy<\/bdi><\/b><br \/>Everything: all campaigns<br \/><small>Made 21 Nov 2026, 18:00 by <bdi>the owner<\/bdi>/,
    );
    assert.match(
      text,
      /<bdi>Website<\/bdi><\/b><br \/>Reading people and answers: One big issue, ward by ward and Selly Oak<br \/><small>Made 21 Nov 2026, 18:00 by <bdi>Deputy<\/bdi>/,
    );
  });

  it('says what is wrong, and keeps what was chosen', async () => {
    const collector = await both();
    await token(collector, 'Siân', 'register', '*');
    const cases: [Fields, string, string][] = [
      [
        [
          ['name', ' '],
          ['scope', 'work'],
          ['campaign', 'edgbaston'],
        ],
        'name',
        'Give it a name of 1 to 60 characters',
      ],
      [
        [
          ['name', 'x'.repeat(61)],
          ['scope', 'work'],
          ['campaign', 'edgbaston'],
        ],
        'name',
        'Give it a name of 1 to 60 characters',
      ],
      ...['siân', ' SIÂN ', 'collector', 'Form', 'mine', 'import', 'The person'].map(
        (name): [Fields, string, string] => [
          [
            ['name', name],
            ['scope', 'work'],
            ['campaign', 'edgbaston'],
          ],
          'name',
          'Give it a name that no key has or had',
        ],
      ),
      [
        [
          ['name', 'Bo'],
          ['scope', 'work'],
        ],
        'campaigns',
        'Choose at least one of the campaigns, or all',
      ],
      [
        [
          ['name', 'Bo'],
          ['scope', 'work'],
          ['campaign', 'edgbaston'],
          ['campaign', 'nowhere'],
        ],
        'campaigns',
        'Choose at least one of the campaigns, or all',
      ],
    ];
    for (const [fields, field, words] of cases) {
      const response = await make(collector, fields);
      assert.equal(response.status, 422, words);
      const text = await readMarkup(response);
      assert.ok(text.includes(`<a href="#${field}">${words}`), words);
      assert.ok(
        new RegExp(`id="${field}"[^>]* aria-describedby="[^"]*${field}-problem"`).test(text),
        words,
      );
      assert.match(text, /value="work" checked/);
      assert.equal(
        text.includes('name="campaign" value="edgbaston" checked'),
        fields.some(([, value]) => value === 'edgbaston'),
      );
    }
    assert.equal(
      (
        await make(collector, [
          ['name', 'Bo'],
          ['scope', 'all'],
          ['campaign', '*'],
        ])
      ).status,
      422,
    );
    assert.equal((await collector.store.tokens.list()).length, 1);
  });
});
