import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  checkValue,
  PrivateRecord,
  readPrivateRecord,
  type Receipt,
} from '../../src/contract/index.ts';
import {
  champion,
  championConsents,
  organisationConsents,
  contact,
  edgbaston,
  HARBORNE,
  inviteCode,
  QUINTON,
} from '../contract/examples.ts';
import { openCollector, problemsOf } from './harness.ts';

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
  const record: unknown = await response.json();
  // What is shown is what the contract says, to its schema and to the page's own reader.
  const checked = checkValue(PrivateRecord, record);
  assert.deepEqual(checked.ok ? [] : checked.problems, []);
  const read = readPrivateRecord(record);
  assert.ok(read);
  return read;
};
/** What stands of each statement: how, and by what it was recorded. */
const standing = ({ consents }: PrivateRecord) =>
  Object.fromEntries(
    consents.map(({ statement, granted, via }) => [statement, `${granted ? 'yes' : 'no'}, ${via}`]),
  );

describe('a private page', () => {
  it('shows what its sign-up gave, with every statement and how many came by the invitation', async () => {
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
      {
        consents: organisationConsents('keep-champion', 'email'),
        page: 'https://residents.example/join',
      },
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
      [shown.kind, shown.locale, shown.invited, shown.brought, shown.receivedAt, shown.area],
      ['champion-signup', 'en', false, 1, '2026-11-22T10:00:00.000Z', HARBORNE],
    );
    assert.deepEqual(shown.controller, {
      name: 'Birmingham Edgbaston Constituency Party',
      contact: 'hello@edgbaston.example',
      privacyUrl: 'https://edgbaston.example/privacy',
      complaints: 'dataprotection@edgbaston.example',
      retentionDays: 365,
    });
    assert.equal(shown.keptUntil, '2027-11-22');
    assert.equal(shown.inviteUrl, `https://residents.example/join?invite=${code}`);
    const { ageConfirmed: _, inviteCode: __, ...answers } = sent.answers;
    assert.deepEqual(shown.answers, answers);
    assert.deepEqual(standing(shown), {
      'keep-champion': 'yes, form',
      email: 'yes, form',
      phone: 'no, form',
      sms: 'no, form',
      residents: 'no, form',
    });
    assert.deepEqual(
      shown.consents.filter(({ keep }) => keep).map(({ statement }) => statement),
      ['keep-champion'],
    );
    assert.equal(shown.consents[1]?.words, 'Email me about this campaign.');
    assert.deepEqual((shown.copy as { answers: unknown }).answers, {
      ...answers,
      inviteCode: code,
    });
  });

  it('offers to show the first name beside the invitation, and it is off until it is ticked', async () => {
    const { signUp, ask, app } = await open();
    const code = inviteCode();
    const page = 'https://residents.example/join';
    const token = await signUp(champion({ page }, { inviteCode: code }));
    const invitationOf = async (response: Response) => (await shownBy(response)).invitation;
    const inviter = async () => {
      const body = JSON.stringify({ campaign: 'edgbaston', code });
      const headers = { 'Content-Type': 'application/json' };
      const response = await app.request('/invitations', { method: 'POST', headers, body });
      return (await response.json()) as unknown;
    };
    assert.deepEqual(await invitationOf(await ask('show', { token })), {
      firstName: 'Ada',
      isShown: false,
    });
    assert.deepEqual(await inviter(), {});
    assert.deepEqual(await invitationOf(await ask('invitation', { token, showsFirstName: true })), {
      firstName: 'Ada',
      isShown: true,
    });
    assert.deepEqual(await inviter(), { firstName: 'Ada' });
    const shown = await shownBy(await ask('show', { token }));
    assert.equal(
      (shown.copy as { signup: { showsFirstName: boolean } }).signup.showsFirstName,
      true,
    );
    await ask('invitation', { token, showsFirstName: false });
    assert.deepEqual(await inviter(), {});
    for (const wrong of [{}, { showsFirstName: 1 }, { showsFirstName: 'true' }])
      assert.equal((await ask('invitation', { token, ...wrong })).status, 422);
    assert.equal(
      (await ask('invitation', { token: `${token}A`, showsFirstName: true })).status,
      404,
    );
  });

  it('offers no name to be shown where there is no invitation, and none that is no name', async () => {
    const { signUp, ask } = await open();
    const token = await signUp(contact());
    assert.equal('invitation' in (await shownBy(await ask('show', { token }))), false);
    assert.equal((await ask('invitation', { token, showsFirstName: true })).status, 422);
    const link = await signUp(champion({}, { name: 'https://evil.example Ada' }));
    assert.equal('invitation' in (await shownBy(await ask('show', { token: link }))), false);
  });

  it('has no invitation link where nobody knows the page of the form', async () => {
    const { signUp, ask } = await open();
    const { page: _, ...sent } = champion();
    const shown = await shownBy(await ask('show', { token: await signUp(sent) }));
    assert.equal('inviteUrl' in shown, false);
  });

  it('shows what an organiser corrected as it stands, and says so', async () => {
    const { signUp, ask, store } = await open();
    const token = await signUp(champion());
    const [{ id } = { id: '' }] = (await store.people.list('edgbaston', { limit: 9 })).people;
    const change = { what: 'details', name: 'Ada O.', area: QUINTON } as const;
    await store.people.change('edgbaston', [id], change, {
      name: 'Grace',
      at: '2026-11-22T11:00:00.000Z',
    });
    const shown = await shownBy(await ask('show', { token }));
    assert.deepEqual(
      [shown.answers.name, shown.area, shown.corrected.sort()],
      ['Ada O.', QUINTON, ['area', 'name']],
    );
    assert.deepEqual((shown.copy as { corrections: unknown }).corrections, {
      name: 'Ada O.',
      area: QUINTON,
    });
  });

  it('shows no correction where the person has another sign-up, of which it may tell', async () => {
    const { signUp, ask, store } = await open();
    await signUp(champion());
    const token = await signUp(champion({}, { name: 'Mallory' }));
    const people = (await store.people.list('edgbaston', { limit: 9 })).people;
    const idOf = (name: string) => people.filter((one) => one.name === name).map(({ id }) => id);
    const at = '2026-11-22T11:00:00.000Z';
    await store.people.change(
      'edgbaston',
      idOf('Mallory'),
      { what: 'merge' },
      { name: 'Grace', at },
    );
    const change = { what: 'details', phone: '07700 900999' } as const;
    await store.people.change('edgbaston', idOf('Ada Okafor'), change, { name: 'Grace', at });
    const shown = await shownBy(await ask('show', { token }));
    assert.doesNotMatch(JSON.stringify(shown), /900999|Okafor/);
  });

  it('withdraws one statement at a time, and says so from then on', async () => {
    const { signUp, ask } = await open();
    const token = await signUp(
      champion({ consents: championConsents('keep-champion', 'email', 'phone') }),
    );
    const after = await shownBy(await ask('withdraw', { token, statement: 'email' }));
    assert.deepEqual(standing(after), {
      'keep-champion': 'yes, form',
      email: 'no, mine',
      phone: 'yes, form',
      sms: 'no, form',
      residents: 'no, form',
    });
    assert.deepEqual(await shownBy(await ask('withdraw', { token, statement: 'email' })), after);
    assert.deepEqual(await shownBy(await ask('show', { token })), after);
  });

  it('does not withdraw what lets anything be kept, nor what was never shown', async () => {
    const { signUp, ask } = await open();
    const token = await signUp(champion());
    for (const statement of ['keep-champion', 'no-such', '', 7, undefined, null])
      assert.equal((await ask('withdraw', { token, statement })).status, 422, String(statement));
    const shown = await shownBy(await ask('show', { token }));
    assert.deepEqual(
      shown.consents.filter(({ via }) => via !== 'form'),
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
      assert.deepEqual(
        [shown.campaign.id, shown.campaign.version, shown.campaign.champion?.roles[0]?.id],
        ['edgbaston', 1, 'talk'],
      );
      assert.equal((await ask('withdraw', { token, statement: 'keep-champion' })).status, 422);
    }
    const { ask } = await open({ store, campaigns: [newer] });
    assert.equal((await ask('erase', { token })).status, 204);
  });

  it('deletes everything, once, and shows nothing any more', async () => {
    const { signUp, ask, store } = await open();
    const token = await signUp(champion());
    assert.equal((await ask('erase', { token })).status, 204);
    for (const path of ['erase', 'show', 'change', 'give', 'invitation', 'withdraw'])
      assert.equal((await ask(path, { token, statement: 'email' })).status, 404);
    assert.deepEqual((await store.people.list('edgbaston', { limit: 9 })).people, []);
  });

  it('deletes what its own sign-up gave, never what another did with the same address', async () => {
    const { signUp, ask, store } = await open();
    await signUp(champion());
    await ask('erase', { token: await signUp(champion({}, { name: 'Mallory' })) });
    assert.deepEqual(
      (await store.people.list('edgbaston', { limit: 9 })).people.map(({ name, email }) => [
        name,
        email,
      ]),
      [['Ada Okafor', 'ada@example.org']],
    );
  });
});

