import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { contrastRatio } from '../../../src/contract/index.ts';
import { openCollector, publishedAtOnce } from '../harness.ts';
import { PageVisitor } from './page-visitor.ts';

/** The survey of a campaign with a look, as a browser gets it. */
async function openWith(theme: object | undefined) {
  const campaign = { ...publishedAtOnce(), ...(theme && { theme }) };
  const collector = await openCollector({ campaigns: [campaign] });
  const page = await new PageVisitor(collector).open('/pages/edgbaston/survey');
  const sheets = [...page.markup.matchAll(/<style>([^<]*)<\/style>/g)].map(([, css = '']) => css);
  const policy = page.headers.get('Content-Security-Policy') ?? '';
  return { sheets, policy };
}

/** The colours in light and dark that a sheet sets: accent, and text on it. */
const coloursIn = (css = '') =>
  [...css.matchAll(/--campaign-accent:(#\w{6});--campaign-on-accent:(#\w{6})/g)].map(
    ([, accent = '', text = '']) => ({ accent, text }),
  );

describe('the look of a hosted page', () => {
  it('is the campaign’s own, by a sheet that the policy names', async () => {
    const theme = {
      accent: '#0b5394',
      radius: '0.25em',
      font: 'Georgia, Gelasio, Noto Serif, serif',
    };
    const { sheets, policy } = await openWith(theme);
    assert.equal(sheets.length, 2);
    const css = sheets[1] ?? '';
    assert.match(
      css,
      /--campaign-radius:0\.25em;--campaign-font:Georgia, Gelasio, Noto Serif, serif;/,
    );
    assert.ok(policy.includes(createHash('sha256').update(css).digest('base64')));
  });

  for (const [accent, onAccent] of [
    ['#0b5394', '#ffffff'],
    ['#ffdd00', '#000000'],
    ['#ffffff', '#ffffff'],
    ['#000000', '#000000'],
    ['#777777', '#888888'],
  ] as const)
    it(`can be read in light and dark with ${onAccent} on ${accent}`, async () => {
      const { sheets } = await openWith({ accent, onAccent });
      const [light, dark] = coloursIn(sheets[1]);
      assert.ok(light && dark);
      assert.ok(contrastRatio(light.accent, '#ffffff') >= 4.5, light.accent);
      assert.ok(contrastRatio(dark.accent, '#1b1b1f') >= 4.5, dark.accent);
      for (const { accent, text } of [light, dark])
        assert.ok(contrastRatio(accent, text) >= 4.5, `${text} on ${accent}`);
    });

  it('leaves an accent as it is that can be read already', async () => {
    const { sheets } = await openWith({ accent: '#0b5394' });
    assert.equal(coloursIn(sheets[1])[0]?.accent, '#0b5394');
  });

  it('is the collector’s where the campaign has none', async () => {
    assert.equal((await openWith(undefined)).sheets.length, 1);
    assert.equal((await openWith({})).sheets.length, 1);
  });
});
