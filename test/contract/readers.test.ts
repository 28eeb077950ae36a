import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as z from 'zod/mini';
import { Campaign, check, readCampaign, readProblems, readReceipt, Receipt, RefusalRead } from '../../src/contract/index.ts';
import { edgbaston } from './examples.ts';

// A page reads a campaign document and an endpoint's answers without schemas. Here each reader is held to its schema: every
// key of a good value, in turn, left out and set to everything that it might wrongly be.

const WRONG = [undefined, null, true, false, 0, 1, -1, NaN, Infinity, '', '  ', 'x', 'https://a.example/', 'javascript:alert(1)', 'http://a.example/', 'not-required', 'y'.repeat(2000), [], [null], ['x'], {}, { en: 'x' }, { en: '' }, { format: 'json' }, { format: 'fax' }];

/** Each place in a value, outermost first: the keys that lead there. */
const placesIn = (value: unknown): string[][] =>
  typeof value === 'object' && value !== null ? [[], ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner).map((path) => [key, ...path]))] : [[]];

/** The value with another one in that place; with none, where that is undefined. */
function replaced(value: unknown, [key, ...path]: string[], by: unknown): unknown {
  if (key === undefined) return by;
  const copy = structuredClone(value) as Record<string, unknown>;
  const inner = replaced(copy[key], path, by);
  if (inner === undefined && !Array.isArray(copy)) delete copy[key];
  else copy[key] = inner;
  return copy;
}

/** Calls for the good value, and for each that is wrong in one place. */
function everyMistake(good: unknown, holds: (value: unknown, what: string) => void): number {
  let tried = 0;
  for (const path of placesIn(good))
    for (const by of WRONG) {
      holds(replaced(good, path, by), `${path.join('.')} = ${String(JSON.stringify(by))?.slice(0, 40)}`);
      tried++;
    }
  holds(good, 'as it should be');
  return tried;
}

const said = (read: () => unknown): string => {
  try {
    read();
    return '';
  } catch (failure) {
    return (failure as Error).message;
  }
};

describe('readCampaign', () => {
  const { consents, areas, ...rest } = edgbaston();
  const [ward] = areas.wards;
  const [consent] = consents;
  // Everything that may be there is there once, and there is little of each.
  const full = {
    ...rest,
    delivery: { format: 'form' },
    outboxDays: 14,
    opens: '2026-11-01T00:00:00Z',
    closes: '2027-11-01T00:00:00Z',
    areas: { version: areas.version, lookup: '../areas', wards: [{ ...ward, group: { en: 'Birmingham', cy: 'Birmingham' } }] },
    consents: [{ ...consent, kinds: ['contact'], controller: { name: 'Another body', privacyUrl: 'https://other.example/privacy' } }],
    survey: { issues: rest.survey.issues.slice(0, 1), order: 'random', contactStep: true, next: 'We read it.' },
    champion: { roles: rest.champion.roles.slice(0, 1), oneToOne: true, organisations: false, next: { en: 'We call you.' } },
  };

  it('names the same mistakes in the same words as the schema', () => {
    const tried = everyMistake(full, (document, what) => {
      const checked = check(Campaign, document);
      assert.equal(said(() => readCampaign(document)), checked.ok ? '' : checked.problems.map(({ message }) => message).join('; '), what);
    });
    assert.ok(tried > 1500, `${tried} documents were tried`);
  });

  it('names several at once', () => {
    const { imprint: _, ...document } = { ...full, endpoint: 'javascript:alert(1)', languages: 'en' };
    assert.equal(said(() => readCampaign(document)).split('; ').length, 3);
  });

  it('knows every key of the schema', () => {
    assert.deepEqual(Object.keys(Campaign._zod.def.shape).filter((key) => !(key in full)), []);
  });
});

describe('readReceipt and readProblems', () => {
  const receipt = { id: 'one', reference: 'BCD-FGH-JKL', receivedAt: '2026-11-21T18:04:05.000Z', mine: 'https://a.example/mine#key' };

  it('take what the schemas take', () => {
    const Of = z.extend(Receipt, { id: z.literal('one') });
    everyMistake(receipt, (answer, what) => assert.equal(!!readReceipt('one', answer), check(Of, answer).ok, what));
    const refusal = { title: 'No', problems: [{ path: 'answers.issue', code: 'too-long', message: 'must be shorter', params: { max: 120 } }, { path: '', code: 'x', message: '' }] };
    everyMistake(refusal, (answer, what) => {
      const checked = check(RefusalRead, answer);
      const paths = (problems: { path: string }[]) => problems.map(({ path }) => path);
      assert.deepEqual(paths(readProblems(answer)), paths((checked.ok && checked.value.problems) || []), what);
    });
  });

  it('take no receipt for another submission', () => {
    assert.equal(readReceipt('another', receipt), undefined);
  });
});
