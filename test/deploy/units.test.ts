import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, it } from 'node:test';
import { folder } from '../collector/harness.ts';
import { isInstalled } from './front-server.ts';

/** The programs that a unit names are not installed here: these are. */
const STANDINS: readonly (readonly [RegExp, string])[] = [
  [/^ExecStart=.*$/m, 'ExecStart=/bin/true'],
  [/^User=.*$/m, 'User=daemon'],
  [/^Group=.*$/m, 'Group=daemon'],
];
/** `systemd-analyze security` calls a service with less than 2.5 well closed (“OK”). */
const MAX_EXPOSURE = 25;

describe(
  'the units of the kit',
  isInstalled('systemd-analyze')
    ? {}
    : { skip: 'systemd is not installed: apt-get install systemd' },
  () => {
    const files = globSync('deploy/*.{service,timer}');

    it('are right, as systemd-analyze verify sees them', (t) => {
      const place = folder(t);
      for (const file of files) {
        let text = readFileSync(file, 'utf8');
        for (const [pattern, standIn] of STANDINS) text = text.replace(pattern, standIn);
        writeFileSync(join(place, basename(file)), text);
      }
      assert.equal(files.length, 3);
      const units = files.map((file) => join(place, basename(file)));
      const { status, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', ...units], {
        encoding: 'utf8',
      });
      const ours = stderr.split('\n').filter((line) => line.includes('campaign-collector'));
      assert.deepEqual(ours, []);
      assert.equal(status, 0, stderr);
    });

    for (const name of ['campaign-collector', 'campaign-collector-backup'])
      it(`leave ${name}.service little: its exposure is at most ${MAX_EXPOSURE / 10}`, (t) => {
        const place = folder(t);
        cpSync(`deploy/${name}.service`, join(place, `${name}.service`));
        const { status, stdout, stderr } = spawnSync(
          'systemd-analyze',
          [
            ...['security', '--offline=yes', '--no-pager', `--threshold=${MAX_EXPOSURE}`],
            join(place, `${name}.service`),
          ],
          { encoding: 'utf8' },
        );
        t.diagnostic(/Overall exposure level[^\n]*/.exec(stdout)?.[0] ?? stderr);
        assert.equal(status, 0, stdout + stderr);
      });
  },
);
