import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// `npm run hosts`: the widgets as guests of other people's pages, frameworks and WordPress. Prints
// what failed, and how many of each passed. `node tools/run-hosts.ts hostile` runs one of them.

const root = fileURLToPath(new URL('..', import.meta.url));

const SUITES: Record<string, string> = {
  hostile: 'test/hosts/hostile.test.ts',
  frames: 'test/e2e/{framed-pages,campaign-links}.test.ts',
  'frameworks and bundlers': 'test/hosts/frameworks.test.ts',
  wordpress: 'test/hosts/wordpress/*.test.ts',
};

interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly seconds: number;
}

/** Runs the tests of a pattern. What they print is shown only for those that fail. */
async function runSuite(pattern: string): Promise<Outcome> {
  const start = Date.now();
  const files = globSync(pattern, { cwd: root });
  const child = spawn(
    process.execPath,
    [
      '--import',
      './test/compile-cache.mjs',
      '--test',
      '--test-reporter=tap',
      '--test-timeout=900000',
      ...files,
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (output += part));
  await new Promise((closed) => child.once('close', closed));
  const count = (name: string) => Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(output)?.[1]);
  for (const [line] of output.matchAll(/^ *not ok .*$/gm)) console.error(line.trim());
  return {
    passed: count('pass') || 0,
    // A run that ends without its counts has failed as a whole.
    failed: count('fail') || (Number.isNaN(count('pass')) ? 1 : 0),
    seconds: Math.round((Date.now() - start) / 1000),
  };
}

const only = process.argv[2] ?? '';
const rows: string[] = [];
for (const [name, pattern] of Object.entries(SUITES)) {
  if (!name.includes(only)) continue;
  const { passed, failed, seconds } = await runSuite(pattern);
  rows.push(`| ${name} | ${passed} | ${failed} | ${seconds} |`);
  if (failed) process.exitCode = 1;
}
console.log(
  ['| hosts | passed | failed | seconds |', '| --- | --- | --- | --- |', ...rows].join('\n'),
);
