import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const runner = fileURLToPath(new URL('../../tools/run-scripts.ts', import.meta.url));

const MEET = `
import { existsSync, writeFileSync } from 'node:fs';
const [own, other] = process.argv.slice(2);
console.log(own + ' begins');
writeFileSync(own, '');
const end = Date.now() + 60_000;
while (!existsSync(other)) {
  if (Date.now() > end) throw new Error(own + ' waited in vain');
  await new Promise((resume) => setTimeout(resume, 20));
}
console.log(own + ' ends');`;

describe('The parts of npm test', () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'campaign-scripts-'));
    const scripts = {
      good: 'echo good ran',
      bad: 'echo bad ran && exit 3',
      last: 'echo last ran',
      // Each ends when it sees the other: one after the other, they would wait in vain.
      ping: 'node meet.mjs ping pong',
      pong: 'node meet.mjs pong ping',
    };
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ scripts }));
    writeFileSync(join(folder, 'meet.mjs'), MEET);
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

  it('say at the end once more what the failed ones said last', () => {
    const { stderr } = run('bad', 'good');
    assert.match(stderr, /npm run bad failed[^]*bad ran[^]*Failed: bad/);
    assert.doesNotMatch(stderr, /good ran/);
  });

  it('pass where every one of them passes', () => {
    const { status, stdout } = run('good', 'last');
    assert.match(stdout, /All 2 scripts passed: good, last/);
    assert.equal(status, 0);
  });

  it('run at the same time where they are joined, and say what they said one after the other', () => {
    const { status, stdout } = run('ping+pong', 'last');
    assert.equal(status, 0);
    for (const name of ['ping', 'pong']) assert.ok(stdout.includes(`${name} begins\n${name} ends`));
    assert.match(stdout, /ends\n[^]*last ran[^]*All 3 scripts passed: ping, pong, last/);
  });

  it('all run where they are joined, and those that failed are named', () => {
    const { status, stdout, stderr } = run('bad+good+missing+last', 'good');
    for (const line of ['bad ran', 'good ran', 'last ran']) assert.match(stdout, RegExp(line));
    assert.match(stderr, /Failed: bad, missing \(2 of 5 scripts\)/);
    assert.equal(status, 1);
  });
});
