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
   * Writes, for steps of long work: what it commits may be lost in a power cut until another handle
   * has committed. Left out where every commit waits for the disk.
   */
  readonly steps?: Kysely<Tables>;
}
