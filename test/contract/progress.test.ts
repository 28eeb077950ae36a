import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { inspect } from 'node:util';
import {
  CampaignDocument,
  checkValue,
  ownValue,
  ProgressReport,
  readReport,
} from '../../src/contract/index.ts';
import { readTypedFigure } from '../../src/contract/progress/typed-figure.ts';
import { edgbaston } from './examples.ts';

const report = (changes: Record<string, unknown> = {}) => ({
  asOf: '2026-11-21',
  campaign: 'edgbaston',
  measures: [
    {
      id: 'trained',
      label: { en: 'People trained', cy: 'Pobl a hyfforddwyd' },
      unit: { en: { one: 'person', other: 'people' } },
      value: 62,
      goal: 100,
      stretch: [150],
      previous: { value: 60, on: '2026-11-14' },
    },
  ],
  milestones: [
    { id: 'heard', label: 'Heard', state: 'done', date: '2026-06-01', note: 'In every ward' },
  ],
  wards: [{ code: 'E05011144', name: 'Harborne', values: { trained: 40 } }],
  threshold: 5,
  pledges: [
    {
      who: 'Cllr A. Example',
      role: 'Transport',
      ask: 'Repair the hill',
      answer: 'none-yet',
      kept: 'pending',
      saidOn: '2026-10-01',
      followUpOn: '2026-12-01',
      source: 'https://example.org/minutes',
    },
  ],
  events: [{ name: 'Assembly', on: '2026-09-12', target: 100, turnout: 112, lastTime: 80 }],
  wins: [{ what: 'Street lights', where: 'Quinton', on: '2026-08-01', with: ['St Faith’s'] }],
  ...changes,
});
type Report = ReturnType<typeof report>;
const pathsOf = (value: unknown) => {
  const checked = checkValue(ProgressReport, value);
  return checked.ok ? [] : checked.problems.map(({ path }) => path);
};

describe('ProgressReport', () => {
  it('takes a whole report, and one with a day and nothing else', () => {
    assert.deepEqual(pathsOf(report()), []);
    assert.deepEqual(pathsOf({ asOf: '2026-11-21T18:04:05Z' }), []);
  });

  it('ignores keys that it does not know', () => {
    assert.deepEqual(pathsOf(report({ later: 1 })), []);
  });

  const first = (key: keyof Report, changes: Record<string, unknown>) =>
    report({ [key]: [{ ...(report()[key] as object[])[0], ...changes }] });
  const wrong: [sentence: string, value: unknown, path: string][] = [
    ['no day', report({ asOf: undefined }), 'asOf'],
    ['a day that does not exist', report({ asOf: '2026-02-30' }), 'asOf'],
    ['a figure below nothing', first('measures', { value: -1 }), 'measures.0.value'],
    ['a figure without end', first('measures', { value: Infinity }), 'measures.0.value'],
    ['a goal of nothing', first('measures', { goal: 0 }), 'measures.0.goal'],
    ['an id with spaces', first('measures', { id: 'People trained' }), 'measures.0.id'],
    [
      'a label of 121 characters',
      first('measures', { label: 'x'.repeat(121) }),
      'measures.0.label',
    ],
    [
      'a unit without “other”',
      first('measures', { unit: { en: { one: 'person' } } }),
      'measures.0.unit',
    ],
    [
      'more than 20 measures',
      report({
        measures: Array.from({ length: 21 }, (_, at) => ({ id: `m${at}`, label: 'x', value: 1 })),
      }),
      'measures',
    ],
    ['a state that is none', first('milestones', { state: 'soon' }), 'milestones.0.state'],
    ['an answer that is none', first('pledges', { answer: 'perhaps' }), 'pledges.0.answer'],
    [
      'a source that is not https',
      first('pledges', { source: 'http://example.org' }),
      'pledges.0.source',
    ],
    [
      'a source that runs a script',
      first('pledges', { source: 'javascript:alert(1)' }),
      'pledges.0.source',
    ],
    ['an ask of 501 characters', first('pledges', { ask: 'x'.repeat(501) }), 'pledges.0.ask'],
    ['a target of nothing', first('events', { target: 0 }), 'events.0.target'],
    ['a win without a day', first('wins', { on: undefined }), 'wins.0.on'],
  ];
  for (const [sentence, value, path] of wrong)
    it(`refuses ${sentence}`, () => {
      assert.deepEqual(pathsOf(value), [path]);
    });
});

