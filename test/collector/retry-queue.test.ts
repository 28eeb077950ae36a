import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { RetryQueue } from '../../src/collector/notifications/retry-queue.ts';

function openQueue() {
  const lines: string[] = [];
  const log = (_: object, line: string) => void lines.push(line);
  const logger = { info: log, warn: log, error: log };
  return { queue: new RetryQueue({ retryDelaysMs: [], closeTimeoutMs: 50, logger }), lines };
}

const never = () => new Promise<void>(() => undefined);

describe('the queue of messages', () => {
  it('keeps a thousand at once, and tells the log of whom it does not take', async () => {
    const { queue, lines } = openQueue();
    for (let n = 1; n <= 1000; n++) queue.add(`number ${n}`, never);
    let isTried = false;
    queue.add('number 1001', () => {
      isTried = true;
      return Promise.resolve();
    });
    assert.equal(isTried, false);
    assert.deepEqual(lines, ['notify: number 1001 is not told: 1000 others wait']);
    await queue.close();
  });

  it('has room again once one is delivered', async () => {
    const { queue, lines } = openQueue();
    for (let n = 1; n <= 999; n++) queue.add(`number ${n}`, never);
    await new Promise<void>((resolve) => {
      queue.add('number 1000', () => Promise.resolve().then(resolve));
    });
    await new Promise(setImmediate);
    queue.add('number 1001', never);
    assert.deepEqual(lines, []);
    await queue.close();
  });

  it('closes after its time, although a message under way never ends', async () => {
    const { queue } = openQueue();
    queue.add('a server that hangs', never);
    const began = performance.now();
    await queue.close();
    const lasted = performance.now() - began;
    assert.ok(lasted >= 45 && lasted < 4000, `${lasted} ms`);
  });
});
