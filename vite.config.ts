import { readFileSync } from 'node:fs';
import { transformSync } from 'esbuild';
import { defineConfig, type Plugin } from 'vite';

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
    const texts = ['lit', 'lit-html', 'lit-element', '@lit/reactive-element', 'zod', 'lean-qr'].map((name) => `${name}\n\n${readFileSync(new URL(`node_modules/${name}/LICENSE`, import.meta.url), 'utf8')}`);
    this.emitFile({ type: 'asset', fileName: 'licences.txt', source: texts.join('\n\n') });
  },
});

/** The embed script: one self-contained file with what every visit needs; languages are files of the same version beside it. */
export default defineConfig({
  logLevel: 'warn',
  plugins: [shorten(), licences()],
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    target: 'es2022',
    outDir: 'dist/embed',
    emptyOutDir: true,
    copyPublicDir: false,
    lib: { entry: { 'campaign-widgets': 'src/embed.ts' }, formats: ['es'] },
    rolldownOptions: { output: { minify: true, comments: false, entryFileNames: '[name].js', chunkFileNames: `campaign-widgets-${version}-[name].js` } },
  },
});
