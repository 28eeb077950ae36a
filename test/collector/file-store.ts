import {
  openReadingStore,
  openWritingStore,
} from '../../src/collector/store/sqlite/local-store.ts';
import { cloneError, reviveError } from '../../src/collector/store/sqlite/thread-messages.ts';
import { LONG_READS } from '../../src/collector/store/sqlite/threaded-store.ts';
import type { Store, StoreOptions } from '../../src/collector/index.ts';

type Verb = (...args: unknown[]) => unknown;

/**
 * Opens a database in a file as its threads do: long reads on a connection that only reads, and
 * everything copied on its way as messages are. But all of it in this thread: to start two for each
 * test of a large suite would take most of its time. The threads have tests of their own
 * (store-threads.test.ts), and every served collector has them.
 */
export async function openFileStore(file: string, options: StoreOptions): Promise<Store> {
  const writer = await openWritingStore(file, options);
  let reader: Store | undefined;
  const storeFor = (verb: string): Store => {
    if (!(LONG_READS as readonly string[]).includes(verb)) return writer;
    return (reader ??= openReadingStore(file, options));
  };
  const call = async (verb: string, args: unknown[]): Promise<unknown> => {
    const [room = '', name] = verb.split('.');
    const store = storeFor(verb) as unknown as Record<string, Record<string, Verb> & Verb>;
    const sent = structuredClone(args);
    try {
      const value = await (name ? store[room]?.[name]?.(...sent) : store[room]?.(...sent));
      return value instanceof ReadableStream ? value : structuredClone(value);
    } catch (failure) {
      throw reviveError(structuredClone(cloneError(failure)));
    }
  };
  const roomOf = (room: string) =>
    new Proxy<Record<string, Verb>>(
      {},
      {
        get: (_, name) =>
          typeof name === 'string' && name !== 'then'
            ? (...args: unknown[]) => call(`${room}.${name}`, args)
            : undefined,
      },
    );
  return new Proxy(writer, {
    get(store, key) {
      if (key === 'close')
        return async () => {
          await reader?.close();
          await store.close();
        };
      const own: unknown = Reflect.get(store, key);
      if (typeof key !== 'string' || own === undefined) return own;
      return typeof own === 'function' ? (...args: unknown[]) => call(key, args) : roomOf(key);
    },
  });
}