describe('the progress of a campaign document', () => {
  const pathsIn = (progress: unknown) => {
    const checked = checkValue(CampaignDocument, { ...edgbaston(), progress });
    return checked.ok ? [] : checked.problems.map(({ path, code }) => `${path} ${code}`);
  };
  const measure = { id: 'trained', label: 'People trained', counts: 'trained', goal: 100 };

  it('is definitions: of measures with what they count, and of milestones', () => {
    assert.deepEqual(pathsIn(edgbaston().progress), []);
    assert.deepEqual(pathsIn({ measures: [{ ...measure, counts: 'votes' }] }), [
      'progress.measures.0.counts unknown',
    ]);
    assert.deepEqual(pathsIn({}), ['progress.measures required']);
  });

  it('holds no id twice', () => {
    assert.deepEqual(pathsIn({ measures: [measure, measure] }), ['progress.measures.1 duplicate']);
    assert.deepEqual(
      pathsIn({
        measures: [measure],
        milestones: [
          { id: 'a', label: 'A' },
          { id: 'a', label: 'B' },
        ],
      }),
      ['progress.milestones.1 duplicate'],
    );
  });

  it('has stretch goals that rise from the goal', () => {
    assert.deepEqual(pathsIn({ measures: [{ ...measure, stretch: [150, 200] }] }), []);
    for (const stretch of [[100], [200, 150], [150, 150]])
      assert.deepEqual(pathsIn({ measures: [{ ...measure, stretch }] }), [
        'progress.measures.0.stretch order',
      ]);
    assert.deepEqual(pathsIn({ measures: [{ ...measure, goal: undefined, stretch: [150] }] }), [
      'progress.measures.0.stretch order',
    ]);
  });
});

describe('readReport', () => {
  it('reads all of a good report, and nothing that it does not know', () => {
    const read = readReport(report({ later: { run: 1 } }));
    assert.deepEqual(read?.mistakes, []);
    const { wards, threshold: _, ...same } = report();
    const {
      later,
      name,
      wards: readWards,
      partners,
      choice,
      ...rest
    } = read.report as unknown as Record<string, unknown>;
    assert.deepEqual([later, name, partners, choice], [undefined, undefined, [], []]);
    assert.deepEqual(
      readWards,
      wards.map(({ name, values }) => ({ name, values })),
    );
    assert.deepEqual({ ...rest, milestones: same.milestones }, same);
  });

  it('agrees with the schema on what is good', () => {
    assert.deepEqual(pathsOf(report()), []);
    assert.deepEqual(readReport(report())?.mistakes, []);
  });

  it('takes null for what is left out, as spreadsheets write it', () => {
    const read = readReport({
      asOf: null,
      measures: [{ id: 'a', label: 'A', value: 1, goal: null, unit: null }],
    });
    assert.deepEqual(read?.mistakes, []);
    assert.deepEqual(read.report.measures, [{ id: 'a', label: 'A', value: 1 }]);
  });

  it('reads figures that a spreadsheet or a person wrote, with their sign where no unit is given', () => {
    const read = readReport(
      report({
        measures: [
          { id: 'a', label: 'A', value: '62', goal: '1,000', stretch: ['1 500', 2000] },
          {
            id: 'b',
            label: 'B',
            value: '£3,500',
            goal: '£10,000',
            previous: { value: '£1', on: '2026-11-14' },
          },
          { id: 'c', label: 'C', value: '62%', unit: 'of the wards', goal: '' },
        ],
        wards: [{ name: 'Harborne', values: { a: '40' } }],
        events: [{ name: 'Assembly', on: '2026-09-12', target: '100', turnout: '1,112' }],
      }),
    );
    assert.deepEqual(read?.mistakes, []);
    assert.deepEqual(read.report.measures, [
      { id: 'a', label: 'A', value: 62, goal: 1000, stretch: [1500, 2000] },
      {
        id: 'b',
        label: 'B',
        value: 3500,
        goal: 10_000,
        unit: '£',
        previous: { value: 1, on: '2026-11-14' },
      },
      { id: 'c', label: 'C', value: 62, unit: 'of the wards' },
    ]);
    assert.deepEqual(read.report.wards, [{ name: 'Harborne', values: { a: 40 } }]);
    assert.deepEqual(read.report.events, [
      { name: 'Assembly', on: '2026-09-12', target: 100, turnout: 1112 },
    ]);
  });

  it('drops an item that lacks what it must have, and a part that is wrong, and says where', () => {
    const read = readReport(
      report({
        measures: [
          { id: 'a', label: 'A' },
          { id: 'b', label: 'B', value: 2, goal: -1, stretch: [1, 'x'] },
          7,
        ],
      }),
    );
    assert.deepEqual(read?.report.measures, [{ id: 'b', label: 'B', value: 2 }]);
    assert.deepEqual(read.mistakes, [
      'measures.0.value',
      'measures.1.goal',
      'measures.1.stretch',
      'measures.2.id',
      'measures.2.label',
      'measures.2.value',
    ]);
  });

  it('follows no address but https', () => {
    for (const source of [
      'javascript:alert(1)',
      'data:text/html,x',
      'http://example.org',
      '/relative',
    ])
      assert.equal(
        readReport({ pledges: [{ who: 'A', ask: 'B', answer: 'yes', source }] })?.report.pledges[0]
          ?.source,
        undefined,
      );
  });

  it('keeps a figure whose goal is not clear, and says that the goal is wrong', () => {
    for (const goal of ['about 100', '0', 0, '-5', true, [100], '1,00'])
      assert.deepEqual(readReport({ measures: [{ id: 'a', label: 'A', value: 1, goal }] }), {
        report: {
          measures: [{ id: 'a', label: 'A', value: 1 }],
          milestones: [],
          wards: [],
          pledges: [],
          events: [],
          wins: [],
          partners: [],
          choice: [],
        },
        mistakes: ['measures.0.goal'],
      });
  });

  it('takes nothing else for a report', () => {
    for (const other of [
      undefined,
      null,
      7,
      'measures',
      [],
      [1],
      {},
      { measures: 'all' },
      { title: 'Not found' },
    ])
      assert.equal(readReport(other), undefined, JSON.stringify(other));
  });

  it('reads ids that every object inherits as ids, and finds nothing under them that nobody wrote', () => {
    for (const id of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
      const sent = `{"measures":[{"id":"${id}","label":"Trained","value":62}],
        "wards":[{"name":"Harborne","values":{"${id}":40}},{"name":"Quinton","values":{}}]}`;
      const read = readReport(JSON.parse(sent));
      assert.deepEqual(read?.mistakes, [], id);
      assert.equal(read.report.measures[0]?.id, id);
      assert.deepEqual(
        read.report.wards.map(({ values }) => ownValue(values, id)),
        [40, undefined],
        id,
      );
    }
    const inherited: unknown = JSON.parse('{"__proto__":{"measures":[]}}');
    assert.equal(readReport(inherited), undefined);
  });

  it('reads two thousand items of a list and no more', () => {
    assert.equal(
      readReport({ wins: Array.from({ length: 5000 }, () => ({ what: 'A', on: '2026-11-21' })) })
        ?.report.wins.length,
      2000,
    );
  });
});

