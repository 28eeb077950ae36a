import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DeliveryError } from '../../src/delivery/errors.ts';
import { remainingDelayMs, retryDelayMs, retryTimes } from '../../src/delivery/retry-policy.ts';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const HOUR_MS = 3_600_000;

describe('the pause after a failed try', () => {
  it('is about 2 seconds at first, doubles each time, and has a longest', () => {
    assert.deepEqual(
      [1, 2, 3, 20].map((failures) => retryDelayMs(failures, 60_000)),
      [2000, 4000, 8000, 60_000],
    );
  });

  it('is half as long to half as long again, so that devices do not come back at once', () => {
    assert.deepEqual(
      [0, 1].map((jitter) => retryDelayMs(1, 60_000, jitter)),
      [1000, 3000],
    );
  });

  it('is what the endpoint asked for and no longer, however often it has failed', () => {
    const error = new DeliveryError('later', { retryAfter: 5 });
    const until = NOW + 5000;
    assert.deepEqual(retryTimes(error, 12, NOW, 1), { notBefore: until, pausedUntil: until });
  });

  it('is a day at most, whatever the endpoint asks for', () => {
    const error = new DeliveryError('later', { retryAfter: 9_999_999 });
    assert.equal(retryTimes(error, 1, NOW, 1).pausedUntil, NOW + 24 * HOUR_MS);
  });

  it('is our own where the endpoint names a time that is past', () => {
    const error = new DeliveryError('later', { retryAfter: -240 });
    assert.deepEqual(retryTimes(error, 1, NOW, 0.5), { notBefore: NOW + 2000, pausedUntil: 0 });
  });
});

describe('how long something still waits', () => {
  const times = { notBefore: NOW + 100_000, pausedUntil: NOW + 40_000 };

  it('is the longer of our pause and what the endpoint asked for; who hurries obeys the endpoint', () => {
    assert.equal(remainingDelayMs(times, NOW, false), 100_000);
    assert.equal(remainingDelayMs(times, NOW, true), 40_000);
    assert.equal(remainingDelayMs(times, NOW + 100_000, false), 0);
  });

  it('is nothing where a clock that jumped back would make it longer than any pause', () => {
    assert.equal(remainingDelayMs(times, NOW - 400 * 24 * HOUR_MS, false), 0);
  });
});
