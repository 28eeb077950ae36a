import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  CampaignDocument,
  CampaignTheme,
  contrastRatio,
  isReadable,
  nearestAccent,
  readCampaign,
  THEME_FONTS,
} from '../../src/contract/index.ts';
import { themeStyle } from '../../src/theme/theme-style.ts';
import { edgbaston } from './examples.ts';

describe('the look in a campaign document', () => {
  const takes = (theme: unknown) => CampaignDocument.safeParse({ ...edgbaston(), theme }).success;

  it('may have colours, corners and a font, each within bounds', () => {
    for (const theme of [
      {},
      { accent: '#0B5394', onAccent: '#ffffff', radius: '0', font: THEME_FONTS[4] },
      ...['0.5em', '1.999em', '32px'].map((radius) => ({ radius })),
    ])
      assert.ok(takes(theme), JSON.stringify(theme));
    for (const theme of [
      'dark',
      null,
      { accent: 'red' },
      { accent: '#fff' },
      { accent: '#0b5394;' },
      { accent: 'var(--x)' },
      { radius: '2em' },
      { radius: '33px' },
      { radius: 4 },
      { radius: 'calc(1em)' },
      { font: 'Comic Sans MS' },
      { font: 'url(//x.example/f.woff2)' },
    ])
      assert.ok(!takes(theme), JSON.stringify(theme));
  });

  it('keeps nobody from the form, however wrong it is', () => {
    for (const theme of ['dark', 7, null, [], { accent: { a: 1 } }, { accent: 'url(x)' }])
      assert.deepEqual(readCampaign({ ...edgbaston(), theme }).theme, theme);
  });

  it('becomes declarations of plain values and of nothing else', () => {
    assert.equal(
      themeStyle({ accent: '#0b5394', font: THEME_FONTS[0] }),
      '--_theme-accent:#0b5394;--_theme-font:system-ui, sans-serif',
    );
    for (const value of [
      'red;position:fixed',
      'url(//x.example)',
      'var(--x)',
      '"',
      '}',
      'a:b',
      '\\3b',
      'red!important',
      'a\nb',
      null,
      {},
    ])
      assert.doesNotMatch(themeStyle({ accent: value, radius: '0' }), /[;()"}\\!{\n]/);
    assert.equal(themeStyle({ 'x;color:red': '0' }), '');
    for (const nothing of [undefined, null, 7, true, [], {}]) assert.equal(themeStyle(nothing), '');
  });

  it('takes every font of the list as it stands', () => {
    for (const font of THEME_FONTS) {
      assert.ok(CampaignTheme.safeParse({ font }).success);
      assert.equal(themeStyle({ font }), `--_theme-font:${font}`);
    }
  });
});

describe('the contrast of two colours', () => {
  it('is what WCAG says it is', () => {
    assert.equal(contrastRatio('#000000', '#ffffff'), 21);
    assert.equal(contrastRatio('#0b5394', '#0b5394'), 1);
    assert.equal(contrastRatio('#767676', '#ffffff').toFixed(2), '4.54');
    assert.equal(contrastRatio('#777777', '#ffffff').toFixed(2), '4.48');
  });

  it('has a nearest colour that is enough, which is the colour itself where that is', () => {
    assert.equal(nearestAccent({ accent: '#0b5394', onAccent: '#ffffff' }), '#0b5394');
    for (const accent of ['#ffdd00', '#e4003b', '#0087dc', '#faa61a', '#ffffff', '#000000'])
      for (const onAccent of ['#ffffff', '#000000']) {
        const nearest = nearestAccent({ accent, onAccent }) ?? '';
        assert.ok(isReadable({ accent: nearest, onAccent }), `${accent} ${onAccent}: ${nearest}`);
      }
  });
});
