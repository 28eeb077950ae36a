import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { normalisePostcode } from '../../src/contract/index.ts';
import cases from './postcode-cases.json' with { type: 'json' };

describe('a postcode', () => {
  for (const { in: typed, want, hint } of cases)
    it(`typed as "${typed}" is ${want ?? 'none'}${hint ? ` (${hint})` : ''}`, () => {
      assert.equal(normalisePostcode(typed), want ?? undefined);
    });

  it('is the same however it is spaced, cased and punctuated', () => {
    for (const typed of [
      'b17 9ne',
      'B179NE',
      ' b 1 7 9 n e ',
      'B17\u00a09NE',
      'B17\t9NE.',
      '“B17–9NE”',
    ])
      assert.equal(normalisePostcode(typed), 'B17 9NE');
  });

  it('is none where letters stand that no postcode has at its end, or nothing stands at all', () => {
    for (const typed of [
      '',
      ' ',
      'B17 9CI',
      'B17 9N',
      'B17 9NEE',
      '179NE',
      'Harborne',
      'B17 9NE B17 9NE',
      'Ｂ１７ ９ＮＥ',
    ])
      assert.equal(normalisePostcode(typed), undefined, typed);
  });
});
