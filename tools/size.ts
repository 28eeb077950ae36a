import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'vite';

// Prints what a page loads, in brotli bytes: the embed script and its siblings, and what each room
// adds to lit and zod alone.

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = `${root}dist/embed/`;
const brotli = (bytes: Uint8Array) => brotliCompressSync(bytes).length;
const row = (name: string, bytes: number, note = '') =>
  console.log(`${name.padEnd(48)}${String(bytes).padStart(8)}  ${note}`);

/**
 * Brotli bytes of what a page would load for these lines alone, made as the embed script is made.
 */
async function bytesOf(lines: string): Promise<number> {
  const entry = `${root}dist/part.ts`;
  writeFileSync(entry, lines);
  const output = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    build: { write: false, lib: { entry, formats: ['es'], fileName: 'part' } },
  });
  rmSync(entry);
  const [first] = [output].flat() as { output: { code?: string }[] }[];
  return brotli(Buffer.from(first?.output[0]?.code ?? ''));
}

console.log('What a page loads                                 brotli');
const BUDGETS: { file: RegExp; budget: number }[] = [
  // 150 bytes of it register the ballot's tag.
  { file: /^campaign-widgets\.js$/, budget: 20_350 },
  // A page with a ballot loads it beside the script, with the ballot's own words.
  { file: /-ballot-view\.js$/, budget: 5_000 },
  { file: /^campaign-progress\.js$/, budget: 12_100 },
  { file: /^campaign-widgets-.*-outbox\.js$/, budget: 4_800 },
  // A hosted page works without it: what is loaded at once, and what follows once it is shown.
  { file: /^hosted-script\.js$/, budget: 300 },
  { file: /^hosted-script-.*-form\.js$/, budget: 22_300 },
  // On a tablet that was set up for it, once: the ballot, and its words in eight languages.
  { file: /^kiosk-script\.js$/, budget: 70_000 },
  // Beside it: its set-up, and the survey and the sign-up of a stall.
  { file: /^kiosk-forms\.js$/, budget: 40_000 },
  { file: /^kiosk-worker\.js$/, budget: 1_000 },
  // On a page of somebody else's, for a frame alone.
  { file: /^campaign-frame\.js$/, budget: 1_000 },
  { file: /^campaign-links\.js$/, budget: 1_000 },
  // A page of its own, opened on purpose and seldom. The form is in it, so that a lost connection
  // loses nothing: no more than the embed script with the files of its sign-up.
  { file: /^private-page\.js$/, budget: 23_500 },
];
const files = readdirSync(folder).filter((name) => name.endsWith('.js'));
/**
 * The names of the files beside a script hold a hash of the sources, by which the same code is up
 * to 50 bytes larger or smaller.
 */
const withoutHash = (name: string) =>
  Buffer.from(
    readFileSync(folder + name, 'utf8').replaceAll(/(-\d+\.\d+\.\d+-)[\da-f]{6}-/g, '$1000000-'),
  );
for (const { file, budget } of BUDGETS) {
  const name = files.find((each) => file.test(each)) ?? '';
  const bytes = brotli(withoutHash(name));
  row(name, bytes, `budget ${budget}: ${bytes <= budget ? 'within' : 'OVER'}`);
  if (bytes > budget) process.exitCode = 1;
}
const hasBudget = (name: string) => BUDGETS.some(({ file }) => file.test(name));
for (const name of files.filter((name) => !hasBudget(name)))
  row(
    name,
    brotli(readFileSync(folder + name)),
    name.endsWith('-pending-panel.js')
      ? 'fetched, like the outbox, by every form once it is painted'
      : 'loaded when used',
  );

const src = (path: string) => `export * from ${JSON.stringify(`${root}src/${path}`)};`;
const lit = "export { LitElement, html, css, nothing } from 'lit';";
const zod =
  "import * as z from 'zod/mini'; export const used = [z.object, z.array, z.optional, z.custom, z.string, z.overwrite, z.safeParse];";
console.log('\nEach part with all that it imports                brotli');
row('lit', await bytesOf(lit));
row('zod/mini, what readers of our own save', await bytesOf(zod));
for (const part of [
  'contract/campaign/reader.ts',
  'contract/submission/submission-form.ts',
  'delivery/index.ts',
  'locales/compiled/en-widgets.ts',
  'theme/index.ts',
  'forms/index.ts',
  'widgets/issue-survey/index.ts',
  'widgets/champion-signup/index.ts',
  'widgets/progress/index.ts',
])
  row(`src/${part}`, await bytesOf(src(part)));

console.log('\nFloors and peers on the survey’s form, in kB (2026-11-21):');
console.log(
  'plain HTML 0.4 · Lit 6.8 · Lit + zod/mini 11.6 · GOV.UK Frontend 16.5 · Formbricks 46.8 · Proca 160 · SurveyJS 300',
);
console.log('\nFloors and peers of a page with one progress bar, in kB (2026-11-25):');
console.log(
  'plain HTML 0 · vanilla element 0.4 · Lit 5.6 · Material Web 8.5 · progressbar.js 11.7 · Spectrum 11.7 · Shoelace 11.7 · Vaadin 13.7 · Web Awesome 13.8 · react-circular-progressbar 60.3 · react-thermometer-component 63.0',
);
