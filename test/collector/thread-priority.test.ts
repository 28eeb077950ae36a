import assert from 'node:assert/strict';
import { once } from 'node:events';
import { getPriority } from 'node:os';
import { describe, it } from 'node:test';
import { Worker } from 'node:worker_threads';

const MODULE = new URL(
  '../../src/collector/store/sqlite/lower-thread-priority.ts',
  import.meta.url,
);
/** Tells its priority after it was lowered; the thread ends when it is asked to. */
const THREAD = `
  import { readlinkSync } from 'node:fs';
  import { getPriority } from 'node:os';
  import { parentPort } from 'node:worker_threads';
  import { lowerThreadPriority } from '${MODULE.href}';
  lowerThreadPriority();
  const id = Number(readlinkSync('/proc/thread-self').split('/').pop());
  parentPort.postMessage(getPriority(id));
`;

describe('a thread for long reads', { skip: process.platform !== 'linux' }, () => {
  it('lets the serving thread go first on a busy processor', async () => {
    const before = getPriority();
    const source = new URL(`data:text/javascript,${encodeURIComponent(THREAD)}`);
    const worker = new Worker(source, { execArgv: [] });
    const [priority] = (await once(worker, 'message')) as [number];
    assert.equal(priority, 10);
    assert.equal(getPriority(), before, 'the others keep theirs');
    await worker.terminate();
  });
});
