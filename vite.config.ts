import { readdirSync, readFileSync } from 'node:fs';
import { transformSync } from 'esbuild';
import { build, defineConfig, type Plugin, type UserConfig } from 'vite';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as { version: string };

/**
 * Writes our own sources shorter for the page, without changing what they do: style sheets minified, the indentation of
 * templates folded, and Lit's decorators written as the `static properties` that they stand for (Lit's documentation gives
 * both forms; this one needs no helper in the page).
 */
const shorten = (): Plugin => ({
  name: 'shorten',
  enforce: 'pre',
  transform: {
    filter: { id: /\/src\/.*\.ts$/ },
    handler(code) {
      const short = code
        .replace(/css`([^`]*)`/g, (_, css: string) => `css\`${transformSync(css, { loader: 'css', minify: true, target: 'es2022' }).code.trim()}\``)
        .replace(/\n\s*/g, '\n')
        // Between two tags of a template, or a tag and what is put in, a line's end says nothing.
        .replace(/(?<=["\w/]>)\n(?=<\/?[a-z])/g, '')
        .replace(/(?<=["\w/]>)\n(?=\$\{)/g, '')
        .replace(/(?<=\})\n(?=<\/?[a-z])/g, '');
      const properties: string[] = [];
      const bare = short.replace(/^@(property|state)\((.*?)\) (?:override |private |protected )*(\w+)/gm, (all, kind: string, options: string, name: string) => {
        properties.push(`${name}: ${kind === 'state' ? '{ state: true }' : options || '{}'}`);
        return all.replace(/^@\w+\(.*?\) /, '');
      });
      return properties.length ? bare.replace(/^(export (?:abstract )?class .*\{)$/m, `$1\nstatic properties = { ${properties.join(', ')} };`).replace(/^import .*'lit\/decorators.js';$/m, '') : bare;
    },
  },
});

/** Puts the licences of what is in the script beside it, as they ask. */
const licences = (): Plugin => ({
  name: 'licences',
  generateBundle() {
    const texts = ['lit', 'lit-html', 'lit-element', '@lit/reactive-element', 'zod', 'lean-qr', 'idb-keyval'].map((name) => {
      const folder = new URL(`node_modules/${name}/`, import.meta.url);
      const file = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file)) ?? 'LICENSE';
      return `${name}\n\n${readFileSync(new URL(file, folder), 'utf8')}`;
    });
    this.emitFile({ type: 'asset', fileName: 'licences.txt', source: texts.join('\n\n') });
  },
});

/**
 * Lets a file beside the script be asked for again after it could not be had: Firefox keeps a failed import for as long as
 * the page lives, so the second time it has another address. It imports nothing, and is the same under any.
 */
const askAgain = (): Plugin => ({
  name: 'ask-again',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk' || !chunk.isEntry) continue;
      const code = chunk.code.replace(/\bimport\((?=[`"'])/g, '$again(');
      if (code !== chunk.code) chunk.code = `let $again=u=>import(u).catch(()=>import(u+"?"+Date.now()));${code}`;
    }
  },
});

/** Puts what the whole script loads when it is used into the small one. */
const allIn = (): Plugin => ({
  name: 'all-in',
  enforce: 'pre',
  transform: {
    filter: { id: /\/progress\/progress\.ts$/ },
    handler: (code) => `import { figures as here } from './figures.ts';${code.replace("await import('./figures.ts')", '{ figures: here }')}`,
  },
});

/** One self-contained script with what every visit needs; what few need, like a language, is in files of the same version beside it. */
const script = (name: string, entry: string): UserConfig => ({
  logLevel: 'warn',
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    target: 'es2022',
    outDir: 'dist/embed',
    copyPublicDir: false,
    lib: { entry: { [name]: entry }, formats: ['es'] },
    rolldownOptions: { output: { minify: true, comments: false, entryFileNames: '[name].js', chunkFileNames: `${name}-${version}-[name].js` } },
  },
});

/** The small script, made after the whole one: together they would share a file, and neither would be self-contained. */
const andSmall = (): Plugin => {
  let writes = false;
  return {
    name: 'and-small',
    configResolved: (config) => void (writes = config.build.write),
    async closeBundle() {
      const small = script('campaign-progress', 'src/campaign-progress.ts');
      if (writes) await build({ ...small, configFile: false, plugins: [allIn(), shorten()], build: { ...small.build, emptyOutDir: false } });
    },
  };
};

const whole = script('campaign-widgets', 'src/embed.ts');

/** The embed scripts. */
export default defineConfig({ ...whole, plugins: [shorten(), licences(), askAgain(), andSmall()], build: { ...whole.build, emptyOutDir: true } });
