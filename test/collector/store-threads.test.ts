import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { CampaignDocument } from '../../src/contract/index.ts';
import {
  createConsoleLogger,
  openSqliteStore,
  type StoreOptions,
} from '../../src/collector/index.ts';
import { EntryQueue } from '../../src/collector/store/sqlite/entry-queue.ts';
import { StoreThread } from '../../src/collector/store/sqlite/store-thread.ts';
import { answer, champion } from '../contract/examples.ts';
import { entry, folder, keepLog, openCollector, problemsOf, publishedAtOnce } from './harness.ts';

/** Opens a store on a file. @returns it, and the thread that writes */
async function openFile(t: TestContext, options: StoreOptions = {}) {
  const file = join(folder(t), 'collector.db');
  const started = new Promise<Worker>((resolve) => process.once('worker', resolve));
  const store = await openSqliteStore(file, options);
  t.after(() => store.close());
  return { file, store, worker: await started };
}

/** A thread on a file of its own that another connection can lock. */
async function openThread(t: TestContext) {
  const file = join(folder(t), 'collector.db');
  const thread = new StoreThread(
    { file, role: 'writer', secret: 'kept', largestBatch: undefined, erasures: undefined },
    { afterErasure: () => Promise.resolve(), logger: createConsoleLogger() },
  );
  await thread.ask({ kind: 'open' });
  t.after(() => thread.close());
  const other = new Database(file);
  t.after(() => other.close());
  return { thread, other };
}

describe('the threads of an embedded database', () => {
  it('leave the serving thread free while a transaction writes for long', async (t) => {
    const { store } = await openFile(t);
    const people = Array.from({ length: 2_000 }, (_, n) => ({
      name: `Helper ${n}`,
      email: `helper.${n}@post.example`,
      area: 'unknown',
      areaVersion: '2025-05',
      roles: [],
      consentSource: 'Signed at the fair',
    }));
    const before = performance.eventLoopUtilization();
    const imported = await store.imports.add('edgbaston', people, {
      name: 'test',
      at: '2026-11-21T00:00:00.000Z',
    });
    const used = performance.eventLoopUtilization(before);
    assert.ok(imported.every((outcome) => outcome === 'added'));
    assert.ok(used.utilization < 0.3, `the serving thread was busy for ${used.utilization} of it`);
  });

  it('tell which error it was, by its class and its code', async (t) => {
    const { store } = await openFile(t);
    const held = answer({ campaignVersion: 99 });
    await store.submissions.add(entry(held, { state: 'held', heldBecause: 'unknown-version' }));
    const { organise } = await openCollector({ store });
    const refused = await organise(`/campaigns/edgbaston/responses/${held.id}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'decision=count',
    });
    assert.equal(refused.status, 422);
    const [problem] = await problemsOf(refused);
    assert.equal(problem?.code, 'unknown-version');
  });

  it('are told from outside when one of them dies, and work again soon, with each answer stored once', async (t) => {
    const { logger, lines } = keepLog();
    const { store, worker } = await openFile(t, { logger });
    const { post } = await openCollector({ store, logger });
    const answers = Array.from({ length: 40 }, () => answer());
    const posts = answers.map((each) => post(each));
    await setTimeout(2);
    await worker.terminate();
    const first = await Promise.all(posts);
    for (const { status, headers } of first)
      if (status !== 201) {
        assert.equal(status, 503);
        assert.ok(Number(headers.get('Retry-After')) > 0);
      }
    assert.equal((await post(answer())).status, 503, 'it is not started again and again');
    assert.match(lines.join('\n'), /the writer thread of the database .* ended/);
    await setTimeout(1_100);
    const again = await Promise.all(answers.map((each) => post(each)));
    again.forEach(({ status }, at) => {
      const wasStored = first[at]?.status === 201;
      assert.ok(wasStored ? status === 200 : [200, 201].includes(status), String(status));
    });
    const tallies = await store.answers.tallies('edgbaston');
    assert.equal(
      tallies.reduce((sum, { count }) => sum + count, 0),
      answers.length,
    );
  });

  it('write into the log of the serving thread, with the cause', async (t) => {
    const { logger, lines } = keepLog();
    const onErased = () => Promise.reject(new Error('the backups are not there'));
    const { store } = await openFile(t, { logger, onErased });
    const gone = champion();
    await store.submissions.add(entry(gone));
    await store.signups.erase(gone.id, '2026-11-22T00:00:00.000Z');
    assert.match(lines.join(), /not yet made in the backups.*Error: the backups are not there/);
  });

  it('hand a download over piece by piece, while answers are stored', async (t) => {
    const { store } = await openFile(t);
    const campaign = CampaignDocument.parse(publishedAtOnce());
    const words = 'The hill by the school. '.repeat(40);
    const stored = Array.from({ length: 4_000 }, () =>
      entry(answer({ answers: { issue: 'buses', words } })),
    );
    await Promise.all(stored.map((each) => store.submissions.add(each)));
    const file = (await store.downloads.answers(campaign, 'jsonl')).getReader();
    const pieces = [(await file.read()).value ?? new Uint8Array()];
    assert.ok((pieces[0]?.length ?? 0) < 1_000_000, 'a piece is small');
    assert.equal((await store.submissions.add(entry(answer()))).outcome, 'new');
    for (let piece = await file.read(); !piece.done; piece = await file.read())
      pieces.push(piece.value);
    const lines = Buffer.concat(pieces).toString().trim().split('\n');
    const ids = lines.map((line) => (JSON.parse(line) as { id: string }).id);
    assert.deepEqual(ids, stored.map(({ submission }) => submission.id).sort());
  });

  it('refuse a call that is not answered in time, and store what was sent once', async (t) => {
    const { thread, other } = await openThread(t);
    const queue = new EntryQueue(thread, 300);
    other.exec('begin immediate');
    const call = { kind: 'call' as const, verb: 'health.check', args: [] };
    await assert.rejects(thread.ask(call, 200), { code: 'STORE_DEADLINE' });
    const [sent, ...waiting] = Array.from({ length: 4 }, () => answer());
    const late = { name: 'StoreThreadError', code: 'STORE_DEADLINE' };
    const first = assert.rejects(queue.add(entry(sent ?? answer())), late);
    await setTimeout(50);
    const second = assert.rejects(queue.add(entry(waiting[0] ?? answer())), late);
    await setTimeout(50);
    const third = assert.rejects(queue.add(entry(waiting[1] ?? answer())), late);
    await Promise.all([first, second, third]);
    other.exec('rollback');
    await thread.ask(call);
    assert.equal((await queue.add(entry(sent ?? answer()))).outcome, 'same', 'it had been sent');
    assert.equal(
      (await queue.add(entry(waiting[1] ?? answer()))).outcome,
      'new',
      'it was given up before it was sent',
    );
    const count = other.prepare('select count(*) from receipts').pluck().get();
    assert.equal(count, 3);
  });

  it('have closed the file once the store is closed, with all that was under way in it', async (t) => {
    const file = join(folder(t), 'collector.db');
    const store = await openSqliteStore(file);
    const added = Array.from({ length: 20 }, () => store.submissions.add(entry(answer())));
    await store.close();
    for (const { outcome } of await Promise.all(added)) assert.equal(outcome, 'new');
    await assert.rejects(store.answers.tallies('edgbaston'), { code: 'STORE_CLOSED' });
    const other = new Database(file, { fileMustExist: true });
    t.after(() => other.close());
    other.pragma('locking_mode = exclusive');
    other.exec('begin exclusive; commit');
    assert.equal(other.prepare('select count(*) from receipts').pluck().get(), 20);
  });
});