describe('readTypedFigure', () => {
  const clear: [typed: unknown, amount: number, sign?: string][] = [
    [62, 62],
    [0, 0],
    [12.5, 12.5],
    ['62', 62],
    [' 62 ', 62],
    ['1,234', 1234],
    ['1,234,567', 1_234_567],
    ['1 234 567', 1_234_567],
    ['1\u00a0234', 1234],
    ['1\u202f234.5', 1234.5],
    ['12345', 12_345],
    ['0.5', 0.5],
    ['£1234', 1234, '£'],
    ['£3,500', 3500, '£'],
    ['€ 1,000.50', 1000.5, '€'],
    ['62%', 62, '%'],
    ['12.5 %', 12.5, '%'],
  ];
  for (const [typed, amount, sign] of clear)
    it(`reads ${JSON.stringify(typed)}`, () => {
      assert.deepEqual(readTypedFigure(typed), { amount, sign });
    });

  const unclear = [
    ...[
      '50+',
      'about 50',
      '-5',
      '1,23',
      '1,2345',
      '12,34,567',
      '1,234 567',
      '1.234,5',
      '',
      ' ',
      ',',
    ],
    ...['1e3', '0x10', 'NaN', 'Infinity', '£', '%', '62%%', '½', '٦٢', '1k', '5/10'],
    ...[NaN, Infinity, -1, null, undefined, true, [], [62], {}],
  ];
  for (const typed of unclear)
    it(`guesses nothing from ${inspect(typed)}, a ${typeof typed}`, () => {
      assert.equal(readTypedFigure(typed), undefined);
    });
});

describe('docs/progress-report.md', () => {
  it('has an example that is a report', () => {
    const text = readFileSync(new URL('../../docs/progress-report.md', import.meta.url), 'utf8');
    const example: unknown = JSON.parse(/```json\n([\s\S]*?)```/.exec(text)?.[1] ?? '');
    assert.deepEqual(pathsOf(example), []);
    assert.deepEqual(readReport(example)?.mistakes, []);
  });
});
