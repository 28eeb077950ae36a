import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

/**
 * What somebody may see as an example: the demo, the stories, the docs and the widgets' own words.
 */
const files = [
  ...globSync('{demo,stories}/**/*.{ts,json,html}'),
  ...globSync('docs/**/*.md'),
  ...globSync('src/{locales,contract}/**/*.ts'),
  'README.md',
].map((path) => ({ path, text: readFileSync(path, 'utf8') }));

function assertEach(pattern: RegExp, rule: RegExp): void {
  const found = files.flatMap(({ path, text }) =>
    (text.match(pattern) ?? []).map((match) => ({ path, match })),
  );
  assert.ok(found.length > 0, 'the pattern finds something');
  for (const { path, match } of found) assert.match(match, rule, path);
}

describe('an example is nobody’s', () => {
  it('has postcodes of the area ZZ, which there is not', () => {
    assertEach(/\b[A-Z]{1,2}\d[\dA-Z]? \d[ABD-HJLNP-UW-Z]{2}\b/g, /^ZZ/);
  });

  it('has telephone numbers that Ofcom keeps for drama', () => {
    assertEach(
      /(?<![\d.])0(?:7\d{3}|1\d{2,3}) ?\d{3} ?\d{3,4}\b/g,
      /^(07700 ?900|01632 ?960|0121 ?496)/,
    );
  });

  it('has email addresses and sites under names that are kept for examples', () => {
    assertEach(
      /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g,
      /@(?:[\w-]+\.)*example(?:\.org|\.com)?$|^user:|@host$/,
    );
  });

  it('has streets that are called Example', () => {
    assertEach(
      /\b\d{1,3} [A-Z][a-z]+(?: [A-Z][a-z]+)? (?:Road|Street|Lane|Avenue)\b/g,
      / Example /,
    );
  });
});
