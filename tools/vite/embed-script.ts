import { readFileSync } from 'node:fs';
import { minify } from 'terser';
import {
  parseSync,
  type Rolldown,
  transformWithOxc,
  Visitor,
  type ESTree,
  type Plugin,
} from 'vite';
import { type Edit, editSource } from './edit-source.ts';

/**
 * Has V8 (Chrome 136 and later) compile the script on another thread while it comes in, and not
 * each function when it is first called: most are, before the first paint. Other engines ignore it.
 * https://v8.dev/blog/explicit-compile-hints
 */
const COMPILE_HINT = '//# allFunctionsCalledOnLoad\n';

export interface EmbedScriptOptions {
  /** Names of the scripts that are worth being compiled as a whole. */
  compileWhole: readonly string[];
}

const LOADER_FILE = new URL('./sibling-loader.ts', import.meta.url);

/**
 * A chunk as the bundler renders it: what it imports and exports, where, and where it imports
 * later.
 */
interface ParsedChunk {
  /** What each other file is imported from for, `a as b` as pairs of local name and its name. */
  imported: Map<string, [local: string, outer: string][]>;
  exported: [local: string, outer: string][];
  /** The import and export statements themselves. */
  statements: ESTree.Node[];
  /** `import('./prefix-name.js')`: where, and the name of the file. */
  laterImports: { start: number; end: number; file: string }[];
}

const nameOf = (name: ESTree.ModuleExportName): string =>
  name.type === 'Literal' ? name.value : name.name;

/** @throws Error that says what of the chunk can't stand in an embed script */
function parseChunk(fileName: string, code: string): ParsedChunk {
  const chunk: ParsedChunk = {
    imported: new Map(),
    exported: [],
    statements: [],
    laterImports: [],
  };
  const refuse = (what: string): never => {
    throw new Error(`${fileName}: ${what}`);
  };
  const { program, errors } = parseSync(fileName, code);
  if (errors[0]) refuse(errors[0].message);
  new Visitor({
    ImportDeclaration(node) {
      chunk.statements.push(node);
      const names: ParsedChunk['exported'] = [];
      for (const specifier of node.specifiers) {
        if (specifier.type !== 'ImportSpecifier') refuse('imports more than single names');
        else names.push([specifier.local.name, nameOf(specifier.imported)]);
      }
      chunk.imported.set(node.source.value.replace('./', ''), names);
    },
    ExportNamedDeclaration(node) {
      if (node.declaration || node.source) refuse('exports other than by a list of its own names');
      chunk.statements.push(node);
      for (const { local, exported } of node.specifiers)
        chunk.exported.push([nameOf(local), nameOf(exported)]);
    },
    ExportDefaultDeclaration: () => refuse('has a default export'),
    ExportAllDeclaration: () => refuse('exports all of another file'),
    MetaProperty: ({ meta }) => {
      if (meta.name === 'import') refuse('uses import.meta, a syntax error in a classic script');
    },
    ImportExpression({ start, end, source }) {
      if (source.type !== 'Literal' || typeof source.value !== 'string')
        return refuse('imports from an address that is not a plain string');
      chunk.laterImports.push({ start, end, file: source.value.replace('./', '') });
    },
  }).visit(program);
  return chunk;
}

/**
 * What the file names of the chunks beside a script begin with. The loader adds it, so that a
 * script says it once.
 * @throws Error where they are made in another way
 */
function siblingPrefix({ chunkFileNames }: Rolldown.NormalizedOutputOptions): string {
  const pattern = typeof chunkFileNames === 'string' ? chunkFileNames : '';
  if (!pattern.endsWith('[name].js')) throw new Error('chunkFileNames must end with "[name].js"');
  return pattern.replace('[name].js', '');
}

/** What loads the chunk of this file name. */
const loadCall = (file: string, prefix: string): string =>
  `$loadSibling(${JSON.stringify(file.slice(prefix.length, -'.js'.length))})`;

/** The body of a chunk: no import or export statements, and the loader in place of `import()`. */
function bodyOf(code: string, { statements, laterImports }: ParsedChunk, prefix: string): string {
  const edits: Edit[] = [
    ...statements.map(({ start, end }) => ({ start, end, text: '' })),
    ...laterImports.map(({ start, end, file }) => ({
      start,
      end,
      text: loadCall(file, prefix),
    })),
  ];
  return editSource(code, edits);
}

/** An object, or a pattern, that names local names as the other file does. */
const objectOf = (names: ParsedChunk['exported']): string =>
  `{ ${names.map(([local, outer]) => `${JSON.stringify(outer)}: ${local}`).join(', ')} }`;

