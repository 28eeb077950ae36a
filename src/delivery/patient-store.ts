import type { OutboxStore } from './store.ts';
import type { World } from './world.ts';

const TIME_OUT = 1000;
/** Longer than any request: see `time-out.ts`. */
const LEASE = 30_000;

/** A store that may fail or hang: each question has a time-out and is asked once more. Where it hangs, it is not asked again. */
export class PatientStore {
  readonly #store: OutboxStore | undefined;
  readonly #after: NonNullable<World['after']>;
  #hung = false;

  constructor(store: OutboxStore | undefined, after: NonNullable<World['after']>) {
    this.#store = store;
    this.#after = after;
  }

  /** @returns the store's answer; undefined where there is none to be had */
  async ask<T>(question: (store: OutboxStore) => Promise<T>): Promise<T | undefined> {
    for (let tries = 0; this.#store && !this.#hung && tries < 2; tries++) {
      let cancel: (() => void) | undefined;
      const time = new Promise<'out'>((out) => (cancel = this.#after(TIME_OUT, () => out('out'))));
      try {
        const answer = await Promise.race([question(this.#store), time]);
        if (answer !== 'out') return answer;
        this.#hung = tries > 0;
      } catch {
        // Once more, with the database opened anew; then without it.
      } finally {
        cancel?.();
      }
    }
    return undefined;
  }
}

/**
 * Takes an entry for a while, where a browser has no locks, so that no two tabs send it. A lease of before a jump of the
 * clock holds nobody up.
 * @returns false where another tab has it
 */
export async function leased(device: PatientStore, id: string, now: number): Promise<boolean> {
  let free = true;
  await device.ask((store) =>
    store.change(id, (entry) => {
      const { lease = 0 } = entry;
      free = lease <= now || lease > now + LEASE;
      return free ? { ...entry, lease: now + LEASE } : undefined;
    }),
  );
  return free;
}
