import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { checkValue, Submission } from '../../src/contract/index.ts';
import { answer, champion, contact } from './examples.ts';

const placesIn = (value: unknown) => {
  const checked = checkValue(Submission, value);
  return checked.ok ? [] : checked.problems.map(({ path, code }) => `${path} ${code}`);
};
const cleaned = (value: unknown) => {
  const checked = checkValue(Submission, value);
  assert.ok(checked.ok, JSON.stringify(checked));
  return checked.value;
};

describe('a submission', () => {
  it('is right as the contract shows it on the wire', () => {
    const wire = {
      id: '5f0c2f0e-4b7c-4f55-9f0e-0d7c0f0b7c11',
      kind: 'issue-response',
      campaign: 'edgbaston',
      campaignVersion: 1,
      source: 'clp-site',
      channel: 'online',
      locale: 'en',
      page: 'https://edgbaston.example/survey',
      answeredAt: '2026-11-21T18:04:05.000Z',
      area: { code: 'E05011144', version: '2025-05' },
      answers: { issue: 'road-surface', words: 'The hill by the school' },
      consents: [],
    };
    assert.deepEqual(cleaned(wire), { ...wire, answeredAt: '2026-11-21T00:00:00.000Z' });
  });

  it('keeps the day of an anonymous answer and the minute of a named one', () => {
    for (const [at, day] of [
      ['2026-11-21T18:04:05.000Z', '2026-11-21T00:00:00.000Z'],
      ['2026-11-21T23:59:59Z', '2026-11-21T00:00:00.000Z'],
    ] as const)
      assert.equal(cleaned(answer({ answeredAt: at })).answeredAt, day);
    assert.equal(
      cleaned(contact({ answeredAt: '2026-11-21T18:05:06.789Z' })).answeredAt,
      '2026-11-21T18:05:06.789Z',
    );
  });

  it('may leave out what is optional, and not the rest', () => {
    for (const key of ['source', 'page'] as const)
      assert.deepEqual(placesIn({ ...answer(), [key]: undefined }), []);
    for (const key of [
      'id',
      'campaign',
      'campaignVersion',
      'channel',
      'locale',
      'answeredAt',
      'area',
      'answers',
      'consents',
    ] as const)
      assert.deepEqual(placesIn({ ...answer(), [key]: undefined }), [`${key} required`]);
    for (const key of ['source', 'page', 'assistedBy', 'signals'])
      assert.deepEqual(
        placesIn({ ...answer(), [key]: null }).map((place) => place.split(' ')[0]),
        [key],
        'left out, not null',
      );
  });

  it('refuses a key that the contract does not know, at every depth and of every name', () => {
    for (const key of ['ip', 'userAgent', 'toString', 'constructor', '__proto__'])
      for (const [at, path] of [
        ['{"id"', key],
        ['{"code"', `area.${key}`],
        ['{"issue"', `answers.${key}`],
      ] as const) {
        const json = JSON.stringify(answer()).replace(
          at,
          `{"${key}":{"kind":"contact"},${at.slice(1)}`,
        );
        assert.deepEqual(placesIn(JSON.parse(json)), [`${path} unknown-key`]);
      }
    assert.deepEqual(
      placesIn({ ...contact(), answers: { ...contact().answers, postcode: 'ZZ17 0DE' } }),
      ['answers.postcode unknown-key'],
    );
    assert.deepEqual(
      placesIn({ ...contact(), consents: [{ ...contact().consents[0], ip: '203.0.113.5' }] }),
      ['consents.0.ip unknown-key'],
    );
    assert.deepEqual(placesIn(answer({ signals: { seconds: 5, fingerprint: 'x' } as object })), [
      'signals.fingerprint unknown-key',
    ]);
  });

  it('changes no object for good through a key called __proto__', () => {
    checkValue(
      Submission,
      JSON.parse(
        `{"__proto__": {"polluted": true}, "answers": {"__proto__": {"polluted": true}}, "kind": "issue-response"}`,
      ),
    );
    assert.equal(({} as { polluted?: boolean }).polluted, undefined);
  });

  it('says what the issue is where it is none of the list, and only there', () => {
    const placesOf = (answers: object) => placesIn({ ...answer(), answers });
    assert.deepEqual(placesOf({ issue: 'other', other: 'Noise at night' }), []);
    assert.deepEqual(placesOf({ issue: 'other' }), ['answers.other required']);
    assert.deepEqual(placesOf({ issue: 'other', other: ' \u200e ' }), ['answers.other required']);
    assert.deepEqual(placesOf({ issue: 'road-surface', other: 'Noise at night' }), [
      'answers.other two-answers',
    ]);
    assert.deepEqual(placesOf({ words: 'The hill' }), ['answers.issue required']);
  });

  it('keeps what was typed without what does not belong in it', () => {
    const { answers } = cleaned({
      ...answer(),
      answers: {
        issue: 'other',
        other: '  Sŵn \n yn y nos\u202e '.normalize('NFD'),
        words: ' One\r\ntwo\u200b ',
      },
    });
    assert.deepEqual(answers, { issue: 'other', other: 'Sŵn yn y nos', words: 'One\ntwo' });
  });

  const bounds: [string, unknown, unknown][] = [
    ['id', '5f0c2f0e-4b7c-4f55-9f0e-0d7c0f0b7c11', '5F0C2F0E-4B7C-4F55-9F0E-0D7C0F0B7C11'],
    ['id', '5f0c2f0e-4b7c-4f55-bf0e-0d7c0f0b7c11', '5f0c2f0e-4b7c-1f55-9f0e-0d7c0f0b7c11'],
    ['campaign', 'a'.repeat(60), 'a'.repeat(61)],
    ['campaignVersion', 1_000_000, 1_000_001],
    ['campaignVersion', 1, 0],
    ['campaignVersion', 2, 1.5],
    ['source', 'clp-site', 'CLP site'],
    ['channel', 'doorstep', 'fax'],
    ['assistedBy', 'x'.repeat(80), 'x'.repeat(81)],
    ['locale', 'cy-GB', 'cymraeg'],
    ['page', 'https://edgbaston.example/survey', 'https://edgbaston.example/survey?name=Amina'],
    ['page', 'http://edgbaston.example/', 'https://edgbaston.example/#Amina'],
    ['page', `https://e.example/${'x'.repeat(480)}`, `https://e.example/${'x'.repeat(500)}`],
    ['page', 'http://localhost:8788/', 'javascript:alert(1)'],
    ['answeredAt', '2026-11-21T18:04:05Z', '2026-11-21T18:04:05+00:00'],
    ['answeredAt', '2026-02-28T18:04:05Z', '2026-99-99T18:04:05Z'],
    ['area.code', 'unknown', 'nowhere'],
    ['area.code', 'outside', 'E0501114'],
    ['area.code', 'W05000001', 'X05000001'],
    ['area.version', 'x'.repeat(40), 'x'.repeat(41)],
    ['answers.issue', 'a-1', 'Road Surface'],
    ['answers.issue', 'b'.repeat(60), 'b'.repeat(61)],
    ['answers.words', 'x'.repeat(1000), 'x'.repeat(1001)],
    [
      'signals',
      { seconds: 86_400, honeypot: 'x'.repeat(200), order: ['other'] },
      { seconds: 86_401 },
    ],
    ['signals', {}, { honeypot: 'x'.repeat(201) }],
    [
      'signals',
      { order: Array<string>(11).fill('other') },
      { order: Array<string>(12).fill('other') },
    ],
    ['consents', [], Array(21).fill(contact().consents[0])],
  ];
  for (const [path, right, wrong] of bounds)
    it(`keeps ${path} within its bounds: ${JSON.stringify(wrong).slice(0, 48)}`, () => {
      const withIt = (value: unknown) => {
        const [outer = '', inner] = path.split('.');
        const whole = answer() as unknown as Record<string, object>;
        return { ...whole, [outer]: inner ? { ...whole[outer], [inner]: value } : value };
      };
      assert.deepEqual(placesIn(withIt(right)), []);
      const places = placesIn(withIt(wrong));
      assert.equal(places.length, 1, places.join());
      assert.ok(places[0]?.startsWith(path));
    });

  it('names a person by a name and an address that could be one', () => {
    const placesOf = (changes: object) =>
      placesIn({ ...contact(), answers: { ...contact().answers, ...changes } });
    for (const email of [
      'amina@residents.example',
      'a.b+c@x.y.example',
      "o'brien@residents.example",
      'siân@ŵyn.example',
      ' amina@residents.example ',
    ])
      assert.deepEqual(placesOf({ email }), [], email);
    for (const email of [
      'amina',
      'amina@',
      '@residents.example',
      'amina@residents',
      'a b@residents.example',
      'a@b@residents.example',
      'a@residents..example',
      'a@.example',
      '<a@residents.example>',
      'a@x.example,b@y.example',
      `${'x'.repeat(250)}@x.example`,
    ])
      assert.equal(placesOf({ email }).length, 1, email);
    assert.deepEqual(placesOf({ name: '  ' }), ['answers.name required']);
    assert.deepEqual(
      placesOf({ ageConfirmed: false }).map((place) => place.split(' ')[0]),
      ['answers.ageConfirmed'],
    );
    assert.deepEqual(placesOf({ ageConfirmed: undefined }), ['answers.ageConfirmed required']);
  });
});