/** The loader's functions as JavaScript. */
async function loaderSource(): Promise<string> {
  const { code } = await transformWithOxc(readFileSync(LOADER_FILE, 'utf8'), LOADER_FILE.pathname);
  const functions: string[] = [];
  new Visitor({
    ExportNamedDeclaration({ declaration }) {
      if (declaration) functions.push(code.slice(declaration.start, declaration.end));
    },
  }).visit(parseSync(LOADER_FILE.pathname, code).program);
  return functions.join('\n');
}

/** The entry's code, which loads the files beside it by the loader. */
async function renderEntry(
  code: string,
  { name, exports }: Rolldown.RenderedChunk,
  parsed: ParsedChunk,
  prefix: string,
): Promise<string> {
  const body = bodyOf(code, parsed, prefix);
  if (!parsed.laterImports.length) return body;
  const names = JSON.stringify([name, prefix]).slice(1, -1);
  const finder = `createSiblingFinder(${names}, (address) => import(address))`;
  const localNames = new Map(parsed.exported.map(([local, outer]) => [outer, local]));
  const handedOver = exports.map((outer) => localNames.get(outer)).join(', ');
  const loader = handedOver ? `createSiblingLoader(${finder}, () => [${handedOver}])` : finder;
  return `const $loadSibling = ${loader};\n${await loaderSource()}\n${body}`;
}

/**
 * Minifies once more what the bundler has minified. Terser shortens further than the bundler's own
 * minifier does: it saves some 200 bytes (brotli) of the larger script and 60 of the smaller one
 * (docs/decisions/0008).
 * @param isModule whether the code is a module, and not a classic script
 */
async function minifyFurther(code: string, isModule: boolean): Promise<string> {
  const { code: minified = '' } = await minify(code, {
    module: isModule,
    ecma: 2020,
    compress: { passes: 3, keep_fargs: false },
  });
  return minified;
}

/**
 * Makes one script of the entry that runs as a module and as a classic script, and of each file
 * beside it a function of what it uses of the script (docs/decisions/0001). Such a file may also use
 * the one that loads it.
 *
 * A static import would not do for the files beside it: to a browser `campaign-widgets.js?ver=6.4`
 * is another module than
 * `campaign-widgets.js`, and a file that imported one would load a second copy of everything. It
 * costs 270 bytes (brotli), and saves a page with a renamed script the 18 kB of that second copy.
 * Where the script hands nothing over, the files beside it stay plain modules.
 */
export const embedScript = ({ compileWhole }: EmbedScriptOptions): Plugin => ({
  name: 'embed-script',
  async renderChunk(code, chunk, outputOptions, { chunks }) {
    const prefix = siblingPrefix(outputOptions);
    const parsed = parseChunk(chunk.fileName, code);
    if (chunk.isEntry) return renderEntry(code, chunk, parsed, prefix);
    const handedOver = Object.values(chunks).find(({ isEntry }) => isEntry)?.exports ?? [];
    if (!handedOver[0]) return undefined;
    const fromSiblings: string[] = [];
    let fromScript = '{}';
    for (const [file, names] of parsed.imported) {
      const importing = chunks[file];
      // By place and not by name: the script holds the list, and every name in it is paid for by
      // each page.
      if (importing?.isEntry)
        fromScript = objectOf(
          names.map(([local, outer]) => [local, String(handedOver.indexOf(outer))]),
        );
      else if (importing?.dynamicImports.includes(chunk.fileName))
        fromSiblings.push(`const ${objectOf(names)} = await ${loadCall(file, prefix)};`);
      else this.error(`${chunk.fileName} imports ${file}, which need not be there yet`);
    }
    return [
      `export default ${fromSiblings[0] ? 'async ' : ''}(${fromScript}, $loadSibling) => {`,
      ...fromSiblings,
      bodyOf(code, parsed, prefix),
      `return ${objectOf(parsed.exported)};\n};`,
    ].join('\n');
  },
  // Last, because in a module the minifier takes 'use strict' for superfluous.
  async generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      if (!chunk.isEntry) {
        chunk.code = await minifyFurther(chunk.code, true);
        continue;
      }
      const code = await minifyFurther(`(() => {'use strict';${chunk.code}})();`, false);
      // The semicolon: a tool that puts scripts together may put one in front that does not end
      // with one.
      chunk.code = `${compileWhole.includes(chunk.name) ? COMPILE_HINT : ''};${code}`;
    }
  },
});
