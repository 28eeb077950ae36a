import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Script } from 'node:vm';
import { build, parseSync, type Rolldown } from 'vite';
import { embedScript } from '../../../tools/vite/embed-script.ts';

describe('An embed script', () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'campaign-embed-script-'));
  });

  after(() => rmSync(folder, { recursive: true }));

  /**
   * Builds a script of these files, as the project's own are built.
   * @returns the code of each file made, by its name
   */
  async function built(
    files: Record<string, string>,
    compileWhole: string[] = [],
  ): Promise<Record<string, string>> {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const made = (await build({
      configFile: false,
      logLevel: 'silent',
      root: folder,
      plugins: [embedScript({ compileWhole })],
      build: {
        write: false,
        target: 'es2022',
        lib: { entry: { 'our-script': join(folder, 'entry.js') }, formats: ['es'] },
        rolldownOptions: {
          preserveEntrySignatures: 'allow-extension',
          output: {
            codeSplitting: { groups: [{ name: 'our-script', tags: ['$initial'] }] },
            minify: true,
            entryFileNames: '[name].js',
            chunkFileNames: 'our-script-1-[name].js',
          },
        },
      },
    })) as Rolldown.RolldownOutput[];
    return Object.fromEntries(
      made.flatMap(({ output }) =>
        output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file.code]] : [])),
      ),
    );
  }

  const ENTRY = `
    import { shared } from './shared.js';
    globalThis.said = [shared('script')];
    globalThis.later = () => import('./later.js').then(({ say }) => say());`;
  const FILES = {
    'entry.js': ENTRY,
    'shared.js':
      'export const shared = (name) => `${name} ${globalThis.count = (globalThis.count ?? 0) + 1}`;',
    'later.js': "import { shared } from './shared.js'; export const say = () => shared('later');",
  };

  it('is a classic script as well as a module, and strict in both', async () => {
    const { 'our-script.js': code = '' } = await built(FILES);
    assert.ok(new Script(code), 'it parses as a classic script');
    assert.deepEqual(parseSync('our-script.js', code, { sourceType: 'module' }).errors, []);
    assert.match(code, /^;\(\(\)=>\{"use strict";/);
  });

  it('can stand behind a script without a last semicolon, and leaves no name behind', async () => {
    const { 'our-script.js': code = '' } = await built({
      'entry.js': 'const name = 1; globalThis.ran = name;',
    });
    const before = Object.getOwnPropertyNames(globalThis);
    new Script(`var other = (() => 5)${code}`).runInThisContext();
    assert.deepEqual(
      Object.getOwnPropertyNames(globalThis)
        .filter((name) => !before.includes(name))
        .sort(),
      ['other', 'ran'],
    );
  });

  it('has the engine compile it as a whole where that is asked for', async () => {
    assert.match(
      (await built(FILES, ['our-script']))['our-script.js'] ?? '',
      /^\/\/# allFunctions/,
    );
    assert.doesNotMatch((await built(FILES))['our-script.js'] ?? '', /allFunctions/);
  });

  it('hands the file beside it what that uses: no file imports the script', async () => {
    const { 'our-script-1-later.js': code = '' } = await built(FILES);
    const { staticImports } = parseSync('later.js', code).module;
    assert.deepEqual(staticImports, []);
    const sibling = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
      default: (handedOver: unknown[]) => Record<string, () => string>;
    };
    // One thing is handed over by its place in a list, and one is given back by a short name.
    const handedOver = [(name: string) => `handed over to ${name}`];
    const [say] = Object.values(sibling.default(handedOver));
    assert.equal(say?.(), 'handed over to later');
  });

  const SIBLING_OF_SIBLING = {
    'entry.js':
      "export const shared = Number(globalThis.no); globalThis.later = () => import('./later.js');",
    'later.js': `
      import { shared } from './entry.js';
      import { common } from './common.js';
      globalThis.said = async () => [common(shared), (await import('./latest.js')).say()];`,
    'latest.js': "import { common } from './common.js'; export const say = () => common('latest');",
    'common.js': 'export const common = (name) => `common to ${name} ${Math.random()}`;',
  };

  it('hands a file that another one loads what it uses of that one', async () => {
    const files = await built(SIBLING_OF_SIBLING);
    const load = async (name: string): Promise<object> => {
      const code = encodeURIComponent(files[`our-script-1-${name}.js`] ?? '');
      const sibling = (await import(`data:text/javascript,${code}`)) as {
        default: (handedOver: unknown[], find: typeof load) => object;
      };
      return sibling.default([7], load);
    };
    await load('later');
    const { said } = globalThis as unknown as { said: () => Promise<string[]> };
    assert.match(String(await said()), /^common to 7 [\d.]+,common to latest [\d.]+$/);
  });

  it('is not built where a file uses one that it is not loaded by', async () => {
    const entry = `${SIBLING_OF_SIBLING['entry.js']} globalThis.f = () => import('./latest.js');`;
    await assert.rejects(
      built({ ...SIBLING_OF_SIBLING, 'entry.js': entry }),
      /which need not be there yet/,
    );
  });

  it('says what the names of the files beside it begin with once', async () => {
    const { 'our-script.js': code = '' } = await built({
      ...FILES,
      'entry.js': `${ENTRY} globalThis.latest = () => import('./latest.js');`,
      'latest.js': "import { shared } from './shared.js'; export const say = () => shared('last');",
    });
    assert.equal(code.split('our-script-1-').length - 1, 1);
    assert.match(code, /\("later"\)/);
    assert.match(code, /\("latest"\)/);
  });

  it('leaves the files beside it as plain modules where it hands over nothing', async () => {
    const { 'our-script-1-later.js': code = '' } = await built({
      'entry.js': "globalThis.later = () => import('./later.js');",
      'later.js': "export const say = () => 'alone';",
    });
    assert.match(code, /export\{\w+ as say\}/);
  });

  for (const [sentence, entry] of [
    ['import.meta, which a classic script may not have', 'globalThis.url = import.meta.url;'],
    ['an import from an address that is made up as it runs', 'globalThis.f = (x) => import(x);'],
  ] as const)
    it(`is not built with ${sentence}`, async () => {
      await assert.rejects(built({ 'entry.js': entry }), /our-script\.js: /);
    });
});
