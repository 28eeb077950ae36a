import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

// Measures the survey's page beside plain forms and peers, on a slow telephone, with the harness they were all measured by:
//   npm run bench:page -- HARNESS [options of its measure.mjs]
// HARNESS is a folder with measure.mjs, contenders/ and a built dist/ (its README says how).

const [harness = '', ...options] = process.argv.slice(2);
if (!existsSync(join(harness, 'measure.mjs'))) {
  console.error(
    'usage: npm run bench:page -- HARNESS [options]\nHARNESS is a folder with measure.mjs and a built dist/.',
  );
  process.exit(2);
}

interface Contender {
  label: string;
  head: string;
  body: () => string;
  inlineData: boolean;
}
const from = async <T>(path: string) =>
  (await import(pathToFileURL(resolve(harness, path)).href)) as T;
const { hostPage } = await from<{ hostPage: (contender: Contender) => string }>(
  'contenders/_shared/host.mjs',
);
const { ISSUES, wards } = await from<{
  ISSUES: { v: string; l: string }[];
  wards: (n: number) => { v: string; l: string }[];
}>('contenders/_shared/data.mjs');

/** Texts in English alone, as the other pages have them. */
const inEnglish = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(inEnglish);
  return 'en' in value && 'cy' in value
    ? value.en
    : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inEnglish(inner)]));
};
const campaign = {
  ...(inEnglish(
    JSON.parse(readFileSync(new URL('../demo/campaigns/edgbaston.json', import.meta.url), 'utf8')),
  ) as object),
  endpoint: '/submit',
  languages: ['en'],
  // What the survey has nothing to do with, the other pages have not either.
  results: undefined,
  report: undefined,
  champion: undefined,
  progress: undefined,
  areas: { version: '2025-05', wards: wards(20).map(({ v, l }) => ({ code: v, name: l })) },
  survey: { issues: ISSUES.map(({ v, l }) => ({ id: v, label: l })) },
};
const folder = join(mkdtempSync(join(tmpdir(), 'campaign-bench-')), 'campaign-widgets');
mkdirSync(folder);
cpSync(fileURLToPath(new URL('../dist/embed', import.meta.url)), folder, { recursive: true });
const label = 'campaign-widgets';
const head = `<script type="module" src="campaign-widgets.js"></script>\n<style>campaign-issue-survey { display: block; min-height: 87rem }</style>\n`;
const body = () =>
  `<campaign-issue-survey><script type="application/json">${JSON.stringify(campaign)}</script></campaign-issue-survey>`;
writeFileSync(join(folder, 'index.html'), hostPage({ label, head, body, inlineData: false }));
writeFileSync(join(folder, 'contender.json'), JSON.stringify({ label }));
// The survey asks its own questions, so it is filled in its own way: one answer must arrive, and be thanked for.
writeFileSync(
  join(folder, 'driver.mjs'),
  `export default { async check(page, url) {
    let got;
    await page.route('**/submit', (route) => {
      got = route.request().postDataJSON();
      return route.fulfill({ status: 201, json: { id: got.id, reference: 'BCD-FGH-JKL', receivedAt: '2026-11-22T00:00:00.000Z' } });
    });
    await page.goto(url);
    await page.getByRole('combobox').selectOption('E05000007');
    await page.getByRole('radio', { name: 'Buses and trains' }).check();
    await page.getByRole('button').click();
    await page.getByText('Thank you').waitFor();
    return got.answers.issue === 'transport' && got.area.code === 'E05000007' ? [] : [JSON.stringify(got)];
  } };`,
);

const beside = ['floor-html', 'floor-lit', 'floor-lit-zodmini', 'peer-govuk']
  .map((name) => join('dist', name))
  .filter((path) => existsSync(join(harness, path)));
const { status } = spawnSync(
  process.execPath,
  ['measure.mjs', '--floor', 'floor-lit-zodmini', ...options, ...beside, folder],
  { cwd: resolve(harness), stdio: 'inherit' },
);
process.exitCode = status ?? 1;
