import { setImmediate } from 'node:timers/promises';
import { isDatabaseTrouble } from './database-errors.ts';

interface WaitingItem<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (reason: unknown) => void;
}

export interface GroupCommitOptions<Item, Result> {
  /** Commits items in one transaction. @returns a result for each, in their order */
  commit: (items: Item[]) => Promise<Result[]>;
  /** How many items may share a transaction. */
  maxBatch: number;
  onCommitted: () => void;
  /** The database could not commit; its items were rejected. */
  onFailed: (failure: unknown) => void;
}

/**
 * Group commit: items that arrive in one turn of the event loop, or while the last batch is
 * written, share a transaction.
 */
export class GroupCommit<Item, Result> {
  readonly #options: GroupCommitOptions<Item, Result>;
  readonly #waiting: WaitingItem<Item, Result>[] = [];
  #flushing: Promise<void> | undefined;

  constructor(options: GroupCommitOptions<Item, Result>) {
    this.#options = options;
  }

  /** Resolved with the result of an item once it is committed. @throws the driver's own error */
  add(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      this.#flushing ??= this.#flush();
    });
  }

  /** Resolved when everything that was added is committed or refused. */
  async settled(): Promise<void> {
    await this.#flushing;
  }

  async #flush(): Promise<void> {
    do {
      await setImmediate();
      const batch = this.#waiting.splice(0, this.#options.maxBatch);
      try {
        const results = await this.#options.commit(batch.map(({ item }) => item));
        this.#options.onCommitted();
        batch.forEach(({ resolve }, index) => resolve(results[index] as Result));
      } catch (failure) {
        if (isDatabaseTrouble(failure)) this.#refuse(batch, failure);
        else if (batch.length === 1) batch[0]?.reject(failure);
        // One item that the database rejects must not make the others of its batch fail.
        else await this.#commitEach(batch);
      }
    } while (this.#waiting.length > 0);
    this.#flushing = undefined;
  }

  async #commitEach(batch: WaitingItem<Item, Result>[]): Promise<void> {
    for (const [index, { item, resolve, reject }] of batch.entries())
      try {
        const [result] = await this.#options.commit([item]);
        this.#options.onCommitted();
        resolve(result as Result);
      } catch (failure) {
        if (isDatabaseTrouble(failure)) {
          this.#refuse(batch.slice(index), failure);
          return;
        }
        reject(failure);
      }
  }

  /**
   * If the database is gone, these and all waiting items fail: none of them waits to find that out
   * again.
   */
  #refuse(batch: WaitingItem<Item, Result>[], failure: unknown): void {
    this.#options.onFailed(failure);
    for (const { reject } of [...batch, ...this.#waiting.splice(0)]) reject(failure);
  }
}
