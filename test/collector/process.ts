import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import type { TestContext } from 'node:test';
import type { Environment } from '../../src/collector/cli/read-settings.ts';
import { TOKEN } from './harness.ts';
import { campaignsPublishedAtOnce } from './published-at-once.ts';

const run = (env: Environment, args: string[], stderr: 'pipe' | 'inherit') =>
  spawn(process.execPath, ['src/collector/cli/main.ts', ...args], {
    env: {
      ...process.env,
      PORT: '0',
      CAMPAIGNS: env.DATA ? campaignsPublishedAtOnce(env.DATA) : 'demo/campaigns',
      ORGANISER_TOKEN: TOKEN,
      RATE_LIMIT: 'off',
      ...env,
    },
    stdio: ['ignore', 'pipe', stderr],
  });

/**
 * Starts the collector as a process of its own, killed after the test at the latest; `lines` are
 * what it said.
 */
export async function startCollector(
  t: Pick<TestContext, 'after'>,
  env: Environment,
): Promise<{ child: ChildProcess; url: string; lines: string[] }> {
  const child = run(env, [], 'inherit');
  t.after(() => child.kill('SIGKILL'));
  const lines: string[] = [];
  let url = '';
  const stdout = child.stdout as NodeJS.ReadableStream;
  for await (const line of createInterface({ input: stdout })) {
    lines.push(line);
    url ||= /^Collector: (.+)$/.exec(line)?.[1] ?? '';
    // The last of its lines: whoever reads them has read all of them.
    if (line.startsWith('Data: ')) break;
  }
  // Its log goes on, and a pipe that nobody empties would hold the collector up.
  stdout.resume();
  if (url) return { child, url, lines };
  assert.fail('the collector did not start');
}

/** Runs one of the collector's commands to its end. */
export async function command(
  env: Environment,
  ...args: string[]
): Promise<{ code: number; out: string; err: string }> {
  const child = run(env, args, 'pipe');
  const [out, err, [code]] = await Promise.all([
    text(child.stdout as NodeJS.ReadableStream),
    text(child.stderr as NodeJS.ReadableStream),
    once(child, 'exit') as Promise<[number]>,
  ]);
  return { code, out, err };
}
