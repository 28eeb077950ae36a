import { createHash } from 'node:crypto';
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { transformSync } from 'esbuild';
import { build, defineConfig, type Plugin, type UserConfig } from 'vite';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** Tells one build's files from another's, whose version may be the same. */
const sources = globSync(['src/**/*.ts', 'package-lock.json', 'vite.config.ts'], {
  cwd: import.meta.dirname,
})
  .sort()
  .reduce(
    (hash, file) => hash.update(readFileSync(new URL(file, import.meta.url))),
    createHash('sha256'),
  )
  .digest('hex')
  .slice(0, 6);

/**
 * Writes our own sources shorter for the page, without changing what they do: style sheets minified, the indentation of
 * templates folded.
 */
const shorten = (): Plugin => ({
  name: 'shorten',
  enforce: 'pre',
  transform: {
    filter: { id: /\/src\/.*\.ts$/ },
    handler(code) {
      return (
        code
          .replace(
            /css`([^`]*)`/g,
            (_, css: string) =>
              `css\`${transformSync(css, { loader: 'css', minify: true, target: 'es2022' }).code.trim()}\``,
          )
          .replace(/\n\s*/g, '\n')
          // Between two tags of a template, or a tag and what is put in, a line's end says nothing.
          .replace(/(?<=["\w/]>)\n(?=<\/?[a-z])/g, '')
          .replace(/(?<=["\w/]>)\n(?=\$\{)/g, '')
          .replace(/(?<=\})\n(?=<\/?[a-z])/g, '')
      );
    },
  },
});

/** Puts the licences of what is in the script beside it, as they ask. */
const licences = (): Plugin => ({
  name: 'licences',
  generateBundle() {
    const texts = [
      'lit',
      'lit-html',
      'lit-element',
      '@lit/reactive-element',
      'lean-qr',
      'idb-keyval',
    ].map((name) => {
      const folder = new URL(`node_modules/${name}/`, import.meta.url);
      const file = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file)) ?? 'LICENSE';
      return `${name}\n\n${readFileSync(new URL(file, folder), 'utf8')}`;
    });
    this.emitFile({ type: 'asset', fileName: 'licences.txt', source: texts.join('\n\n') });
  },
});

/**
 * Has V8 (Chrome 136 and later) compile the script while it comes in, on another thread, and not each function when it is
 * first called: most are, before the first paint. Others pass over it. https://v8.dev/blog/explicit-compile-hints
 */
const HINT = '//# allFunctionsCalledOnLoad\n';

/** Milliseconds until a file beside the script that does not come counts as one that can't be had. */
const HANGS = 20_000;

/**
 * Makes each file beside the script a function of what it uses of the script, and has the script hand it over. An import
 * would not do: to a browser `campaign-widgets.js?ver=6.4` is another module than `campaign-widgets.js`, and a file that
 * imported one would load a second copy (docs/decisions/0001). One that can't be had is asked for again under another
 * address, since Firefox keeps a failed import for as long as the page lives; one that hangs counts as one that can't.
 * Its name tells from which sources it is: what is handed over goes by short names, which another build gives to other things.
 */
const handedOver = (): Plugin => ({
  name: 'handed-over',
  generateBundle(_, bundle) {
    const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
    const later = (code: string) => code.replace(/\bimport\((?=[`"'])/g, '$beside(');
    /** The pairs of `{a as b,c}`, with the names as an object or a pattern has them. */
    const pairs = (list: string, turned: boolean) =>
      list.split(',').map((one) => {
        const [name = '', as = name] = one.trim().split(' as ');
        return turned ? `${as}:${name}` : `${name}:${as}`;
      });
    for (const chunk of chunks) {
      const [exported, list = ''] = /export\{([^}]*)\};?\s*$/.exec(chunk.code) ?? [''];
      const made = chunk.code.slice(0, chunk.code.length - exported.length);
      if (chunk.isEntry) {
        if (chunk.dynamicImports.length)
          chunk.code = `${HINT}let $files={},$lost={},$beside=u=>$files[u]??=Promise.race([import($lost[u]?u+"?"+Date.now():u).catch(()=>import(u+"?"+Date.now())),new Promise((_,late)=>setTimeout(()=>late(Error(u+" hangs")),${HANGS}))]).then(m=>m.default({${list && pairs(list, true).join()}},$beside)).catch(e=>{delete $files[u];$lost[u]=1;throw e});${later(made)}`;
        continue;
      }
      const [imported, used = ''] = /^import\{([^}]*)\}from[`"'][^`"']*[`"'];/.exec(made) ?? [''];
      const body = made.slice(imported.length);
      const from = chunk.imports.filter(
        (file) => !chunks.some(({ isEntry, fileName }) => isEntry && fileName === file),
      );
      if (from.length || chunk.imports.length > 1 || /(^|[;}])(import|export)\b(?!\()/.test(body))
        this.error(
          `${chunk.fileName} must import from the script alone, and imports ${chunk.imports.join(', ')}`,
        );
      chunk.code = `export default({${used && pairs(used, false).join()}},$beside)=>{${later(body)};return{${pairs(list, true).join()}}};`;
    }
  },
});

/** Puts what the whole script loads when it is used into the small one. */
const allIn = (): Plugin => ({
  name: 'all-in',
  enforce: 'pre',
  transform: {
    filter: { id: /\/progress\/progress\.ts$/ },
    handler: (code) =>
      `import { styles, Tracker } from './tracker.ts';${code.replace(/const \{ styles, Tracker \} = await.*;|^const tracker = .*;$/gm, '').replace(/^.*void this\.read\(\).*$/m, '')}`,
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
    rolldownOptions: {
      preserveEntrySignatures: 'allow-extension',
      output: {
        codeSplitting: { groups: [{ name, tags: ['$initial'] }] },
        minify: true,
        comments: false,
        entryFileNames: '[name].js',
        chunkFileNames: `${name}-${version}-${sources}-[name].js`,
      },
    },
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
      if (writes)
        await build({
          ...small,
          configFile: false,
          plugins: [allIn(), shorten()],
          build: { ...small.build, emptyOutDir: false },
        });
    },
  };
};

const whole = script('campaign-widgets', 'src/embed.ts');

/** The embed scripts. */
export default defineConfig({
  ...whole,
  plugins: [shorten(), licences(), handedOver(), andSmall()],
  build: { ...whole.build, emptyOutDir: true },
});
