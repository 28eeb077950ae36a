import type { Kysely } from 'kysely';
import type { BallotState } from 'campaign-widgets/contract';
import type { Trx } from '../../store/insert-rows.ts';
import type { Tables } from '../../store/tables.ts';
import type { BallotAct } from '../ballot-log.ts';
import type { BallotKey } from '../ballot-records.ts';
import { addLine, lastLine, lockBallot } from '../ballot-steps.ts';
import type { CountRecords, NewResult, StoredDecision, StoredResult } from './count-records.ts';

// The rows of results and decisions: added, never overwritten.

/** The states from which a ballot comes to a result. */
const FROM: Record<NewResult['to'], readonly BallotState[]> = {
  declared: ['counting'],
  corrected: ['declared', 'corrected'],
};

export async function writeResult(
  trx: Trx,
  ballot: BallotKey,
  { number, document, sums, after, to, decisions = [] }: NewResult,
  act: BallotAct,
): Promise<boolean> {
  const { campaign, id } = ballot;
  const locked = await lockBallot(trx, ballot);
  const last = await lastLine(trx, ballot);
  if (!locked || !FROM[to].includes(locked.state) || last?.number !== after) return false;
  await trx
    .updateTable('ballot_definitions')
    .set({ state: to })
    .where('campaign', '=', campaign)
    .where('id', '=', id)
    .where('version', '=', locked.version)
    .execute();
  const { hash } = await addLine(trx, ballot, act);
  await trx
    .insertInto('ballot_results')
    .values({
      ...{ campaign, ballot: id, number, declared_by: act.by, at: act.at },
      document: JSON.stringify({ ...document, log: hash }),
      sums: JSON.stringify(sums),
    })
    .execute();
  for (const decision of decisions)
    await trx
      .insertInto('ballot_decisions')
      .values({
        ...{ campaign, ballot: id, number, contest: decision.contest },
        ...{ document: JSON.stringify(decision.document), decided_by: act.by, at: act.at },
      })
      .execute();
  return true;
}

export async function readResults(
  db: Kysely<Tables>,
  campaign: string,
  ballot: string,
): Promise<StoredResult[]> {
  const rows = await db
    .selectFrom('ballot_results')
    .selectAll()
    .where('campaign', '=', campaign)
    .where('ballot', '=', ballot)
    .orderBy('number')
    .execute();
  return rows.map(({ number, document, sums, declared_by, at }) => ({
    number,
    document: JSON.parse(document) as unknown,
    sums: sums === null ? undefined : (JSON.parse(sums) as unknown),
    declaredBy: declared_by,
    at,
  }));
}

export async function readDecisions(
  db: Kysely<Tables>,
  campaign: string,
  ballot: string,
): Promise<StoredDecision[]> {
  const rows = await db
    .selectFrom('ballot_decisions')
    .selectAll()
    .where('campaign', '=', campaign)
    .where('ballot', '=', ballot)
    .orderBy('number')
    .orderBy('contest')
    .execute();
  return rows.map(({ number, contest, document, decided_by, at }) => ({
    number,
    contest,
    document: JSON.parse(document) as unknown,
    decidedBy: decided_by,
    at,
  }));
}

export async function decide(
  trx: Trx,
  ballot: BallotKey,
  { number, contest, document }: Parameters<CountRecords['decide']>[1],
  act: BallotAct,
): Promise<boolean> {
  const { campaign, id } = ballot;
  await lockBallot(trx, ballot);
  const results = await readResults(trx, campaign, id);
  if (results.at(-1)?.number !== number) return false;
  const written = await trx
    .insertInto('ballot_decisions')
    .values({
      ...{ campaign, ballot: id, number, contest },
      ...{ document: JSON.stringify(document), decided_by: act.by, at: act.at },
    })
    .onConflict((clash) => clash.doNothing())
    .returning('contest')
    .execute();
  if (written.length === 0) return false;
  await addLine(trx, ballot, act);
  return true;
}