describe('a change on a private page', () => {
  it('is taken field by field, and answered with what stands', async () => {
    const { signUp, ask, store } = await open();
    const token = await signUp(champion({}, { phone: '07700 900123', language: 'Igbo' }));
    const first = { area: { code: QUINTON }, answers: { name: ' Ada   Obi ', language: null } };
    const shown = await shownBy(await ask('change', { token, ...first }));
    assert.deepEqual(
      [shown.answers.name, shown.area, shown.answers.language, shown.answers.phone],
      ['Ada Obi', QUINTON, undefined, '07700 900123'],
    );
    // Another tab, opened before, changes something else.
    const answers = { cares: ['road-safety'], roles: [], oneToOne: { days: ['mon'] } };
    const after = await shownBy(await ask('change', { token, answers }));
    assert.deepEqual(
      [after.answers.name, after.answers.cares, after.answers.roles, after.answers.oneToOne],
      ['Ada Obi', ['road-safety'], undefined, { days: ['mon'] }],
    );
    assert.deepEqual(await shownBy(await ask('show', { token })), after);
    const [person] = (await store.people.list('edgbaston', { limit: 9 })).people;
    assert.deepEqual([person?.name, person?.area], ['Ada Obi', QUINTON]);
  });

  it('is checked as the sign-up was, and changes nothing where something is wrong', async () => {
    const { signUp, ask } = await open();
    const token = await signUp(champion());
    const before = await shownBy(await ask('show', { token }));
    const organisation = { name: 'Mosque', kind: 'faith', listed: true };
    const wrong: [object, string][] = [
      [{ answers: { name: '', email: 'no' } }, 'answers.name required, answers.email format'],
      [{ answers: { name: null } }, 'answers.name format'],
      [{ answers: { email: null } }, 'answers.email no-contact'],
      [{ area: { code: 'E05000001' } }, 'area.code unknown'],
      [{ answers: { roles: ['no-such'] } }, 'answers.roles unknown'],
      [{ answers: { cares: ['road-safety', 'road-safety'] } }, 'answers.cares unknown'],
      [{ answers: { organisation } }, 'answers.organisation unknown'],
      [{ answers: { ageConfirmed: true } }, 'answers.ageConfirmed unknown-key'],
      [{ answers: { inviteCode: inviteCode() } }, 'answers.inviteCode unknown-key'],
      [{ state: 'counted' }, 'state unknown-key'],
      [{ answers: 7 }, 'answers format'],
    ];
    for (const [change, problems] of wrong) {
      const refused = await ask('change', { token, ...change });
      assert.equal(refused.status, 422, JSON.stringify(change));
      const told = (await problemsOf(refused)).map(({ path, code }) => `${path} ${code}`);
      assert.equal(told.join(', '), problems);
    }
    assert.deepEqual(await shownBy(await ask('show', { token })), before);
  });

  it('has the fields of the form that was filled in: of a contact, name and address', async () => {
    const { signUp, ask } = await open();
    const token = await signUp(contact());
    const shown = await shownBy(
      await ask('change', { token, answers: { email: 'new@residents.example' } }),
    );
    assert.equal(shown.answers.email, 'new@residents.example');
    for (const answers of [{ email: null }, { phone: '07700 900123' }, { roles: ['talk'] }])
      assert.equal((await ask('change', { token, answers })).status, 422);
  });

  it('goes by the version that the person saw, once another is served', async () => {
    const { signUp, store } = await open();
    const token = await signUp(champion());
    const { champion: asked } = edgbaston();
    const roles = [{ id: 'other', label: 'Something else' }];
    const newer = { ...edgbaston(), version: 2, champion: { ...asked, roles } };
    const { ask } = await open({ store, campaigns: [newer] });
    await shownBy(await ask('change', { token, answers: { roles: ['host'] } }));
    assert.equal((await ask('change', { token, answers: { roles: ['other'] } })).status, 422);
  });

  it('is at most 16 kB, and nothing without the key, whatever else is wrong with it', async () => {
    const { signUp, ask } = await open();
    const token = await signUp(champion());
    const large = { answers: { name: 'x'.repeat(17_000) } };
    assert.equal((await ask('change', { token, ...large })).status, 413);
    assert.equal((await ask('change', { token: `${token}A`, answers: 7 })).status, 404);
  });
});

