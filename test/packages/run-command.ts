import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';

/** What npm hands on to its scripts would also set what an npm inside them does. */
const env = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !/^npm_/i.test(name) || /^npm_config_(cache|registry|userconfig)$/i.test(name),
  ),
);

/** Runs a command of somebody else's project in its folder; it must succeed. */
export function runCommand(
  folder: string,
  command: string,
  settings: Record<string, string> = {},
): void {
  // A shell, because npm is a batch file on Windows.
  const { status, stdout, stderr } = spawnSync(command, {
    cwd: folder,
    env: { ...env, ...settings },
    shell: true,
    encoding: 'utf8',
  });
  assert.equal(status, 0, `${command}\n${stdout}\n${stderr}`);
}
