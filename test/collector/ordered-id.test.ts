import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { orderedId } from '../../src/collector/store/ordered-id.ts';

describe('an id in the order of time', () => {
  it('is a UUID of version 7 that begins with the time', () => {
    const before = Date.now();
    const id = orderedId();
    assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const time = Number.parseInt(id.replace('-', '').slice(0, 12), 16);
    assert.ok(time >= before && time <= Date.now() + 1, `${time} is not ${before}`);
  });

  it('is greater than every one before, also within a millisecond', () => {
    const ids = Array.from({ length: 20_000 }, () => orderedId());
    assert.deepEqual(ids, ids.toSorted());
    assert.equal(new Set(ids).size, ids.length);
  });
});