describe('a consent given on a private page', () => {
  const words = 'Phone me about this campaign.';
  const phone = { statement: 'phone', version: 1, locale: 'en', words, granted: true };

  it('is offered unless it stands, and is recorded as a new line with its words, version, language and time', async () => {
    const { signUp, ask } = await open();
    const token = await signUp(champion());
    const before = await shownBy(await ask('show', { token }));
    assert.deepEqual(
      before.offers.map(({ id }) => id),
      ['phone', 'sms', 'residents'],
    );
    const after = await shownBy(await ask('give', { token, consents: [phone] }));
    const given = after.consents.find(({ statement }) => statement === 'phone');
    assert.deepEqual(given, {
      ...phone,
      recordedAt: '2026-11-22T10:00:00.000Z',
      via: 'mine',
      keep: false,
    });
    assert.deepEqual(
      after.offers.map(({ id }) => id),
      ['sms', 'residents'],
    );
    // The same again is one line.
    assert.deepEqual(await shownBy(await ask('give', { token, consents: [phone] })), after);
  });

  it('may be taken back and given again, each time anew', async () => {
    const { signUp, ask } = await open();
    const token = await signUp(champion());
    await ask('give', { token, consents: [phone] });
    const back = await shownBy(await ask('withdraw', { token, statement: 'phone' }));
    assert.equal(standing(back).phone, 'no, mine');
    const again = await shownBy(await ask('give', { token, consents: [phone] }));
    assert.equal(standing(again).phone, 'yes, mine');
  });

  it('is offered to an organisation in its own words', async () => {
    const { signUp, store } = await open();
    const organisation = { name: 'Mosque', kind: 'faith', listed: true } as const;
    const tokens = [await signUp(champion({}, { organisation })), await signUp(champion())];
    const own = { en: 'Phone our organisation.', cy: 'Ffoniwch ein sefydliad.' };
    const consents = edgbaston().consents.map((one) =>
      one.id === 'phone' ? { ...one, version: 2, organisationStatement: own } : one,
    );
    const { ask } = await open({ store, campaigns: [{ ...edgbaston(), version: 2, consents }] });
    const offered = await Promise.all(
      tokens.map(async (token) => {
        const { offers } = await shownBy(await ask('show', { token }));
        return offers.find(({ id }) => id === 'phone')?.statement;
      }),
    );
    assert.deepEqual(offered, [own, { en: words, cy: 'Ffoniwch fi am yr ymgyrch hon.' }]);
  });

  it('may be one that is new since, or has other words today, in those words only', async () => {
    const { signUp, store } = await open();
    const token = await signUp(champion());
    const { consents } = edgbaston();
    const changed = { en: 'Phone or text me.', cy: 'Ffoniwch fi.' };
    const newer = {
      ...edgbaston(),
      version: 2,
      consents: [
        ...consents.map((one) =>
          one.id === 'phone' || one.id === 'email'
            ? { ...one, version: 2, statement: changed }
            : one,
        ),
        { id: 'post', channel: 'post', version: 1, statement: { en: 'Write.', cy: 'Sgwennwch.' } },
      ],
    };
    const { ask } = await open({ store, campaigns: [newer] });
    const { offers } = await shownBy(await ask('show', { token }));
    assert.deepEqual(
      offers.map(({ id, version }) => [id, version]),
      [
        ['email', 2],
        ['phone', 2],
        ['sms', 1],
        ['residents', 1],
        ['post', 1],
      ],
    );
    assert.equal((await ask('give', { token, consents: [phone] })).status, 422);
    const post = {
      statement: 'post',
      version: 1,
      locale: 'cy',
      words: 'Sgwennwch.',
      granted: true,
    };
    const other = { ...phone, version: 2, words: changed.en };
    const after = await shownBy(await ask('give', { token, consents: [post, other] }));
    const { post: written, phone: phoned, email } = standing(after);
    assert.deepEqual([written, phoned, email], ['yes, mine', 'yes, mine', 'yes, form']);
  });

  it('is none whose words, language or version nobody was shown, and none that is not agreed to', async () => {
    const { signUp, ask } = await open();
    const token = await signUp(champion());
    const before = await shownBy(await ask('show', { token }));
    const wrong: [object, string][] = [
      [{ ...phone, words: 'Phone me.' }, 'consents.0.words changed'],
      [{ ...phone, locale: 'cy' }, 'consents.0.words changed'],
      [{ ...phone, locale: 'toString' }, 'consents.0.locale format'],
      [{ ...phone, version: 2 }, 'consents.0.words changed'],
      [{ ...phone, statement: 'no-such' }, 'consents.0.statement unknown'],
      [{ ...phone, statement: 'keep' }, 'consents.0.statement unknown'],
      [{ ...phone, granted: false }, 'consents.0.granted unknown'],
    ];
    for (const [consent, problem] of wrong) {
      const refused = await ask('give', { token, consents: [consent] });
      assert.equal(refused.status, 422, JSON.stringify(consent));
      const [first] = await problemsOf(refused);
      assert.equal(`${first?.path} ${first?.code}`, problem);
    }
    for (const consents of [[], [phone, phone], Array(21).fill(phone), 7, undefined])
      assert.equal((await ask('give', { token, consents })).status, 422);
    assert.deepEqual(await shownBy(await ask('show', { token })), before);
  });

  it('is at most 96 kB, and nothing without the key', async () => {
    const { signUp, ask } = await open();
    const token = await signUp(champion());
    const large = [{ ...phone, words: 'x'.repeat(100_000) }];
    assert.equal((await ask('give', { token, consents: large })).status, 413);
    assert.equal((await ask('give', { token: `${token}A`, consents: 7 })).status, 404);
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
    for (const path of ['show', 'change', 'give', 'invitation', 'withdraw', 'erase'])
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
      "require-trusted-types-for 'script'",
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
    assert.match(html, /<script type="module" src="private-page\.js"><\/script>/);
    assert.match((await get('/mine/style.css')).headers.get('Content-Type') ?? '', /^text\/css/);
  });
});
