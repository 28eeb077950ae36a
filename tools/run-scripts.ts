import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

// Runs npm scripts one after the other: `node tools/run-scripts.ts lint types test:node`. Those
// that are joined by a plus, as `lint+types`, run two at a time: the next one starts when one ends,
// and what each of them said is printed when it ends. Every script runs, also after another has
// failed; the last lines say which failed, and the exit code is 1 if any did.

const LANES = 2;

const groups = process.argv.slice(2).map((group) => group.split('+'));
const scripts = groups.flat();
const failed = new Set<string>();

// A shell, because npm is a batch file on Windows. The names come from package.json.
const start = (script: string, stdio: 'inherit' | 'pipe'): ChildProcess =>
  spawn(`npm run --silent ${script}`, { stdio: ['inherit', stdio, stdio], shell: true });

async function end(script: string, child: ChildProcess): Promise<void> {
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) failed.add(script);
}

async function runAlone(script: string): Promise<void> {
  console.log(`\n▶ npm run ${script}`);
  await end(script, start(script, 'inherit'));
}

async function runLane(queue: string[]): Promise<void> {
  for (let script = queue.shift(); script !== undefined; script = queue.shift()) {
    const child = start(script, 'pipe');
    const [stdout, stderr] = await Promise.all([
      child.stdout ? text(child.stdout) : '',
      child.stderr ? text(child.stderr) : '',
      end(script, child),
    ]);
    console.log(`\n▶ npm run ${script}`);
    process.stdout.write(stdout);
    process.stderr.write(stderr);
  }
}

for (const group of groups) {
  const [first = '', ...others] = group;
  if (others.length) await Promise.all(Array.from({ length: LANES }, () => runLane(group)));
  else await runAlone(first);
}

if (failed.size) {
  const names = scripts.filter((script) => failed.has(script));
  console.error(`\nFailed: ${names.join(', ')} (${names.length} of ${scripts.length} scripts)`);
  process.exitCode = 1;
} else console.log(`\nAll ${scripts.length} scripts passed: ${scripts.join(', ')}`);
