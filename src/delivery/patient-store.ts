import type { OutboxStore } from './store.ts';
import type { World } from './world.ts';

const ANSWER_TIMEOUT_MS = 1000;
const MAX_RETRY_DELAY_MS = 60_000;
/** Longer than any request: see `time-out.ts`. */
const LEASE_MS = 30_000;

/** Milliseconds until something that has failed so many times is asked for again. */
export const retryDelayAfter = (failures: number): number =>
  Math.min(MAX_RETRY_DELAY_MS, 1000 * 2 ** failures);

/**
 * A store that may fail or be slow. A failed question is asked once more, at once. Nobody waits longer than a second for a
 * slow one, nor at all while an answer is overdue; but every question is asked, and what follows its answer in `question`
 * happens however late the answer comes.
 */
export class PatientStore {
  readonly #store: OutboxStore | undefined;
  readonly #after: NonNullable<World['after']>;
  #isOverdue = false;
  #failures = 0;

  constructor(store: OutboxStore | undefined, after: NonNullable<World['after']>) {
    this.#store = store;
    this.#after = after;
  }

  /** Milliseconds until the store should be asked again; undefined where its last answer was in time. */
  get retryDelay(): number | undefined {
    return this.#failures ? retryDelayAfter(this.#failures) : undefined;
  }

  /** @returns the store's answer; undefined where it fails or is late */
  async ask<T>(question: (store: OutboxStore) => Promise<T>): Promise<T | undefined> {
    for (let tries = 0; this.#store && tries < 2; tries++)
      try {
        return await this.#inTime(question(this.#store));
      } catch {
        // Once more, with the database opened anew; then without it.
        this.#failures += tries;
      }
    return undefined;
  }

  async #inTime<T>(asked: Promise<T>): Promise<T | undefined> {
    const answer = asked.then((value) => {
      this.#isOverdue = false;
      this.#failures = 0;
      return value;
    });
    let cancel: (() => void) | undefined;
    const late = new Promise<undefined>((resolve) => {
      const onLate = () => {
        this.#isOverdue = true;
        this.#failures++;
        resolve(undefined);
      };
      if (this.#isOverdue) onLate();
      else cancel = this.#after(ANSWER_TIMEOUT_MS, onLate);
    });
    try {
      // The overdue promise stands first: nobody waits for the other then.
      return await Promise.race([late, answer]);
    } finally {
      cancel?.();
    }
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
      free = lease <= now || lease > now + LEASE_MS;
      return free ? { ...entry, lease: now + LEASE_MS } : undefined;
    }),
  );
  return free;
}
