/**
 * Component tests in three real engines, but for the files of `chromiumAlone`; `npm run
 * test:engines` runs every file in every engine. `BROWSERS=firefox` picks engines, for every file
 * too, and `ONLY=keyboard` the test files whose name holds the word. An engine that is not
 * installed is skipped, and counted as skipped; with `CI=true` it is a failure.
 */
import { existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, isAbsolute, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromeLauncher } from '@web/test-runner-chrome';
import { defaultReporter } from '@web/test-runner';
import { build } from 'esbuild';
import puppeteer from 'puppeteer-core';
import { serveCollector } from '../src/collector/cli/serve-collector.ts';
import { createConsoleLogger } from '../src/collector/http/logger.ts';
import { openFaultServer } from './browser/fault-server.ts';
import { campaignsPublishedAtOnce } from './collector/published-at-once.ts';
import { webkitLauncher } from './webkit-launcher.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';
const firefox = process.env.FIREFOX ?? '/usr/bin/firefox-esr';

const engines = {
  chromium: {
    needs: [chromium],
    launch: () =>
      chromeLauncher({
        launchOptions: {
          executablePath: chromium,
          headless: true,
          // Chromium will not start as root with its sandbox.
          args: [
            '--no-sandbox',
            '--disable-gpu',
            '--disable-quic',
            '--no-first-run',
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-sync',
            '--disable-dev-shm-usage',
          ],
        },
      }),
  },
  // Spoken to over WebDriver BiDi by puppeteer-core: no geckodriver.
  firefox: {
    needs: [firefox],
    launch: () =>
      chromeLauncher({
        puppeteer,
        launchOptions: { browser: 'firefox', executablePath: firefox, headless: true },
      }),
  },
  webkit: { needs: ['WebKitWebDriver', 'Xvfb', 'openbox'], launch: () => webkitLauncher() },
};

const found = (program) =>
  isAbsolute(program)
    ? existsSync(program)
    : (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
const wanted = (process.env.BROWSERS ?? Object.keys(engines).join()).split(',');
const lacks = (name) => engines[name].needs.filter((program) => !found(program));
const here = wanted.filter((name) => lacks(name).length === 0);
const missing = wanted.filter((name) => lacks(name).length > 0);
const inCi = process.env.CI === 'true';

const files = globSync('test/browser/**/*.test.ts', { cwd: root })
  .filter((file) => file.includes(process.env.ONLY ?? ''))
  .sort();

/**
 * What these files look at is made by our code alone: sentences, which fields there are, what is
 * sent, and what is made of an answer or a document. Whatever an engine does in its own way is in
 * other files: focus and keys, layout and colours, forms, storage, requests that fail, dates and
 * numbers in a language. A new file runs in every engine until it stands here.
 */
const chromiumAlone = new Set(
  [
    'champion-signup.invitation',
    'champion-signup.inviter',
    'champion-signup.organisation',
    'champion-signup.page',
    'champion-signup.problems',
    'champion-signup.received',
    'champion-signup.sending',
    'device-clock',
    'further-questions',
    'issue-ballot.problems',
    'issue-ballot.result',
    'issue-ballot.states',
    'issue-survey.closed',
    'issue-survey.contact',
    'issue-survey.document',
    'issue-survey.refused',
    'issue-survey.results',
    'issue-survey.submission',
    'issue-survey.wards',
    'issue-survey.wrong-document',
    'postcode',
    'progress.choice',
    'progress.figures',
    'progress.sources',
    'unproven-refusal',
  ].map((name) => join('test/browser', `${name}.test.ts`)),
);
for (const file of chromiumAlone)
  if (!existsSync(join(root, file))) throw new Error(`chromiumAlone names ${file}: there is none`);
// npm tells a script its own name.
const everyFile =
  process.env.BROWSERS !== undefined || process.env.npm_lifecycle_event === 'test:engines';
const filesOf = (engine) =>
  everyFile || engine === 'chromium' ? files : files.filter((file) => !chromiumAlone.has(file));

// Bundled once, in memory: Firefox is slow at many small modules.
const { outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: files,
  outbase: root,
  outdir: root,
  write: false,
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  conditions: ['development'],
  sourcemap: 'linked',
  chunkNames: 'test/browser/bundled/[name]-[hash]',
  external: ['/__web-dev-server__*'],
  logLevel: 'error',
  // axe as @open-wc/testing loads it, and not twice.
  plugins: [
    {
      name: 'axe',
      setup: (bundler) =>
        bundler.onResolve({ filter: /^axe-core$/ }, () => ({
          path: join(root, 'node_modules/axe-core/axe.min.js'),
        })),
    },
  ],
});
const bundled = new Map(outputFiles.map(({ path, text }) => [path.slice(root.length - 1), text]));

// What stands outside the page is real: a collector with a database, and an endpoint that fails as
// it is told.
const data = mkdtempSync(join(tmpdir(), 'campaign-browser-tests-'));
const collector = await serveCollector(
  {
    PORT: '0',
    DATA: data,
    CAMPAIGNS: campaignsPublishedAtOnce(data),
    RATE_LIMIT: 'off',
    LEAST_SECONDS: '0',
  },
  join(data, 'no-scripts'),
  createConsoleLogger({ level: 'warn' }),
);
const faults = await openFaultServer();

