import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  Campaign,
  CampaignDocument,
  checkValue,
  chooseLanguage,
  offeredLanguages,
  campaignOpenness,
} from '../../src/contract/index.ts';
import { edgbaston } from './examples.ts';

type Document = ReturnType<typeof edgbaston>;
type Loose = Record<string, unknown>;

/** The example with one part of it set, or taken out, by its path. */
function set(path: string, value: unknown): Document {
  const document = edgbaston();
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const inner = keys.reduce<Loose>(
    (part, key) => (part[key] ??= {}) as Loose,
    document as unknown as Loose,
  );
  if (value === undefined) Reflect.deleteProperty(inner, last);
  else inner[last] = value;
  return document;
}

const read = (document: unknown) => {
  const checked = checkValue(CampaignDocument, document);
  assert.ok(checked.ok, JSON.stringify(checked));
  return checked.value;
};

const placesIn = (document: unknown) => {
  const checked = checkValue(CampaignDocument, document);
  return checked.ok
    ? []
    : checked.problems.map(({ path, message }) => (assert.ok(message.startsWith(path)), path));
};

describe('the campaign document', () => {
  it('is right in the demo', () => {
    assert.ok(checkValue(CampaignDocument, edgbaston()).ok);
    assert.ok(checkValue(Campaign, edgbaston()).ok);
  });

  it('may leave out everything that has a default', () => {
    const { survey } = edgbaston();
    for (const path of [
      'results',
      'ballots',
      'publishThreshold',
      'consents',
      'minimumAge',
      'survey',
      'champion',
      'imprint.onBehalfOf',
    ])
      assert.deepEqual(
        placesIn(
          path === 'consents'
            ? { ...set(path, undefined), survey: { issues: survey.issues }, champion: undefined }
            : set(path, undefined),
        ),
        [],
        path,
      );
    assert.deepEqual(placesIn(set('imprint', 'not-required')), []);
  });

  it('may hold keys of a later version, which readers pass over', () => {
    const document = set('survey.issues.0.icon', 'road.svg');
    const later = { ...document, later: true, controller: { ...document.controller, later: true } };
    const campaign = read(later);
    assert.ok(
      !('later' in campaign) &&
        !('later' in campaign.controller) &&
        !('icon' in (campaign.survey?.issues[0] ?? {})),
    );
  });

  const wrong: [string, unknown, ...string[]][] = [
    ['delivery', 'form'],
    ['delivery', {}, 'delivery.format'],
    ['delivery', { format: 'xml' }, 'delivery.format'],
    ['delivery', { format: 'form', kinds: ['petition'] }, 'delivery.kinds.0'],
    ['delivery', { format: 'form', endpoint: 'http://plain.example/' }, 'delivery.endpoint'],
    ['delivery', { format: 'form', fields: { words: 1 } }, 'delivery.fields.words'],
    ['outboxDays', 0],
    ['outboxDays', 366],
    ['format', 2],
    ['id', undefined],
    ['id', 'Edgbaston!'],
    ['version', 0],
    ['version', 1.5],
    ['version', '1'],
    ['name', { en: '' }],
    ['languages', []],
    ['languages', ['en', 'cy', 'welsh'], 'languages.2'],
    ['opens', '2026-11-21'],
    ['opens', '2026-13-41T00:00:00Z'],
    ['closes', '2026-11-21T00:00:00+01:00'],
    ['controller', undefined],
    ['controller.name', undefined],
    ['controller.privacyUrl', undefined],
    ['controller.complaints', ' '],
    ['controller.retentionDays', 0],
    ['imprint', undefined],
    ['imprint', 'none'],
    ['imprint.promoter', { name: 'P. Example' }, 'imprint'],
    ['areas.version', undefined],
    ['areas.wards', []],
    ['areas.wards.0.code', 'E0501112'],
    ['areas.wards.0.code', 'X05011123'],
    ['areas.wards.0.name', undefined],
    ['areas.wards.1.code', 'E05011123', 'areas.wards.1'],
    ['consents.0.channel', 'fax'],
    ['consents.0.statement', undefined],
    ['consents.0.statement', 'x'.repeat(1001), 'consents.0.statement'],
    ['consents.1.id', 'keep', 'consents.1'],
    ['consents.0.channel', 'email', 'consents'],
    ['consents.5.controller.name', undefined],
    ['consents.0.statement', { cy: 'Rwy’n cydsynio' }, 'consents'],
    ['consents.0.kinds', [], 'consents.0.kinds', 'consents'],
    ['consents.0.kinds', ['ballot'], 'consents.0.kinds.0'],
    ['consents.1.kinds', ['contact'], 'consents'],
    ['champion.roles', []],
    ['champion.roles.1.id', 'talk', 'champion.roles.1'],
    ['champion.oneToOne', 'maybe'],
    ['minimumAge', 5],
    ['survey.issues', [{ id: 'one', label: 'One' }]],
    ['survey.issues.1.id', 'road-surface', 'survey.issues.1'],
    ['survey.issues.1.id', 'other', 'survey.issues'],
    ['survey.issues.1.label', 5],
    ['survey.order', 'shuffled'],
    ['survey.contactStep', 'yes'],
    ['publishThreshold', 0],
    ['outboxDays', 366],
    ['hosts', 'https://party.example'],
  ];
  for (const [path, value, ...places] of wrong)
    it(`is refused with ${path} ${value === undefined ? 'left out' : `set to ${JSON.stringify(value).slice(0, 40)}`}, and the place is named`, () => {
      assert.deepEqual(placesIn(set(path, value)), places.length ? places : [path]);
    });

  it('holds at most ten issues, two thousand wards and twenty statements', () => {
    const { survey, areas, consents } = edgbaston();
    const many = <T>(length: number, make: (n: number) => T) =>
      Array.from({ length }, (_, n) => make(n));
    const issues = (length: number) =>
      many(length, (n) => ({ ...survey.issues[0], id: `issue-${n}` }));
    const wards = (length: number) =>
      many(length, (n) => ({ ...areas.wards[0], code: `E${String(n).padStart(8, '0')}` }));
    const statements = (length: number) =>
      many(length, (n) => ({ ...consents[0], kinds: undefined, id: `statement-${n}` }));
    assert.deepEqual(
      [
        placesIn(set('survey.issues', issues(10))),
        placesIn(set('areas.wards', wards(2000))),
        placesIn(set('consents', statements(20))),
      ],
      [[], [], []],
    );
    assert.deepEqual(
      [
        placesIn(set('survey.issues', issues(11))),
        placesIn(set('areas.wards', wards(2001))),
        placesIn(set('consents', statements(21))),
      ],
      [['survey.issues'], ['areas.wards'], ['consents']],
    );
  });

  it('has the sentence without which no name may be kept first in each form that asks for one', () => {
    const { consents } = edgbaston();
    const places = (...order: string[]) =>
      placesIn(
        set(
          'consents',
          order.map((id) => consents.find((consent) => consent.id === id)),
        ),
      );
    assert.deepEqual(places('keep-champion', 'keep', 'email'), []);
    assert.deepEqual(places('email', 'keep', 'keep-champion'), ['consents', 'consents']);
    assert.deepEqual(places('keep', 'email', 'keep-champion'), ['consents'], 'of the sign-up');
    assert.deepEqual(places('keep', 'email'), ['consents']);
  });

  it('takes no address that runs something, or that goes in the clear', () => {
    const unsafe = [
      'javascript:alert(1)',
      'data:text/html,x',
      'http://party.example/privacy',
      'file:///etc/passwd',
      '',
      ' ',
      5,
    ];
    for (const path of [
      'endpoint',
      'results',
      'ballots',
      'report',
      'controller.privacyUrl',
      'consents.5.controller.privacyUrl',
    ])
      for (const address of unsafe) {
        assert.deepEqual(placesIn(set(path, address)), [path], `${path} ${address}`);
        if (path !== 'report')
          assert.ok(!checkValue(Campaign, set(path, address)).ok, 'nor does a widget');
      }
    for (const address of [
      'https://party.example/x',
      '../submissions',
      'submissions',
      '/submissions',
      'http://localhost:8787/submissions',
      'http://127.0.0.1:8787/',
    ])
      assert.deepEqual(placesIn(set('endpoint', address)), [], address);
  });

  it('lists origins as browsers send them', () => {
    assert.deepEqual(
      placesIn(
        set('hosts', [
          'https://party.example',
          'https://party.example:8443',
          'http://localhost:8788',
        ]),
      ),
      [],
    );
    for (const origin of [
      'https://party.example/',
      'https://party.example/survey',
      'https://Party.example',
      'https://party.example:443',
      'party.example',
      'http://party.example',
      'null',
      '*',
      'https://*.party.example/x',
    ])
      assert.deepEqual(
        placesIn(set('hosts', ['https://party.example', origin])),
        ['hosts.1'],
        origin,
      );
  });

  it('makes a widget no trouble in what only an endpoint has to know', () => {
    for (const [path, value] of [
      ['areas.wards.0.code', 'W99'],
      ['hosts', 'anything'],
      ['id', 'Edgbaston!'],
      ['survey.issues.1.id', 'other'],
    ] as const)
      assert.ok(checkValue(Campaign, set(path, value)).ok, path);
    for (const path of [
      'controller',
      'controller.privacyUrl',
      'imprint',
      'endpoint',
      'areas.wards',
    ])
      assert.ok(!checkValue(Campaign, set(path, undefined)).ok, path);
  });
});

