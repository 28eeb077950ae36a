import type { Kysely } from 'kysely';
import type { BallotState } from 'campaign-widgets/contract';
import { insertAll, type Trx } from '../store/insert-rows.ts';
import type { Tables } from '../store/tables.ts';
import type { BallotAct } from './ballot-log.ts';
import type {
  BallotKey,
  CodeBatch,
  CodeTurnout,
  NewBatch,
  NewCode,
  StoredCode,
} from './ballot-records.ts';
import type { CodeState } from './ballot-tables.ts';

// The rows of codes and of their batches. Steps of a transaction, and reads.

interface BatchStep {
  ballot: BallotKey;
  batch: NewBatch;
  codes: readonly NewCode[];
  madeIn: BallotState;
  act: BallotAct;
}

export async function addBatch(
  trx: Trx,
  { ballot, batch, codes, madeIn, act }: BatchStep,
): Promise<void> {
  const { campaign, id } = ballot;
  await trx
    .insertInto('ballot_batches')
    .values({
      campaign,
      ballot: id,
      id: batch.id,
      label: batch.label,
      event: batch.event ?? null,
      area: batch.area ?? null,
      valid_from: batch.validFrom ?? null,
      valid_to: batch.validTo ?? null,
      size: codes.length,
      is_replacement: batch.isReplacement ? 1 : 0,
      made_in: madeIn,
      made_by: act.by,
      made_on: act.at.slice(0, 10),
      voided_on: null,
    })
    .execute();
  const unused = { campaign, ballot: id, batch: batch.id, state: 'unused' as const };
  await insertAll(
    trx,
    'ballot_codes',
    // In the order of the hashes, which is not that of the printed page.
    codes
      .toSorted((one, other) => (one.hash < other.hash ? -1 : 1))
      .map((code) => ({ ...code, ...unused })),
  );
}

export async function readBatches(
  db: Kysely<Tables>,
  campaign: string,
  ballot: string,
): Promise<CodeBatch[]> {
  const rows = await db
    .selectFrom('ballot_batches')
    .selectAll()
    .where('campaign', '=', campaign)
    .where('ballot', '=', ballot)
    .orderBy('made_on')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    ...toBinding(row),
    id: row.id,
    label: row.label,
    isReplacement: row.is_replacement === 1,
    size: row.size,
    madeIn: row.made_in,
    madeBy: row.made_by,
    madeOn: row.made_on,
    voidedOn: row.voided_on ?? undefined,
  }));
}

const toBinding = (row: {
  event: string | null;
  area: string | null;
  valid_from: string | null;
  valid_to: string | null;
}) => ({
  event: row.event ?? undefined,
  area: row.area ?? undefined,
  validFrom: row.valid_from ?? undefined,
  validTo: row.valid_to ?? undefined,
});

/** Voids every unspent code of a ballot that is over. */
export async function voidUnspent(trx: Trx, { campaign, id }: BallotKey): Promise<void> {
  await trx
    .updateTable('ballot_codes')
    .set({ state: 'void' })
    .where('campaign', '=', campaign)
    .where('ballot', '=', id)
    .where('state', '=', 'unused')
    .execute();
}

export async function voidBatch(
  trx: Trx,
  { ballot, batch, day }: { ballot: BallotKey; batch: string; day: string },
): Promise<boolean> {
  const voided = await trx
    .updateTable('ballot_batches')
    .set({ voided_on: day })
    .where('campaign', '=', ballot.campaign)
    .where('ballot', '=', ballot.id)
    .where('id', '=', batch)
    .where('voided_on', 'is', null)
    .returning('id')
    .execute();
  if (voided.length === 0) return false;
  await trx
    .updateTable('ballot_codes')
    .set({ state: 'void' })
    .where('campaign', '=', ballot.campaign)
    .where('ballot', '=', ballot.id)
    .where('batch', '=', batch)
    .where('state', '=', 'unused')
    .execute();
  return true;
}

/** @returns the state of the code before; undefined if the ballot has no such code */
export async function voidCode(
  trx: Trx,
  { campaign, id }: BallotKey,
  hash: string,
): Promise<CodeState | undefined> {
  const voided = await trx
    .updateTable('ballot_codes')
    .set({ state: 'void' })
    .where('hash', '=', hash)
    .where('campaign', '=', campaign)
    .where('ballot', '=', id)
    .where('state', '=', 'unused')
    .returning('hash')
    .execute();
  if (voided.length > 0) return 'unused';
  const code = await trx
    .selectFrom('ballot_codes')
    .select('state')
    .where('hash', '=', hash)
    .where('campaign', '=', campaign)
    .where('ballot', '=', id)
    .executeTakeFirst();
  return code?.state;
}

export async function findCode(db: Kysely<Tables>, hash: string): Promise<StoredCode | undefined> {
  const row = await db
    .selectFrom('ballot_codes as codes')
    .innerJoin('ballot_batches as batches', (join) =>
      join
        .onRef('batches.campaign', '=', 'codes.campaign')
        .onRef('batches.ballot', '=', 'codes.ballot')
        .onRef('batches.id', '=', 'codes.batch'),
    )
    .select([
      'codes.campaign',
      'codes.ballot',
      'codes.state',
      'codes.spent_by',
      'codes.spent_on',
      'batches.event',
      'batches.area',
      'batches.valid_from',
      'batches.valid_to',
    ])
    .where('codes.hash', '=', hash)
    .executeTakeFirst();
  return (
    row && {
      campaign: row.campaign,
      ballot: row.ballot,
      state: row.state,
      spentBy: row.spent_by,
      spentOn: row.spent_on,
      batch: toBinding(row),
    }
  );
}

export async function countSpent(
  db: Kysely<Tables>,
  campaign: string,
  ballot: string,
): Promise<number> {
  const { count } = await db
    .selectFrom('ballot_codes')
    .select(({ fn }) => fn.countAll<number | string>().as('count'))
    .where('campaign', '=', campaign)
    .where('ballot', '=', ballot)
    .where('state', '=', 'spent')
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function readTurnout(
  db: Kysely<Tables>,
  campaign: string,
  ballot: string,
): Promise<CodeTurnout> {
  const batches = (await readBatches(db, campaign, ballot)).filter(
    ({ voidedOn }) => voidedOn === undefined,
  );
  const issued: Record<string, number> = {};
  for (const { event = '', size } of batches) issued[event] = (issued[event] ?? 0) + size;
  const sumOf = (some: CodeBatch[]) => some.reduce((sum, { size }) => sum + size, 0);
  const rows = await db
    .selectFrom('ballot_codes')
    .select(({ fn }) => ['how', fn.countAll<number | string>().as('count')])
    .where('campaign', '=', campaign)
    .where('ballot', '=', ballot)
    .where('state', '=', 'spent')
    .groupBy('how')
    .execute();
  const spent = { online: 0, event: 0, paper: 0 };
  for (const { how, count } of rows) if (how !== null) spent[how] = Number(count);
  return {
    issued,
    issuedLate: sumOf(batches.filter(({ madeIn }) => madeIn !== 'published')),
    replacements: sumOf(batches.filter(({ isReplacement }) => isReplacement)),
    spent,
  };
}

export async function deleteCodes(
  db: Kysely<Tables>,
  campaign: string,
  ballot: string,
): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('ballot_codes')
    .where('campaign', '=', campaign)
    .where('ballot', '=', ballot)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