const servers = {
  name: 'servers',
  serve({ path }) {
    const body = bundled.get(path.replace(/\.ts$/, '.js'));
    return body === undefined ? undefined : { body, type: path.endsWith('.map') ? 'json' : 'js' };
  },
  async serverStop() {
    faults.close();
    await collector.stop();
  },
};

/**
 * `executeServerCommand('screenshot')` gives what is on screen, as the bytes of a PNG in base64.
 */
const camera = {
  name: 'camera',
  async executeCommand({ command, session }) {
    if (command !== 'screenshot') return undefined;
    return Buffer.from(await session.browser.getPage(session.id).screenshot()).toString('base64');
  },
};

/**
 * `executeServerCommand('media', features)` emulates media features that `emulateMedia` does not
 * know; only Chromium can.
 */
const cdpSessions = new WeakMap();
const media = {
  name: 'media',
  async executeCommand({ command, payload: features, session }) {
    if (command !== 'media') return undefined;
    const page = session.browser.getPage(session.id);
    // What is emulated lasts as long as its session.
    const cdp = cdpSessions.get(page) ?? (await page.createCDPSession());
    cdpSessions.set(page, cdp);
    await cdp.send('Emulation.setEmulatedMedia', { features });
    return true;
  },
};

/**
 * Organiser's routes are never open to another origin; the tests' own server asks in their name.
 */
async function askOrganiser(context, next) {
  if (!context.path.startsWith('/organiser/')) return next();
  const answer = await fetch(`${collector.url}${context.path}`, {
    headers: { Authorization: `Bearer ${collector.organiserToken}` },
  });
  context.status = answer.status;
  context.body = await answer.text();
}

const total = { passed: 0, failed: 0, skipped: 0 };
/** A line for each test that failed, and for each file that did not load. */
const failures = [];
/** Counts over all engines and what failed, in the last lines of the run. */
const counts = {
  onTestRunFinished({ sessions }) {
    const each = new Map();
    const testsIn = new Map();
    const walk = (suite, count, path) => {
      for (const test of suite?.tests ?? []) {
        count[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed']++;
        if (!test.skipped && !test.passed)
          failures.push(`${path} > ${test.name}: ${test.error?.message ?? 'no message'}`);
      }
      for (const inner of suite?.suites ?? []) walk(inner, count, `${path} > ${inner.name}`);
    };
    const size = ({ tests = [], suites = [] } = {}) =>
      suites.reduce((sum, suite) => sum + size(suite), tests.length);
    for (const { browser, testFile, testResults, passed, errors } of sessions) {
      const file = relative(root, testFile);
      testsIn.set(file, size(testResults));
      const count = each.get(browser.name) ?? { passed: 0, failed: 0, skipped: 0 };
      each.set(browser.name, count);
      const { failed } = count;
      walk(testResults, count, `${browser.name}, ${file}`);
      // A file that did not load, or a browser that did not start.
      if (!passed && count.failed === failed) {
        count.failed++;
        const messages = errors.map(({ message }) => message).join('; ');
        failures.push(`${browser.name}, ${file}: ${messages || 'did not load'}`);
      }
    }
    for (const [name, { passed, failed, skipped }] of each)
      console.log(`${name}: ${passed} passed, ${failed} failed, ${skipped} skipped`);
    for (const count of each.values())
      for (const key of Object.keys(total)) total[key] += count[key];
    missing.forEach((name) => {
      const asked = filesOf(name).reduce((sum, file) => sum + (testsIn.get(file) || 1), 0);
      if (inCi) total.failed++;
      else total.skipped += asked;
      console.log(
        `${name}: ${inCi ? 'FAILED' : `${asked} skipped`}, it is not installed here (no ${lacks(name).join(', no ')})`,
      );
    });
  },
};
process.on('exit', (code) => {
  rmSync(data, { recursive: true, force: true });
  if (code === 0 && total.failed) process.exitCode = 1;
  if (failures.length) console.log(`\nfailed:\n${failures.join('\n')}`);
  console.log(`\ntests: ${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
});

if (here.length === 0) {
  counts.onTestRunFinished({ sessions: [] });
  process.exit(inCi ? 1 : 0);
}

export default {
  rootDir: root,
  hostname: '127.0.0.1',
  nodeResolve: false,
  groups: here
    .filter((name) => filesOf(name).length)
    .map((name) => ({ name, files: filesOf(name), browsers: [engines[name].launch()] })),
  reporters: [defaultReporter({ reportTestProgress: false, reportTestResults: true }), counts],
  concurrentBrowsers: 3,
  concurrency: 1, // Test files at once in a browser: only one page has the focus.
  // Three engines share two cores with whatever else runs there. A test that waits has long limits;
  // none is run a second time.
  browserStartTimeout: 180_000,
  testsStartTimeout: 180_000,
  testsFinishTimeout: 600_000,
  testFramework: { config: { timeout: '60000' } },
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  middleware: [askOrganiser],
  plugins: [servers, camera, media],
  testRunnerHtml: (framework) => `<!doctype html>
    <html lang="en" data-collector="${collector.url}" data-faults="${faults.url}">
      <head><meta charset="utf-8" /><meta name="viewport" content="width=device-width" /><title>Tests</title></head>
      <body><script type="module" src="${framework}"></script></body>
    </html>`,
};
