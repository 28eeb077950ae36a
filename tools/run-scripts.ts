import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';

// Runs npm scripts one after the other: `node tools/run-scripts.ts lint types test:node`. Those
// that are joined by a plus, as `lint+types`, run two at a time: the next one starts when one ends,
// and what each of them said is printed when it ends. Every script runs, also after another has
// failed; what the failed ones said last is printed again at the end, and the exit code is 1 if any
// did.

const LANES = 2;
/** What is printed again of a script that failed: enough for the list of failures at its end. */
const REPEATED_CHARACTERS = 8_000;

const groups = process.argv.slice(2).map((group) => group.split('+'));
const scripts = groups.flat();
/** The end of what each failed script said, by its name. */
const failed = new Map<string, string>();

// A shell, because npm is a batch file on Windows. The names come from package.json.
const start = (script: string): ChildProcess =>
  spawn(`npm run --silent ${script}`, { stdio: ['inherit', 'pipe', 'pipe'], shell: true });

/** Runs a script and passes on what it says, at once or when it has ended. */
async function runScript(script: string, printed: 'at once' | 'at the end'): Promise<void> {
  const child = start(script);
  const chunks: { text: string; target: Writable }[] = [];
  let end = '';
  const pass = (source: Readable | null, target: Writable) =>
    source?.setEncoding('utf8').on('data', (text: string) => {
      end = (end + text).slice(-REPEATED_CHARACTERS);
      if (printed === 'at once') target.write(text);
      else chunks.push({ text, target });
    });
  if (printed === 'at once') console.log(`\n▶ npm run ${script}`);
  pass(child.stdout, process.stdout);
  pass(child.stderr, process.stderr);
  const [code] = (await once(child, 'close')) as [number | null];
  if (printed === 'at the end') console.log(`\n▶ npm run ${script}`);
  for (const { text, target } of chunks) target.write(text);
  if (code !== 0) failed.set(script, end);
}

async function runLane(queue: string[]): Promise<void> {
  for (let script = queue.shift(); script !== undefined; script = queue.shift())
    await runScript(script, 'at the end');
}

for (const group of groups) {
  const [first = '', ...others] = group;
  if (others.length) await Promise.all(Array.from({ length: LANES }, () => runLane(group)));
  else await runScript(first, 'at once');
}

if (failed.size) {
  for (const [script, end] of failed)
    console.error(`\n▶ npm run ${script} failed. It ended with:\n${end}`);
  const names = scripts.filter((script) => failed.has(script));
  console.error(`\nFailed: ${names.join(', ')} (${names.length} of ${scripts.length} scripts)`);
  process.exitCode = 1;
} else console.log(`\nAll ${scripts.length} scripts passed: ${scripts.join(', ')}`);
