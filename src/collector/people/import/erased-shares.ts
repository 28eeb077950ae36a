import type { SignupRecord } from '../derive-person.ts';
import { FigureLedger } from '../figure-ledger.ts';
import type { PeopleRows } from '../people-rows.ts';
import type { BatchRef } from './take-batch-back.ts';
import { NO_SHARE, type PersonShare, readShare } from '../person-share.ts';
import type { PersonRecord } from '../derive-person.ts';

/**
 * Keeps what an erased person counts with the list that brought them. The figure stays after an
 * erasure; when the list is taken back, it goes with it. It says an area and a source, and not who.
 */
export async function keepErasedShare(
  { trx, campaign }: PeopleRows,
  person: Pick<PersonRecord, 'share'>,
  signups: readonly Pick<SignupRecord, 'batch'>[],
): Promise<void> {
  const [batch, ...more] = new Set(signups.map((signup) => signup.batch));
  const share = readShare(person);
  // Somebody who also came by themselves stays counted.
  if (!batch || more.length > 0 || Object.keys(share.counts).length === 0) return;
  const shares = await readErasedShares({ trx, campaign }, batch);
  await trx
    .updateTable('import_batches')
    .set({ erased_shares: JSON.stringify([...shares, share]) })
    .where('id', '=', batch)
    .execute();
}

/** Takes what erased people of a batch count out of the figures. */
export async function takeErasedSharesBack(
  rows: PeopleRows,
  { id: batch, at }: BatchRef,
): Promise<void> {
  const ledger = new FigureLedger(rows.campaign, at);
  for (const share of await readErasedShares(rows, batch)) ledger.move(share, NO_SHARE);
  await ledger.write(rows.trx);
  await rows.trx
    .updateTable('import_batches')
    .set({ erased_shares: '[]' })
    .where('id', '=', batch)
    .execute();
}

async function readErasedShares(
  { trx, campaign }: Pick<PeopleRows, 'trx' | 'campaign'>,
  batch: string,
): Promise<PersonShare[]> {
  const row = await trx
    .selectFrom('import_batches')
    .select(['campaign', 'erased_shares'])
    .where('id', '=', batch)
    .executeTakeFirst();
  return row?.campaign === campaign ? (JSON.parse(row.erased_shares) as PersonShare[]) : [];
}
