import { readFileSync } from 'node:fs';
import { defineConfig, type EnvironmentOptions } from 'vite';
import { compileMessages } from './tools/messages/compile-messages.ts';
import { embedScript } from './tools/vite/embed-script.ts';
import { includeTracker } from './tools/vite/include-tracker.ts';
import { licences } from './tools/vite/licences.ts';
import { minifyTemplates } from './tools/vite/minify-templates.ts';
import { sourceHash } from './tools/vite/source-hash.ts';
import { splitScript } from './tools/vite/split-script.ts';

const root = import.meta.dirname;
const { version } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as { version: string };

compileMessages();

interface ScriptOptions {
  emptyOutDir?: boolean;
  /** What is loaded later in one file, in place of many that need each other. */
  laterFile?: { name: string; test: (id: string) => boolean };
  /** Whether everything is in the one file, other languages too. */
  isWhole?: boolean;
  /** What few pages of the script load later, all in one file beside it. */
  secondFile?: { name: string; begin: RegExp };
}

/** What not every form of the hosted pages uses, or not at once. */
const LATER_STILL = new RegExp(
  [
    'compiled/(?!en-(widgets|outbox))',
    '/(person|signup|contact|organisation|further-answers|statement|field-labels|form/consents)',
    '/(formats|question-fields|find-ward|describe-wards|settled-view|warn-of-|after-response)',
  ].join('|'),
);

/** One script that runs alone; what few pages use, like a language, is in files beside it. */
const script = (
  name: string,
  entry: string,
  { emptyOutDir = false, laterFile, isWhole = false, secondFile }: ScriptOptions = {},
): EnvironmentOptions => ({
  consumer: 'client',
  define: {
    'process.env.NODE_ENV': '"production"',
    KIOSK_VERSION: JSON.stringify(`${version}-${sourceHash(root)}`),
  },
  build: {
    // Safari 15.4: see "Browsers" in docs/embed.md.
    target: 'es2022',
    outDir: 'dist/embed',
    copyPublicDir: false,
    emptyOutDir,
    lib: { entry: { [name]: entry }, formats: ['es'] },
    rolldownOptions: {
      preserveEntrySignatures: 'allow-extension',
      output: {
        codeSplitting: !isWhole && {
          groups: secondFile
            ? splitScript({ name, second: secondFile.name, begin: secondFile.begin })
            : [{ name, tags: ['$initial'] }, ...(laterFile ? [laterFile] : [])],
        },
        minify: true,
        comments: false,
        entryFileNames: '[name].js',
        chunkFileNames: secondFile
          ? '[name].js'
          : `${name}-${version}-${sourceHash(root)}-[name].js`,
      },
    },
  },
});

/**
 * The embed scripts, those of frames, and the scripts of the collector's own pages, which it serves:
 * `npm run build:embed`.
 */
export default defineConfig({
  logLevel: 'warn',
  plugins: [
    includeTracker('progress'),
    minifyTemplates(),
    licences('widgets'),
    {
      ...embedScript({ compileWhole: ['campaign-widgets'] }),
      // A page of the collector loads its script as a module, from one address: plain modules do.
      applyToEnvironment: ({ name }) => !['hosted', 'kiosk', 'kioskWorker'].includes(name),
    },
  ],
  environments: {
    widgets: script('campaign-widgets', 'src/embed.ts', { emptyOutDir: true }),
    progress: script('campaign-progress', 'src/campaign-progress.ts'),
    privatePage: script('private-page', 'src/private-page.ts'),
    editor: script('editor-script', 'src/editor-script.ts'),
    people: script('people-script', 'src/people-script.ts'),
    hosted: script('hosted-script', 'src/hosted-script.ts', {
      laterFile: {
        name: 'form',
        test: (id) => !id.endsWith('src/hosted-script.ts') && !LATER_STILL.test(id),
      },
    }),
    // A hall may have no connection: all that a tablet needs is in two files, of which a ballot box
    // runs one. They have fixed names, because a service worker holds them.
    kiosk: script('kiosk-script', 'src/kiosk-script.ts', {
      secondFile: { name: 'kiosk-forms', begin: /\/src\/kiosk\/(stall\/|setup-form)/ },
    }),
    kioskWorker: script('kiosk-worker', 'src/kiosk-worker.ts', { isWhole: true }),
    frame: script('campaign-frame', 'src/campaign-frame.ts'),
    links: script('campaign-links', 'src/campaign-links.ts'),
    framePage: script('frame-page', 'src/frame-page.ts'),
  },
  builder: {
    async buildApp({ build, environments }) {
      // The first one empties the folder.
      for (const environment of Object.values(environments))
        if (environment.name !== 'client' && environment.name !== 'ssr') await build(environment);
    },
  },
});