describe('the languages of a campaign', () => {
  it('are those in which every statement stands', () => {
    assert.deepEqual(offeredLanguages(read(edgbaston())), ['en', 'cy']);
    assert.deepEqual(offeredLanguages(read(set('consents.2.statement', { en: 'Email me.' }))), [
      'en',
    ]);
    assert.deepEqual(offeredLanguages(read(set('consents.2.statement', 'Email me.'))), ['en']);
    assert.deepEqual(
      offeredLanguages(read(set('consents.1.organisationStatement', { en: 'We consent.' }))),
      ['en'],
    );
    assert.deepEqual(offeredLanguages({ ...read(edgbaston()), consents: [] }), ['en', 'cy']);
    assert.deepEqual(
      offeredLanguages({ ...read(edgbaston()), languages: ['en', 'constructor', '__proto__'] }),
      ['en'],
    );
  });

  it('are chosen by what a page asks for, else by the campaign’s order', () => {
    const campaign = read(edgbaston());
    const spoken = ['en', 'cy', 'pl'];
    const cases: [string, string][] = [
      ['cy', 'cy'],
      ['CY', 'cy'],
      ['cy-GB', 'cy'],
      ['en-US', 'en'],
      ['pl', 'en'],
      ['', 'en'],
      ['__proto__', 'en'],
      ['cym', 'en'],
    ];
    for (const [wanted, chosen] of cases)
      assert.equal(chooseLanguage(campaign, wanted, spoken), chosen, wanted);
    assert.equal(chooseLanguage(campaign, 'en', ['cy']), 'cy');
    assert.equal(chooseLanguage(campaign, 'cy', ['pl']), 'en');
  });
});

describe('the time of a campaign', () => {
  it('runs from the moment it opens to the moment before it closes', () => {
    const times = { opens: '2026-11-20T00:00:00Z', closes: '2026-11-21T00:00:00Z' };
    const at = (time: string, campaign: Parameters<typeof campaignOpenness>[0] = times) =>
      campaignOpenness(campaign, Date.parse(time));
    assert.deepEqual(
      [
        '2026-11-19T23:59:59.999Z',
        '2026-11-20T00:00:00Z',
        '2026-11-20T23:59:59.999Z',
        '2026-11-21T00:00:00Z',
      ].map((time) => at(time)),
      ['before', 'open', 'open', 'after'],
    );
    assert.deepEqual(
      [at('1999-01-01T00:00:00Z', {}), at('2999-01-01T00:00:00Z', {})],
      ['open', 'open'],
    );
  });
});
