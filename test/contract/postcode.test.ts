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
      'zz17 9ne',
      'ZZ179NE',
      ' z z 1 7 9 n e ',
      'ZZ17\u00a09NE',
      'ZZ17\t9NE.',
      '“ZZ17–9NE”',
    ])
      assert.equal(normalisePostcode(typed), 'ZZ17 9NE');
  });

  it('is none where letters stand that no postcode has at its end, or nothing stands at all', () => {
    for (const typed of [
      '',
      ' ',
      'ZZ17 9CI',
      'B17 9N',
      'ZZ17 9NEE',
      '179NE',
      'Harborne',
      'ZZ17 9NE ZZ17 9NE',
      'Ｂ１７ ９ＮＥ',
    ])
      assert.equal(normalisePostcode(typed), undefined, typed);
  });
});
