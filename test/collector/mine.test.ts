import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Script } from 'node:vm';
import type { MineShown } from '../../src/collector/private-page/private-view.ts';
import { MINE_WORDS } from '../../src/collector/private-page/page-messages.ts';
import type { Receipt } from '../../src/contract/index.ts';
import {
  champion,
  championConsents,
  contact,
  edgbaston,
  inviteCode,
} from '../contract/examples.ts';
import { openCollector } from './harness.ts';

const open = async (options: Parameters<typeof openCollector>[0] = {}) => {
  const collector = await openCollector({
    secret: 'the-secret-of-this-test',
    publicUrl: 'https://collector.example',
    now: () => new Date('2026-11-22T10:00:00.000Z'),
    ...options,
  });
  return {
    ...collector,
    /** Signs somebody up. @returns what opens their private page */
    async signUp(submission: unknown) {
      const { mine = '' } = (await (await collector.post(submission)).json()) as Receipt;
      return mine.slice(mine.indexOf('#') + 1);
    },
    ask: async (path: string, body: unknown, headers: Record<string, string> = {}) =>
      collector.app.request(`/mine/${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
  };
};
const shownBy = async (response: Response) => {
  assert.equal(response.status, 200);
  return (await response.json()) as MineShown;
};

describe('a private page', () => {
  it('shows what its sign-up gave in words, with every statement and how many came by the invitation', async () => {
    const { signUp, ask } = await open();
    const code = inviteCode();
    const organisation = {
      name: 'St Mary’s',
      kind: 'faith' as const,
      role: 'Warden',
      people: 120,
      listed: true,
    };
    const sent = champion(
      { consents: championConsents('keep-champion', 'email') },
      {
        phone: '07700 900123',
        cares: ['road-safety'],
        roles: ['talk', 'host'],
        inviteCode: code,
        language: 'Igbo',
        organisation,
        oneToOne: { days: ['mon', 'wed'], parts: ['evening'], way: 'phone', place: 'Library' },
      },
    );
    const token = await signUp(sent);
    await signUp(champion({}, { email: 'ben@x.example', invitedBy: code }));
    const shown = await shownBy(await ask('show', { token }));
    assert.deepEqual(
      [shown.lang, shown.campaign, shown.brought, shown.receivedAt],
      ['en', 'One big issue, ward by ward', 1, '2026-11-22T10:00:00.000Z'],
    );
    assert.deepEqual(shown.controller, {
      name: 'Birmingham Edgbaston Constituency Party',
      contact: 'hello@edgbaston.example',
      privacyUrl: 'https://edgbaston.example/privacy',
      complaints: 'dataprotection@edgbaston.example',
    });
    assert.deepEqual(
      shown.held.map(({ what, value }) => [what, value]),
      [
        ['name', 'Ada Okafor'],
        ['email', 'ada@example.org'],
        ['phone', '07700 900123'],
        ['ward', 'Harborne'],
        ['cares', 'Road safety and speeding'],
        ['roles', 'Talk to my neighbours, Host a meeting at home or in a hall'],
        ['oneToOne', 'Monday, Wednesday; evening; by phone; Library'],
        ['language', 'Igbo'],
        ['organisation', 'St Mary’s; faith group; Warden; about 120 people; may be named publicly'],
      ],
    );
    assert.deepEqual(
      shown.consents.map(({ statement, standing, keep }) => [statement, standing, keep]),
      [
        ['keep-champion', 'agreed', true],
        ['email', 'agreed', false],
        ['phone', 'not-agreed', false],
        ['sms', 'not-agreed', false],
        ['residents', 'not-agreed', false],
      ],
    );
    assert.equal(shown.consents[1]?.words, 'Email me about this campaign.');
    const { ageConfirmed: _, ...answers } = sent.answers;
    assert.deepEqual(shown.data.answers, answers);
  });

  it('speaks the language of the sign-up, and English where it is another', async () => {
    const { signUp, ask } = await open();
    const welsh = championConsents('keep-champion').map((consent) => ({
      ...consent,
      locale: 'cy',
      words: (
        edgbaston().consents.find(({ id }) => id === consent.statement)?.statement as { cy: string }
      ).cy,
    }));
    const shown = await shownBy(
      await ask('show', {
        token: await signUp(
          champion(
            { locale: 'cy', consents: welsh, area: { code: 'unknown', version: '2025-05' } },
            { oneToOne: {}, invitedBy: inviteCode() },
          ),
        ),
      }),
    );
    assert.deepEqual([shown.lang, shown.campaign], ['cy', 'Un mater mawr, ward wrth ward']);
    assert.deepEqual(
      shown.held.map(({ value }) => value),
      [
        'Ada Okafor',
        'ada@example.org',
        'Nid oeddech yn ei gwybod',
        'Siarad â’m cymdogion',
        'unrhyw bryd',
        'Drwy ddolen rhywun a’ch gwahoddodd',
      ],
    );
    assert.equal(
      (await shownBy(await ask('show', { token: await signUp(contact({ locale: 'pl' })) }))).lang,
      'en',
    );
  });

  it('has the same sentences in both languages, with the same places to fill in', () => {
    const places = (words: object): string[] =>
      Object.entries(words).flatMap(([key, value]) =>
        typeof value === 'string'
          ? [`${key} ${(value.match(/\{\w+\}/g) ?? []).sort().join()}`]
          : places(value as object).map((place) => `${key} ${place}`),
      );
    const without = (all: string[]) => all.filter((place) => !place.startsWith('brought '));
    assert.deepEqual(without(places(MINE_WORDS.cy)), without(places(MINE_WORDS.en)));
  });

  it('withdraws one statement at a time, and says so from then on', async () => {
    const { signUp, ask } = await open();
    const token = await signUp(
      champion({ consents: championConsents('keep-champion', 'email', 'phone') }),
    );
    const standing = ({ consents }: MineShown) =>
      Object.fromEntries(consents.map((consent) => [consent.statement, consent.standing]));
    const after = await shownBy(await ask('withdraw', { token, statement: 'email' }));
    assert.deepEqual(standing(after), {
      'keep-champion': 'agreed',
      email: 'withdrawn',
      phone: 'agreed',
      sms: 'not-agreed',
      residents: 'not-agreed',
    });
    assert.deepEqual(await shownBy(await ask('withdraw', { token, statement: 'email' })), after);
    assert.deepEqual(await shownBy(await ask('show', { token })), after);
  });

  it('does not withdraw what lets anything be kept, nor what was never shown', async () => {
    const { signUp, ask } = await open();
    const token = await signUp(champion());
    for (const statement of ['keep-champion', 'no-such', '', 7, undefined, null])
      assert.equal((await ask('withdraw', { token, statement })).status, 422, String(statement));
    assert.deepEqual(
      (await shownBy(await ask('show', { token }))).consents.filter(
        ({ standing }) => standing === 'withdrawn',
      ),
      [],
    );
  });

  it('goes by the document that the person saw, once another is served and once none is', async () => {
    const { signUp, store } = await open();
    const token = await signUp(champion({}, { roles: ['talk'] }));
    const { consents, champion: asked } = edgbaston();
    const newer = {
      ...edgbaston(),
      version: 2,
      consents: consents.map((one) => ({ ...one, id: `${one.id}-2` })),
      champion: { ...asked, roles: [{ id: 'other', label: 'Something else' }] },
    };
    for (const campaigns of [[newer], [{ ...edgbaston(), id: 'selly-oak' }]]) {
      const { ask } = await open({ store, campaigns });
      const shown = await shownBy(await ask('show', { token }));
      assert.deepEqual(
        shown.consents.filter(({ keep }) => keep).map(({ statement }) => statement),
        ['keep-champion'],
      );
      assert.equal(shown.held.find(({ what }) => what === 'roles')?.value, 'Talk to my neighbours');
      assert.equal((await ask('withdraw', { token, statement: 'keep-champion' })).status, 422);
    }
    const { ask } = await open({ store, campaigns: [newer] });
    assert.equal((await ask('erase', { token })).status, 204);
  });

  it('deletes everything, once, and shows nothing any more', async () => {
    const { signUp, ask, store } = await open();
    const token = await signUp(champion());
    assert.equal((await ask('erase', { token })).status, 204);
    for (const path of ['erase', 'show', 'withdraw'])
      assert.equal((await ask(path, { token, statement: 'email' })).status, 404);
    assert.deepEqual((await store.people('edgbaston', { limit: 9 })).people, []);
  });

  it('deletes what its own sign-up gave, never what another did with the same address', async () => {
    const { signUp, ask, store } = await open();
    await signUp(champion());
    await ask('erase', { token: await signUp(champion({}, { name: 'Mallory' })) });
    assert.deepEqual(
      (await store.people('edgbaston', { limit: 9 })).people.map(({ name, email }) => [
        name,
        email,
      ]),
      [['Ada Okafor', 'ada@example.org']],
    );
  });
});

describe('what does not open a private page', () => {
  it('is answered alike, whatever is wrong with it', async () => {
    const { signUp, ask } = await open();
    const token = await signUp(champion());
    const other = champion();
    await signUp(other);
    const signature = token.split('.')[1] ?? '';
    const wrong = [
      undefined,
      null,
      7,
      {},
      '',
      'x',
      token.slice(0, -1),
      `${token}A`,
      `${other.id}.${signature}`,
      `${champion().id}.${signature}`,
      token.replace('.', '..'),
      token.toUpperCase(),
      `${'0'.repeat(36)}.${signature}`,
    ];
    const bodies = new Set<string>();
    for (const path of ['show', 'withdraw', 'erase'])
      for (const one of wrong) {
        const response = await ask(path, { token: one, statement: 'email' });
        assert.equal(response.status, 404, `${path} ${JSON.stringify(one)}`);
        bodies.add(await response.text());
      }
    assert.equal(bodies.size, 1);
    assert.equal((await ask('show', { token })).status, 200);
  });

  it('is a key of another secret', async () => {
    const { signUp, store } = await open();
    const token = await signUp(champion());
    const { ask } = await open({ store, secret: 'another' });
    assert.equal((await ask('show', { token })).status, 404);
  });

  it('is a body that is not JSON, or too large, or in an address', async () => {
    const { signUp, app } = await open();
    const token = await signUp(champion());
    const send = async (body: string, type: string) =>
      (await app.request('/mine/show', { method: 'POST', headers: { 'Content-Type': type }, body }))
        .status;
    assert.equal(await send(JSON.stringify({ token }), 'text/plain'), 415);
    assert.equal(await send('{', 'application/json'), 404);
    assert.equal(await send('null', 'application/json'), 404);
    assert.equal(
      await send(JSON.stringify({ token, more: 'x'.repeat(2000) }), 'application/json'),
      413,
    );
    for (const path of [`/mine/show?token=${token}`, `/mine/${token}`, '/mine/show'])
      assert.equal((await app.request(path)).status, 404);
  });

  it('is anything, after too many tries from one address', async () => {
    const { signUp, ask } = await open({ rateLimit: 5 });
    const token = await signUp(champion());
    const statuses = [];
    for (let n = 0; n < 6; n++) statuses.push((await ask('show', { token: 'x' })).status);
    assert.equal(statuses.at(-1), 429);
    assert.equal((await ask('show', { token })).status, 429);
  });
});

describe('the files of private pages', () => {
  it('are the same for everybody, run no script of elsewhere, and are kept by nobody', async () => {
    const { get, ask, signUp } = await open();
    const page = await get('/mine');
    const html = await page.text();
    assert.match(page.headers.get('Content-Type') ?? '', /^text\/html/);
    const csp = page.headers.get('Content-Security-Policy') ?? '';
    for (const rule of [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "connect-src 'self'",
      "frame-ancestors 'none'",
      "form-action 'none'",
    ])
      assert.ok(csp.includes(rule), rule);
    assert.doesNotMatch(csp, /unsafe|https?:/);
    assert.doesNotMatch(html, /<script(?![^>]*src=)|style=|\son\w+=|https?:\/\//);
    assert.equal(page.headers.get('Referrer-Policy'), 'no-referrer');
    const shown = await ask(
      'show',
      { token: await signUp(champion()) },
      { Origin: 'https://elsewhere.example' },
    );
    for (const response of [page, shown, await ask('show', {})]) {
      assert.equal(response.headers.get('Cache-Control'), 'no-store');
      assert.equal(response.headers.get('Access-Control-Allow-Origin'), null);
    }
    const script = await get('/mine/page.js');
    assert.match(script.headers.get('Content-Type') ?? '', /^text\/javascript/);
    const source = await script.text();
    assert.doesNotThrow(() => new Script(source));
    assert.match((await get('/mine/style.css')).headers.get('Content-Type') ?? '', /^text\/css/);
  });
});
