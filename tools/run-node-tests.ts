import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';

// Runs test files of Node, several in one process: `node tools/run-node-tests.ts "test/**/*.test.ts"`.
// A process for each file, as `node --test` makes it, would load the collector's 1,600 modules once
// for each of them, which takes as long as the tests themselves. Each process is given a few files,
// so that a file still cannot lean on more than its neighbours; `--each 1` gives each its own.

const { values: options, positionals: globs } = parseArgs({
  allowPositionals: true,
  options: {
    each: { type: 'string', default: '10' },
    // A process in a loop that no test's own limit ends is killed after so long.
    seconds: { type: 'string', default: '900' },
    lanes: { type: 'string', default: String(Math.min(4, availableParallelism() + 1)) },
  },
});

const files = globSync(globs).sort();
if (files.length === 0) throw new Error(`no file matches ${globs.join(' ')}`);
const chunkCount = Math.ceil(files.length / Number(options.each));
/** Neighbours in the alphabet are about the same, and take about as long: they are dealt out. */
const chunks = Array.from({ length: chunkCount }, (_, first) =>
  files.filter((_file, at) => at % chunkCount === first),
);

const NODE_OPTIONS = [
  ...['--import', './test/compile-cache.mjs', '--test', '--test-isolation=none'],
  // A test that ends leaves nothing that another one waits for.
  ...['--test-force-exit', '--test-timeout=600000', '--test-reporter=spec'],
];
const SUMMARY = /^ℹ (tests|suites|pass|fail|cancelled|skipped|todo) (\d+)$/gm;
const FAILURES = '✖ failing tests:';

const totals = new Map<string, number>();
/** What the processes that failed said of it. */
const failures: string[] = [];

async function runChunk(chunk: string[]): Promise<void> {
  const child = spawn(process.execPath, [...NODE_OPTIONS, ...chunk], {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...{ timeout: Number(options.seconds) * 1000, killSignal: 'SIGKILL' },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  process.stdout.write(output);
  for (const [, name = '', count] of output.matchAll(SUMMARY))
    totals.set(name, (totals.get(name) ?? 0) + Number(count));
  if (code === 0) return;
  const at = output.lastIndexOf(FAILURES);
  const said = at < 0 ? output.slice(-2_000) : output.slice(at + FAILURES.length);
  failures.push(`A process ended with ${signal ?? code}. It ran ${chunk.join(' ')}\n${said}`);
}

async function runLane(): Promise<void> {
  for (let chunk = chunks.shift(); chunk; chunk = chunks.shift()) await runChunk(chunk);
}

const since = performance.now();
await Promise.all(Array.from({ length: Number(options.lanes) }, runLane));
const seconds = Math.round((performance.now() - since) / 1000);
const counts = [...totals].map(([name, count]) => `${name} ${count}`).join(', ');
console.log(`\n${files.length} files in ${seconds} s: ${counts}`);
if (failures.length) {
  console.error(failures.join('\n'));
  process.exitCode = 1;
}
