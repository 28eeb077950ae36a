import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Node, Parser } from 'acorn';
import { parseSync, Visitor } from 'vite';

// The README promises Safari 15.4 and browsers of the same year. Looked at are the built scripts,
// so Lit too.

const folder = fileURLToPath(new URL('../dist/embed/', import.meta.url));
const FILES = globSync('*.js', { cwd: folder }).sort();
const read = (name: string) => readFileSync(folder + name, 'utf8');
const isEntry = (name: string) => /^campaign-(widgets|progress)\.js$/.test(name);

/**
 * Methods that Safari 15.4 has not, with the version that has them: to be called with `?.` or not
 * at all.
 */
const NEWER_METHODS: Record<string, string> = {
  timeout: '16',
  requestSubmit: '16',
  showPopover: '17',
  togglePopover: '17',
  checkVisibility: '17.4',
  startViewTransition: '18',
  requestIdleCallback: 'none',
  setHTMLUnsafe: '17.4',
  canParse: '17',
  withResolvers: '17.4',
  try: '18.2',
  groupBy: '17.4',
  fromAsync: '16.4',
  toSorted: '16',
  toReversed: '16',
  toSpliced: '16',
  isWellFormed: '16.4',
  toWellFormed: '16.4',
  union: '17',
  intersection: '17',
  difference: '17',
};

/** What a script calls or writes that the oldest supported browser can't. */
function tooNew(name: string, code: string): string[] {
  const found: string[] = [];
  const { program } = parseSync(name, code);
  const at = ({ start }: { start: number }) => code.slice(start, start + 60);
  new Visitor({
    StaticBlock: (node) => void found.push(`class static block (16.4): ${at(node)}`),
    Literal(node) {
      if ('regex' in node && /\(\?<[=!]/.test(node.regex.pattern))
        found.push(`lookbehind (16.4): ${at(node)}`);
      if ('regex' in node && node.regex.flags.includes('v'))
        found.push(`regular expression flag v (17): ${at(node)}`);
    },
    CallExpression(node) {
      const { callee, optional } = node;
      const method =
        callee.type === 'MemberExpression' && callee.property.type === 'Identifier'
          ? callee.property.name
          : '';
      if (!optional && Object.hasOwn(NEWER_METHODS, method))
        found.push(`${method}() (${NEWER_METHODS[method]}): ${at(node)}`);
    },
  }).visit(program);
  return found;
}

describe('The embed scripts in the oldest browsers that they are for', () => {
  it('are built', () => {
    assert.equal(FILES.filter(isEntry).length, 2);
    assert.ok(FILES.length > 10);
  });

  for (const name of FILES)
    it(`are no newer than ES2022: ${name.replace(/-\d.*-(?=[a-z-]+\.js)/, '-…-')}`, () => {
      const sourceType = isEntry(name) ? 'script' : 'module';
      const program: Node = Parser.parse(read(name), { ecmaVersion: 2022, sourceType });
      assert.ok(program);
      assert.deepEqual(tooNew(name, read(name)), []);
    });

  it('hold no schema library: a page reads with readers written by hand', () => {
    for (const name of FILES) assert.doesNotMatch(read(name), /_zod\b|ZodError|ZodType/, name);
  });

  it('have the licences of what is in them beside them', () => {
    for (const name of ['lit', 'lit-html', '@lit/reactive-element', 'lean-qr', 'idb-keyval'])
      assert.ok(read('licences.txt').split('\n').includes(name), name);
  });

  it('are refused with what Safari 15.4 lacks', () => {
    for (const code of [
      'class A { static { A.b = 1; } }',
      'const r = /(?<=a)b/;',
      'const r = /[a--b]/v;',
      'const s = AbortSignal.timeout(5);',
      'const l = [1].toSorted();',
    ])
      assert.equal(tooNew('a.js', code).length, 1, code);
    assert.deepEqual(tooNew('a.js', 'const s = AbortSignal.timeout?.(5);'), []);
  });
});