describe('whatever comes', () => {
  const hostile = fc.constantFrom(
    '\0',
    '\u202e',
    '\u200e',
    '\ud800',
    '\udc00',
    '\r',
    '\n',
    '\t',
    '\u2028',
    '\u0301',
    '\u212b',
    '\ufeff',
    ' ',
    'a',
    '=',
    '<',
    '🚲',
    '\ufb1d',
    '\u2000',
    '\u0344',
  );
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.array(hostile, { maxLength: 20 }).map((parts) => parts.join('')),
  );
  const or = (right: unknown) =>
    fc.oneof(
      { weight: 4, arbitrary: fc.constant(right) },
      { weight: 1, arbitrary: fc.jsonValue() },
      { weight: 1, arbitrary: typed },
    );
  const disturbed = (example: object) =>
    fc.record(Object.fromEntries(Object.entries(example).map(([key, value]) => [key, or(value)])), {
      requiredKeys: [],
    });

  it('a check gives a value or problems, and never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.jsonValue(),
          fc.anything(),
          disturbed(answer()),
          disturbed(contact()),
          disturbed(champion()),
        ),
        (value) => {
          const checked = checkValue(Submission, value);
          assert.ok(
            checked.ok ||
              (checked.problems.length > 0 &&
                checked.problems.every(({ path, code, message }) =>
                  [path, code, message].every((each) => typeof each === 'string'),
                )),
          );
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('what is right once is right again, and no longer changes', () => {
    const texts = fc.record({
      other: typed,
      words: typed,
      assistedBy: typed,
      name: typed,
      area: typed,
    });
    let right = 0;
    fc.assert(
      fc.property(texts, ({ other, words, assistedBy, name, area }) => {
        const given = [
          answer({
            answers: { issue: 'other', other: `x${other}`, words: `${words}x` },
            assistedBy: `x${assistedBy}x`,
            area: { code: 'unknown', version: `x${area}` },
          }),
          contact({
            answers: { name: `${name}x${name}`, email: 'a@b.example', ageConfirmed: true },
          }),
        ];
        for (const each of given) {
          const first = checkValue(Submission, each);
          if (!first.ok) continue;
          right++;
          assert.deepEqual(checkValue(Submission, first.value), first);
          assert.equal(
            JSON.stringify(checkValue(Submission, JSON.parse(JSON.stringify(first.value)))),
            JSON.stringify(first),
            'to the byte, or a retry would not be known again',
          );
        }
      }),
      { numRuns: 1000 },
    );
    assert.ok(right > 500, `only ${right} were right`);
  });
});
