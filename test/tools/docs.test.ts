import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { describe, it } from 'node:test';
import { SETTINGS_DOC, withSettingsTable } from '../../tools/settings-table.ts';

interface Page {
  path: string;
  /** Without blocks of code, where a bracket is no link. */
  prose: string;
}

const pages: Page[] = globSync(['*.md', 'docs/**/*.md', 'src/collector/README.md']).map((path) => ({
  path,
  prose: readFileSync(path, 'utf8').replace(/^ *```[^]*?^ *```/gm, ''),
}));
const sources = globSync('{src,test,tools,demo,stories,docs,.storybook}/**/*.*', {
  exclude: (path) => /(^|\/)(node_modules|dist)$/.test(path),
});

/** The links of a page to files beside it, with the heading that each leads to. */
const linksOf = ({ path, prose }: Page) =>
  [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link = '']) => link)
    .filter((link) => !URL.canParse(link))
    .map((link) => {
      const [file = '', heading = ''] = link.split('#');
      return { link, file: file ? normalize(join(dirname(path), file)) : path, heading };
    });

const headingsOf = (path: string): string[] =>
  [...readFileSync(path, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-'),
  );

describe('the docs', () => {
  it('have no dead link, and none to a heading that there is not', () => {
    assert.ok(pages.flatMap(linksOf).length > 50);
    for (const page of pages)
      for (const { link, file, heading } of linksOf(page)) {
        assert.ok(existsSync(file), `${page.path}: ${link}`);
        if (heading) assert.ok(headingsOf(file).includes(heading), `${page.path}: ${link}`);
      }
  });

  it('can all be reached from the README', () => {
    const reached = new Set(['README.md']);
    for (const path of reached)
      for (const page of pages)
        if (page.path === path) for (const { file } of linksOf(page)) reached.add(file);
    for (const { path } of pages) if (path.startsWith('docs/')) assert.ok(reached.has(path), path);
  });

  it('name no file that there is not', () => {
    const names = new Set(sources.map((path) => basename(path)));
    const missing: string[] = [];
    let count = 0;
    // The CHANGELOG tells of files that have another name today.
    for (const { path, prose } of pages.filter((page) => page.path !== 'CHANGELOG.md'))
      for (const [, named = ''] of prose.matchAll(
        /`([\w./-]+\.(?:ts|mjs|js|md|sql|json|gs|svg))`/g,
      )) {
        if (/^(?:[./]|dist\/|node_modules\/|DATA)|NAME/.test(named) || isMade(named)) continue;
        count += 1;
        const isThere = named.includes('/')
          ? sources.some((source) => source.endsWith(`/${named}`) || source === named)
          : names.has(named) || existsSync(named);
        if (!isThere) missing.push(`${path}: ${named}`);
      }
    assert.deepEqual(missing, []);
    assert.ok(count > 40);
  });

  it('name no test that there is not', () => {
    const named = pages.flatMap(({ path, prose }) =>
      [...prose.matchAll(/`([\w.-]+\.ts)`(?:, |: )"([^"…]+?) ?…?"/g)].map(
        ([, file = '', title = '']) => ({ path, file, title }),
      ),
    );
    assert.ok(named.length > 20, `${named.length}`);
    for (const { path, file, title } of named) {
      const source = sources.find((each) => basename(each) === file) ?? '';
      const text = readFileSync(source, 'utf8').replaceAll("\\'", "'");
      assert.ok(text.includes(title), `${path}: ${file} has no test "${title}"`);
    }
  });

  it('have the table of settings that the schema prints', async () => {
    const text = readFileSync(SETTINGS_DOC, 'utf8');
    assert.match(text, /\| `PORT` +\| `8787` +\|/);
    assert.equal(text, await withSettingsTable(text), 'run: node tools/settings-table.ts');
  });
});

/** Files of a build, and of packages. */
const isMade = (name: string): boolean =>
  /^(?:campaign-widgets|campaign-progress|private-page|deferred-widgets|hosted-script)\.js$|^custom-elements\.json$|^package\.json$/.test(
    name,
  );

describe('a decision', () => {
  const decisions = pages.filter(({ path }) => /^docs\/decisions\/\d/.test(path));

  it('has a number, a status and a date', () => {
    assert.ok(decisions.length > 9);
    for (const { path, prose } of decisions) {
      const number = String(Number(basename(path).slice(0, 4)));
      assert.ok(prose.startsWith(`# ${number}. `), path);
      assert.match(
        prose,
        /^\*\*Status\.\*\* (?:Accepted|Overtaken by \[decision \d+\]\(.+\))/m,
        path,
      );
      assert.match(prose, /^\*\*Date\.\*\* \d{4}-\d\d-\d\d/m, path);
    }
  });

  it('stands in the list of decisions', () => {
    const list = pages.find(({ path }) => path === 'docs/decisions/README.md');
    assert.ok(list);
    const listed = new Set(linksOf(list).map(({ file }) => file));
    for (const { path } of decisions) assert.ok(listed.has(path), path);
  });
});
