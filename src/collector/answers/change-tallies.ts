import { sql, type Transaction } from 'kysely';
import type { FurtherAnswers } from 'campaign-widgets/contract';
import { insertEach } from '../store/insert-each.ts';
import { readJson } from '../store/json-columns.ts';
import type { Tables } from '../store/tables.ts';
import { ANSWERED } from './answer-records.ts';
import { sumBy } from './sum-by.ts';

/** The part of an answer that is in the published figures. */
export interface CountedAnswer {
  campaign: string;
  area: string;
  issue: string;
  /** What was answered to the campaign's own questions, as JSON. */
  more?: string | null;
}

/** Adds answers to the published figures, or takes them out. */
export async function changeTallies(
  trx: Transaction<Tables>,
  answers: readonly CountedAnswer[],
  by: 1 | -1,
): Promise<void> {
  const issues = answers.map(({ campaign, area, issue }) => ({ campaign, area, issue, count: by }));
  const sums = sumBy(
    issues,
    ({ campaign, area, issue }) => JSON.stringify([campaign, area, issue]),
    (change, count) => ({ ...change, count }),
  );
  // In the same order everywhere, so that two collectors on one database never wait for each other.
  await insertEach(trx, 'tallies', sums, (insert) =>
    insert.onConflict((clash) =>
      clash
        .columns(['campaign', 'area', 'issue'])
        .doUpdateSet({ count: sql`tallies.count + excluded.count` }),
    ),
  );
  await changeChoiceTallies(trx, answers, by);
}

async function changeChoiceTallies(
  trx: Transaction<Tables>,
  answers: readonly CountedAnswer[],
  by: 1 | -1,
): Promise<void> {
  const changes = answers.flatMap(({ campaign, area, more }) =>
    chosenOf(more ?? null).map((chosen) => ({ campaign, area, ...chosen, count: by })),
  );
  const sums = sumBy(
    changes,
    ({ campaign, area, question, choice }) => JSON.stringify([campaign, area, question, choice]),
    (change, count) => ({ ...change, count }),
  );
  await insertEach(trx, 'choice_tallies', sums, (insert) =>
    insert.onConflict((clash) =>
      clash
        .columns(['campaign', 'area', 'question', 'choice'])
        .doUpdateSet({ count: sql`choice_tallies.count + excluded.count` }),
    ),
  );
}

/** The choices, and which questions were answered by choosing: a list is always a choice. */
function chosenOf(more: string | null): { question: string; choice: string }[] {
  return Object.entries(readJson<FurtherAnswers>(more) ?? {}).flatMap(([question, answer]) =>
    Array.isArray(answer) ? [ANSWERED, ...answer].map((choice) => ({ question, choice })) : [],
  );
}
