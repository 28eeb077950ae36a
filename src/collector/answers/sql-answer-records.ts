import { sql, type Transaction } from 'kysely';
import type { DatabaseHandles } from '../store/database-handles.ts';
import type { EntryState } from '../store/entry-state.ts';
import type { Tables } from '../store/tables.ts';
import { inTransaction } from '../store/transaction.ts';
import { type CountedChange, countAnswers, lockWaiting, publishWaiting } from './answer-batches.ts';
import type {
  AnswerDecision,
  AnswerRecords,
  AnswerWave,
  BatchRule,
  ChoiceTally,
  FurtherRow,
  IssueTally,
  ResponseFilter,
  ResponseRow,
  SourceCell,
  SourceDay,
  WordsDecision,
} from './answer-records.ts';
import { CountableRule } from './countable-entries.ts';
import {
  countBySource,
  countSourceCells,
  HAS_WORDS,
  IS_SHOWN,
  listFurtherAnswers,
  listResponseIds,
  listResponses,
} from './read-responses.ts';

/** Anonymous answers, in queries that SQLite and PostgreSQL share. */
export class SqlAnswerRecords implements AnswerRecords {
  readonly #database: DatabaseHandles;

  constructor(database: DatabaseHandles) {
    this.#database = database;
  }

  async tallies(campaign: string): Promise<IssueTally[]> {
    return this.#database.read
      .selectFrom('tallies')
      .select(['area', 'issue', 'count'])
      .where('campaign', '=', campaign)
      .where('count', '>', 0)
      .execute();
  }

  async choiceTallies(campaign: string): Promise<ChoiceTally[]> {
    return this.#database.read
      .selectFrom('choice_tallies')
      .select(['area', 'question', 'choice', 'count'])
      .where('campaign', '=', campaign)
      .where('count', '>', 0)
      .execute();
  }

  listFurther(campaign: string, page: { after?: string; limit: number }): Promise<FurtherRow[]> {
    return listFurtherAnswers(this.#database.read, campaign, page);
  }

  list(campaign: string, filter: ResponseFilter): Promise<ResponseRow[]> {
    return listResponses(this.#database.read, campaign, filter);
  }

  listIds(campaign: string): Promise<string[]> {
    return listResponseIds(this.#database.read, campaign);
  }

  countBySource(campaign: string, since: string): Promise<SourceDay[]> {
    return countBySource(this.#database.read, campaign, since);
  }

  countSourceCells(campaign: string, source: string): Promise<SourceCell[]> {
    return countSourceCells(this.#database.read, campaign, source);
  }

  async countWaiting(campaign: string): Promise<number> {
    const { waiting } = await this.#database.read
      .selectFrom('waiting_answers')
      .select(sql<number | null>`sum(count)`.as('waiting'))
      .where('campaign', '=', campaign)
      .executeTakeFirstOrThrow();
    return waiting ?? 0;
  }

  async countHeld(campaign: string): Promise<number> {
    const { count } = await this.#database.read
      .selectFrom('responses')
      .select(sql<number>`count(*)`.as('count'))
      .where('campaign', '=', campaign)
      // A literal, not a parameter: a database uses a partial index only if it sees the same
      // condition.
      .where(sql`state`, '=', sql.lit('held'))
      .executeTakeFirstOrThrow();
    return count;
  }

  async publishWaiting(campaign: string, rule: BatchRule): Promise<number> {
    // Many reads call this: it opens a transaction, which writes, only if there is something to
    // write.
    const due = await this.#database.read
      .selectFrom('waiting_answers')
      .select('area')
      .where('campaign', '=', campaign)
      .where('count', '>=', rule.least)
      .limit(1)
      .executeTakeFirst();
    if (!due) return 0;
    return inTransaction(this.#database.write, (trx) => publishWaiting(trx, campaign, rule));
  }

  decide(campaign: string, id: string, decision: AnswerDecision): Promise<boolean> {
    return inTransaction(this.#database.write, (trx) => decideAnswer(trx, campaign, id, decision));
  }

  async decideWords(campaign: string, ids: string[], decision: WordsDecision): Promise<string[]> {
    if (ids.length === 0) return [];
    const released = decision === 'release' ? 1 : 0;
    const changed = await this.#database.write
      .updateTable('responses')
      .set({ released })
      .where('campaign', '=', campaign)
      .where('id', 'in', ids)
      .where('released', '!=', released)
      .where(HAS_WORDS)
      .where(IS_SHOWN)
      .returning('id')
      .execute();
    return changed.map(({ id }) => id);
  }

  async explainUncountable(campaign: string, ids: string[]): Promise<Map<string, string>> {
    const rule = new CountableRule(this.#database.read);
    const problems = new Map<string, string>();
    for (const id of ids) {
      const problem = await rule.problemOfResponse(campaign, id);
      if (problem !== undefined) problems.set(id, problem);
    }
    return problems;
  }

  decideWave(campaign: string, wave: AnswerWave, decision: 'hold' | 'count'): Promise<number> {
    return inTransaction(this.#database.write, async (trx) => {
      await lockWaiting(trx, campaign);
      const changed = await changeWave(trx, campaign, wave, decision);
      await countAnswers(trx, campaign, changed, decision === 'hold' ? -1 : 1);
      return changed.length;
    });
  }
}

async function decideAnswer(
  trx: Transaction<Tables>,
  campaign: string,
  id: string,
  decision: AnswerDecision,
): Promise<boolean> {
  const row = await trx
    .selectFrom('responses')
    .select(['state', 'pending'])
    .where('campaign', '=', campaign)
    .where('id', '=', id)
    .executeTakeFirst();
  // Nobody sees an answer that waits for its batch, so nobody can decide about it.
  if (!row || row.state === 'erased' || (row.state === 'counted' && row.pending === 1))
    return false;
  await lockWaiting(trx, campaign);
  const change = trx.updateTable('responses').where('campaign', '=', campaign).where('id', '=', id);
  if (decision === 'release' || decision === 'withhold') {
    await change.set({ released: decision === 'release' ? 1 : 0 }).execute();
    return true;
  }
  const state: EntryState = decision === 'count' ? 'counted' : 'held';
  if (state === 'counted' && row.state === 'held')
    await new CountableRule(trx).assertResponse(campaign, id);
  // The condition on the old state makes a second decision at the same time change nothing, so
  // nothing is counted twice.
  const changed = await change
    .set({ state, held_because: state === 'held' ? 'organiser' : null })
    .where('state', '!=', state)
    .returning(['area', 'issue', 'more', 'pending', 'received_on'])
    .execute();
  await countAnswers(trx, campaign, changed, state === 'counted' ? 1 : -1);
  return true;
}

function changeWave(
  trx: Transaction<Tables>,
  campaign: string,
  { source, since }: AnswerWave,
  decision: 'hold' | 'count',
): Promise<CountedChange[]> {
  const change = trx
    .updateTable('responses')
    .where('campaign', '=', campaign)
    .where('received_on', '>=', since)
    .where('source', source === null ? 'is' : '=', source)
    .returning(['area', 'issue', 'more', 'pending', 'received_on']);
  if (decision === 'hold')
    return change
      .set({ state: 'held', held_because: 'wave' })
      .where('state', '=', 'counted')
      .execute();
  return change
    .set({ state: 'counted', held_because: null })
    .where('state', '=', 'held')
    .where('held_because', '=', 'wave')
    .where(({ or, not, exists, selectFrom, eb }) => {
      const documents = selectFrom('campaigns').select('version').where('id', '=', campaign);
      return or([eb('responses.version', 'in', documents), not(exists(documents))]);
    })
    .execute();
}
