import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** The connections of a store. Two of them may be the same. */
export interface DatabaseHandles {
  /** Only reads, and sees everything that was committed. */
  readonly read: Kysely<Tables>;
  /** Reads and writes, for the work of a request. */
  readonly write: Kysely<Tables>;
  /** Reads and writes, for work that may take longer than a request. */
  readonly maintenance: Kysely<Tables>;
  /**
   * Writes as the others do, but a commit may be taken back by a power cut until one of theirs
   * follows: for the steps of long work before its last. Left out where every commit is synced.
   */
  readonly unsynced?: Kysely<Tables>;
}
