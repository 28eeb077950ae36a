import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, it, type TestContext } from 'node:test';

/** Runs files of tests with these contents. */
async function runFiles(t: TestContext, contents: string[], ...options: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'node-tests-'));
  t.after(() => {
    rmSync(folder, { recursive: true });
  });
  contents.forEach((content, at) => {
    writeFileSync(
      join(folder, `${at}.test.mjs`),
      `import assert from 'node:assert'; import { it } from 'node:test';\n${content}`,
    );
  });
  // Or a run inside of a run would speak to the one around it.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const child = spawn(
    process.execPath,
    ['tools/run-node-tests.ts', ...options, join(folder, '*.test.mjs')],
    { env, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number]>,
  ]);
  return { code, out, err };
}

const PASSES = "it('holds', () => {});";
const FAILS = "it('does not hold', () => assert.equal(1, 2));";

describe('files of tests that share a process', () => {
  it('are all run, and counted together', async (t) => {
    const { code, out } = await runFiles(t, [PASSES, PASSES, PASSES], '--each', '2');
    assert.equal(code, 0, out);
    assert.match(out, /3 files in \d+ s: tests 3, suites 0, pass 3, fail 0/);
  });

  it('are all run also after a failure, which is told again at the end, with its files', async (t) => {
    const { code, out, err } = await runFiles(t, [FAILS, PASSES, PASSES], '--each', '1');
    assert.equal(code, 1);
    assert.match(out, /3 files in \d+ s: tests 3, suites 0, pass 2, fail 1/);
    assert.match(err, /0\.test\.mjs[^]*does not hold/);
  });

  it('fail where one of them ends the process', async (t) => {
    const { code, err } = await runFiles(t, [PASSES, 'process.exit(7);']);
    assert.equal(code, 1);
    assert.match(err, /A process ended with 7/);
  });

  it('fail where one of them never ends, and the others are run', async (t) => {
    const loops = "it('loops', async () => { for (;;) await null; });";
    const { code, out, err } = await runFiles(
      t,
      [loops, PASSES],
      ...['--each', '1', '--lanes', '1', '--seconds', '5'],
    );
    assert.equal(code, 1);
    assert.match(err, /A process ended with SIGKILL\. It ran \S+0\.test\.mjs/);
    assert.match(out, /2 files in \d+ s: tests 1/);
  });

  it('fail where there is none', async (t) => {
    assert.equal((await runFiles(t, [])).code, 1);
  });
});
