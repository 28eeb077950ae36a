import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  Campaign,
  checkValue,
  Problem,
  createProblem,
  Receipt,
  Refusal,
  Results,
  Submission,
} from '../../src/contract/index.ts';
import { answer } from './examples.ts';

const problemsIn = (schema: Parameters<typeof checkValue>[0], value: unknown) => {
  const checked = checkValue(schema, value);
  return checked.ok ? [] : checked.problems;
};

describe('checking a value', () => {
  it('gives the value, or every problem with its place', () => {
    const checked = checkValue(Receipt, { id: 'a', reference: 'b', receivedAt: 'c' });
    assert.deepEqual(checked, { ok: true, value: { id: 'a', reference: 'b', receivedAt: 'c' } });
    assert.deepEqual(
      problemsIn(Receipt, { reference: 5 }).map(({ path, code }) => [path, code]),
      [
        ['id', 'required'],
        ['reference', 'format'],
        ['receivedAt', 'required'],
      ],
    );
  });

  it('tells a missing value, a wrong one and an unknown one apart', () => {
    const codes = (value: unknown) =>
      problemsIn(Submission, value).map(({ path, code }) => [path, code]);
    assert.deepEqual(codes({ ...answer(), channel: undefined }), [['channel', 'required']]);
    assert.deepEqual(codes({ ...answer(), channel: 'fax' }), [['channel', 'unknown']]);
    assert.deepEqual(codes({ ...answer(), id: '5' }), [['id', 'format']]);
    assert.deepEqual(codes({ ...answer(), fax: '5' }), [['fax', 'unknown-key']]);
    assert.deepEqual(codes({ ...answer(), area: { version: '2025-05' } }), [
      ['area.code', 'required'],
    ]);
  });

  it('says at each place what to write instead, for a developer', () => {
    for (const { path, message } of problemsIn(Campaign, {}))
      assert.match(message, new RegExp(`^${path} .*must be`), path);
    const [wrong] = problemsIn(Submission, { ...answer(), channel: 'fax' });
    assert.match(
      wrong?.message ?? '',
      /^channel must be online or doorstep or phone or event or paper$/,
    );
    assert.match(problemsIn(Receipt, 5)[0]?.message ?? '', /^the whole must be object/);
  });

  it('gives the most that a text may have, for the wording of a person’s problem', () => {
    const [wrong] = problemsIn(Submission, {
      ...answer(),
      answers: { issue: 'other', other: 'x'.repeat(121) },
    });
    assert.deepEqual(
      [wrong?.path, wrong?.code, wrong?.params],
      ['answers.other', 'too-long', { max: 120 }],
    );
  });

  it('never throws', () => {
    const circular: Record<string, unknown> = {};
    circular.self = circular;
    const odd = [
      undefined,
      null,
      NaN,
      1n,
      Symbol('x'),
      () => 1,
      new Date(NaN),
      circular,
      Object.create(null),
      new Map(),
      [[[]]],
      new Proxy({}, {}),
      '\ud800',
    ];
    for (const value of odd)
      for (const schema of [Submission, Campaign, Receipt, Refusal, Results])
        assert.ok(!checkValue(schema, value).ok);
  });

  it('makes problems of the same shape by hand', () => {
    assert.deepEqual(createProblem('answers.issue', 'unknown', 'is not asked'), {
      path: 'answers.issue',
      code: 'unknown',
      message: 'answers.issue is not asked',
    });
    assert.deepEqual(createProblem('', 'not-json', 'must be JSON', { max: 5 }), {
      path: '',
      code: 'not-json',
      message: 'the whole must be JSON',
      params: { max: 5 },
    });
    assert.ok(checkValue(Problem, createProblem('x', 'y', 'z', { max: 5 })).ok);
  });
});

describe('reading what an endpoint answers', () => {
  const receipt = { id: 'a', reference: 'BCD-FGH-JKL', receivedAt: '2026-11-21T00:00:00.000Z' };
  const refusal = {
    title: 'Not acceptable',
    status: 422,
    problems: [{ path: 'answers.issue', code: 'unknown', message: 'm' }],
  };
  const results = {
    campaign: 'edgbaston',
    version: 1,
    asOf: '2026-11-21',
    counted: 12,
    threshold: 5,
    areas: [
      {
        code: 'E05011144',
        counted: 12,
        issues: [{ id: 'road-surface', count: 7 }],
        otherIssues: 5,
      },
    ],
    words: [
      { issue: 'other', other: 'Noise', words: 'At night', area: 'E05011144' },
      { issue: 'road-surface' },
    ],
  };

  it('ignores keys of a later version, wherever they stand', () => {
    const later = <T>(value: T): T =>
      (Array.isArray(value)
        ? value.map(later)
        : typeof value === 'object' && value !== null
          ? {
              ...Object.fromEntries(
                Object.entries(value).map(([key, inner]) => [key, later(inner)]),
              ),
              later: [1],
            }
          : value) as T;
    for (const [schema, value] of [
      [Receipt, receipt],
      [Refusal, refusal],
      [Results, results],
    ] as const)
      assert.deepEqual(checkValue(schema, later(value)), { ok: true, value });
  });

  it('takes problem details that say no more than they must', () => {
    assert.ok(checkValue(Refusal, { title: 'Bad Gateway', status: 502 }).ok);
    assert.ok(
      checkValue(Refusal, { ...refusal, type: 'about:blank', detail: 'See "problems".' }).ok,
    );
  });

  it('takes no page of somebody else for an answer', () => {
    for (const value of [
      '<!doctype html>',
      {},
      { id: 'a' },
      { ...receipt, reference: 5 },
      [receipt],
      null,
    ])
      assert.ok(!checkValue(Receipt, value).ok, JSON.stringify(value));
    for (const value of [
      { ...results, areas: undefined },
      { ...results, counted: '12' },
      { ...results, areas: [{ code: 'E05011144' }] },
    ])
      assert.ok(!checkValue(Results, value).ok);
    assert.ok(!checkValue(Refusal, { ...refusal, problems: ['wrong'] }).ok);
  });
});
