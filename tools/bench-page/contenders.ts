import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** One way to put the survey on a page. */
export interface Contender {
  readonly name: string;
  readonly tag: string;
  /** The script that the page names. */
  readonly script: string;
  /** What that script consists of, by file name. */
  readonly files: ReadonlyMap<string, Buffer>;
}

const EMBED_FOLDER = new URL('../../dist/embed/', import.meta.url);

/** The widget as `vite build` has made it. */
export function readWidgets(): Contender {
  const names = readdirSync(EMBED_FOLDER).filter((name) => name.startsWith('campaign-widgets'));
  return {
    name: 'campaign-widgets',
    tag: 'campaign-issue-survey',
    script: 'campaign-widgets.js',
    files: new Map(names.map((name) => [name, readFileSync(new URL(name, EMBED_FOLDER))])),
  };
}

/** Builds a floor into one file: minified, for production, for the same browsers as the widget. */
export async function buildFloor(name: string, tag: string): Promise<Contender> {
  const script = `${tag}.js`;
  const output = await build({
    configFile: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2022',
      lib: {
        entry: fileURLToPath(new URL(`floors/${tag}.ts`, import.meta.url)),
        formats: ['es'],
        fileName: tag,
      },
      rolldownOptions: { output: { minify: true, comments: false } },
    },
  });
  const [bundle] = [output].flat() as { output: { code?: string }[] }[];
  const code = bundle?.output[0]?.code;
  if (!code) throw new Error(`${tag} was not built`);
  return { name, tag, script, files: new Map([[script, Buffer.from(code)]]) };
}
