/**
 * A thread that owns a connection of the embedded database: the serving thread waits for its
 * messages, never for the disk.
 * @module
 */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { ErasureList } from '../../people/erasure-list.ts';
import type { Logger } from '../../http/logger.ts';
import type { Store } from '../store.ts';
import { openReadingStore, openWritingStore } from './local-store.ts';
import { lowerThreadPriority } from './lower-thread-priority.ts';
import {
  cloneError,
  reviveError,
  type ThreadReply,
  type ThreadRequest,
  type ThreadSettings,
} from './thread-messages.ts';

// This file is the start of a worker thread, which always has one.
const port = parentPort as MessagePort;
const settings = workerData as ThreadSettings;
// Nobody waits for a long read as somebody waits for a receipt.
if (settings.role === 'reader') lowerThreadPriority();
const streams = new Map<number, ReadableStreamDefaultReader<Uint8Array>>();
const erasures = new Map<number, { resolve: () => void; reject: (reason: unknown) => void }>();
let lastErasure = 0;

const sendReply = (reply: ThreadReply, transfer: ArrayBuffer[] = []) => {
  port.postMessage(reply, transfer);
};

const afterErasure = () =>
  new Promise<void>((resolve, reject) => {
    lastErasure += 1;
    erasures.set(lastErasure, { resolve, reject });
    sendReply({ kind: 'erased', id: lastErasure });
  });

const sendLine =
  (level: keyof Logger) =>
  ({ cause }: { cause?: unknown }, message: string) => {
    const failure = cause === undefined ? {} : { failure: cloneError(cause) };
    sendReply({ kind: 'log', level, message, ...failure });
  };

/**
 * The log of the serving thread. The only field of its entries that the store uses is the cause.
 */
const logger: Logger = { info: sendLine('info'), warn: sendLine('warn'), error: sendLine('error') };

async function openOwnStore(): Promise<Store> {
  const { file, role, secret, largestBatch } = settings;
  if (role === 'reader') return openReadingStore(file, { secret, logger });
  const list = settings.erasures;
  const options = {
    secret,
    ...(largestBatch !== undefined && { largestBatch }),
    ...(list && { erasures: new ErasureList(list.file, list.secret) }),
    onErased: afterErasure,
    logger,
  };
  return await openWritingStore(file, options);
}

const storeOpening = openOwnStore();
let isOpen = false;
storeOpening.then(
  () => (isOpen = true),
  // Sent in the answers to all callers.
  () => undefined,
);

async function call(verb: string, args: unknown[]): Promise<unknown> {
  let target: unknown = await storeOpening;
  const path = verb.split('.');
  const name = path.pop() as string;
  for (const room of path) target = (target as Record<string, unknown>)[room];
  return (target as Record<string, (...given: unknown[]) => unknown>)[name]?.(...args);
}

async function pull(id: number, stream: number): Promise<void> {
  const { done, value } = (await streams.get(stream)?.read()) ?? { done: true as const };
  if (done) {
    streams.delete(stream);
    sendReply({ kind: 'result', id, value: undefined });
    return;
  }
  // A small buffer may be a part of a larger one, which others use.
  const isWhole = value.byteLength === value.buffer.byteLength;
  const bytes = isWhole ? value : new Uint8Array(value);
  sendReply({ kind: 'result', id, value: bytes }, [bytes.buffer as ArrayBuffer]);
}

async function answer(request: Exclude<ThreadRequest, { kind: 'erased' | 'cancel' }>) {
  const { id } = request;
  switch (request.kind) {
    case 'open':
      await storeOpening;
      sendReply({ kind: 'result', id, value: undefined });
      return;
    case 'call': {
      const value = await call(request.verb, request.args);
      if (value instanceof ReadableStream) {
        streams.set(id, (value as ReadableStream<Uint8Array>).getReader());
        sendReply({ kind: 'stream', id });
      } else sendReply({ kind: 'result', id, value });
      return;
    }
    case 'add': {
      const store = await storeOpening;
      const added = await Promise.allSettled(
        request.entries.map((entry) => store.submissions.add(entry)),
      );
      const value = added.map((each) =>
        each.status === 'fulfilled'
          ? { added: each.value }
          : { failure: cloneError(each.reason as unknown) },
      );
      sendReply({ kind: 'result', id, value });
      return;
    }
    case 'pull':
      await pull(id, request.stream);
      return;
    case 'close':
      await (await storeOpening).close();
      sendReply({ kind: 'result', id, value: undefined });
      port.close();
  }
}

function endErasure(id: number, failure: Error | undefined): void {
  const waiting = erasures.get(id);
  erasures.delete(id);
  if (failure) waiting?.reject(failure);
  else waiting?.resolve();
}

port.on('message', (request: ThreadRequest) => {
  if (request.kind === 'erased')
    endErasure(request.id, request.failure && reviveError(request.failure));
  else if (request.kind === 'cancel') {
    void streams.get(request.stream)?.cancel();
    streams.delete(request.stream);
  } else
    answer(request).catch((failure: unknown) => {
      sendReply({ kind: 'failure', id: request.id, failure: cloneError(failure) });
      // The next thread may find the file usable.
      if (!isOpen) port.close();
    });
});
