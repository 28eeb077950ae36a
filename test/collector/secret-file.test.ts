import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { openSecretFile } from '../../src/collector/cli/secret-file.ts';
import { folder } from './harness.ts';

const open = (data: string, given?: string) => openSecretFile(data, 'secret', 32, given);

describe('a secret that the collector makes', () => {
  it('is the same for collectors that start at the same moment, whichever of them serves first', (t) => {
    const data = folder(t);
    const [one, two] = [open(data), open(data)];
    assert.equal(one.value, two.value);
    assert.deepEqual([one.wasUsed, two.wasUsed], [false, false]);
    two.keep();
    one.keep();
    assert.equal(readFileSync(join(data, 'secret'), 'utf8').trim(), one.value);
    assert.deepEqual(
      { value: open(data).value, wasUsed: open(data).wasUsed },
      { value: one.value, wasUsed: true },
    );
  });

  it('is the same at the next try after a start that failed, and says nothing of a database', (t) => {
    const data = folder(t);
    const { value } = open(data);
    const again = open(data);
    assert.equal(again.value, value);
    assert.equal(again.wasUsed, false);
    assert.equal(existsSync(join(data, 'secret')), false);
  });

  it('is read by its own user only', (t) => {
    const data = folder(t);
    const made = open(data);
    assert.equal(statSync(join(data, 'secret.starting')).mode & 0o777, 0o600);
    made.keep();
    assert.equal(statSync(join(data, 'secret')).mode & 0o777, 0o600);
  });

  it('is made anew where a collector died before it had written it', (t) => {
    const data = folder(t);
    writeFileSync(join(data, 'secret.starting'), '');
    assert.ok(open(data).value.length > 40);
  });

  it('is not made where a setting gives one', (t) => {
    const data = folder(t);
    const given = open(data, 'given');
    given.keep();
    assert.equal(given.value, 'given');
    assert.equal(existsSync(join(data, 'secret')), false);
    assert.equal(existsSync(join(data, 'secret.starting')), false);
  });
});
