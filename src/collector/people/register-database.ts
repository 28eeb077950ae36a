import type { DatabaseHandles } from '../store/database-handles.ts';
import type { ErasureList } from './erasure-list.ts';
import type { Suppression } from './suppression-list.ts';

/** What every part of a store that keeps people needs. */
export interface RegisterDatabase extends DatabaseHandles {
  readonly suppression: Suppression;
  readonly erasures: ErasureList | undefined;
  /** Removes what is left of an erasure outside the tables, once it is committed. */
  readonly afterErasure: () => Promise<unknown>;
}
