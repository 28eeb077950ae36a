import type { DatabaseHandles } from '../store/database-handles.ts';
import { inTransaction } from '../store/transaction.ts';
import type { ErasureList } from './erasure-list.ts';
import { PeopleTransaction } from './people-transaction.ts';
import type { ChangeActor } from './person.ts';
import type { SuppressionList } from './suppression-list.ts';

/** What every part of a store that keeps people needs. */
export interface RegisterDatabase extends DatabaseHandles {
  readonly suppression: SuppressionList;
  readonly erasures: ErasureList | undefined;
  /** Removes the traces of an erasure outside the tables, once it is committed. */
  readonly afterErasure: () => Promise<unknown>;
}

/**
 * Does a unit of work on the people of a campaign, in one transaction.
 * @throws the driver's own error
 */
export const inPeopleTransaction = <Result>(
  { write, suppression }: Pick<RegisterDatabase, 'write' | 'suppression'>,
  campaign: string,
  actor: ChangeActor,
  work: (people: PeopleTransaction) => Promise<Result>,
): Promise<Result> =>
  inTransaction(write, (trx) => work(new PeopleTransaction(trx, campaign, actor, suppression)));
