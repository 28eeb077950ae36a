import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const runner = fileURLToPath(new URL('../../tools/run-scripts.ts', import.meta.url));

describe('The parts of npm test', () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'campaign-scripts-'));
    const scripts = {
      good: 'echo good ran',
      bad: 'echo bad ran && exit 3',
      last: 'echo last ran',
    };
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ scripts }));
  });

  after(() => rmSync(folder, { recursive: true }));

  const run = (...scripts: string[]) =>
    spawnSync(process.execPath, [runner, ...scripts], { cwd: folder, encoding: 'utf8' });

  it('all run, also after one has failed; the whole then fails and names it', () => {
    const { status, stdout, stderr } = run('bad', 'good', 'missing', 'last');
    for (const line of ['bad ran', 'good ran', 'last ran']) assert.match(stdout, RegExp(line));
    assert.match(stderr, /Failed: bad, missing \(2 of 4 scripts\)/);
    assert.equal(status, 1);
  });

  it('pass where every one of them passes', () => {
    const { status, stdout } = run('good', 'last');
    assert.match(stdout, /All 2 scripts passed: good, last/);
    assert.equal(status, 0);
  });
});
