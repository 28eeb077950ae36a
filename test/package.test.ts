import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));

describe('The package', () => {
  it('imports no source file', () => {
    const files = globSync('**/*.js', { cwd: dist, exclude: (path) => path === 'embed' });
    assert.ok(files.length > 100, 'it is built');
    for (const file of files)
      assert.doesNotMatch(
        readFileSync(dist + file, 'utf8'),
        /(?:\bfrom|\bimport)[\s(]*['"][^'"]*\.ts['"]/,
        file,
      );
  });

  for (const door of ['index.js', 'embed.js', 'contract/index.js'])
    it(`is taken by a bundler: ${door}`, async () => {
      const { outputFiles } = await build({
        entryPoints: [dist + door],
        bundle: true,
        splitting: true,
        format: 'esm',
        outdir: '/out',
        write: false,
        logLevel: 'silent',
      });
      const all = outputFiles.map(({ text }) => text).join('');
      // What is imported later is there too.
      if (door === 'embed.js')
        for (const sentence of ['Sign me up', 'Not sent yet', 'Your personal link', 'Diolch'])
          assert.ok(all.includes(sentence), sentence);
    });
});
