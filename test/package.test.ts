import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));

interface Described {
  name: string;
  description?: string;
}
interface Manifest {
  modules: { declarations?: { tagName?: string; attributes?: Described[] }[] }[];
}

const EVERY_WIDGET = ['heading-level', 'lang', 'src'];
const EVERY_FORM = ['channel', 'endpoint', 'format', 'source', 'ward'];
const ATTRIBUTES: Record<string, string[]> = {
  'campaign-issue-survey': [...EVERY_WIDGET, ...EVERY_FORM],
  'campaign-issue-ballot': [...EVERY_WIDGET, ...EVERY_FORM, 'ballot'],
  'campaign-champion-signup': [...EVERY_WIDGET, ...EVERY_FORM, 'as', 'invite'],
  'campaign-progress': [
    ...EVERY_WIDGET,
    ...['as-of', 'goal', 'label', 'layout', 'measure', 'refresh'],
    ...['report', 'show', 'stretch', 'unit', 'value'],
  ],
};

describe('The package', () => {
  for (const [tag, attributes] of Object.entries(ATTRIBUTES))
    it(`describes each attribute of <${tag}> for editors and Storybook, and no inner state`, () => {
      const manifest = JSON.parse(readFileSync(`${dist}custom-elements.json`, 'utf8')) as Manifest;
      const described = manifest.modules
        .flatMap(({ declarations = [] }) => declarations)
        .find(({ tagName }) => tagName === tag)?.attributes;
      assert.deepEqual(described?.map(({ name }) => name).sort(), [...attributes].sort());
      for (const { name, description } of described) assert.ok(description, name);
    });

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

  for (const name of ['campaign-widgets', 'campaign-widgets/embed'])
    it(`is imported where there is no page, as by a server that renders one: ${name}`, () => {
      const lines = `const all = await import('${name}'); console.log(typeof all);`;
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        ['--input-type=module', '--eval', lines],
        { cwd: fileURLToPath(new URL('..', import.meta.url)), encoding: 'utf8' },
      );
      assert.equal(status, 0, stderr);
      assert.equal(stdout, 'object\n');
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
