import type { Examination } from '../examination.ts';
import { type Finding, reasonOf } from '../finding.ts';

/** Whether an answer can be stored now: a row is committed. */
export async function checkDatabase({ store }: Examination): Promise<Finding[]> {
  if (!store) return [];
  const check = 'database';
  try {
    await store.health.check();
    return [{ check, state: 'right', code: 'right', seen: ({ database }) => database.right }];
  } catch (failure) {
    const reason = reasonOf(failure);
    return [
      {
        check,
        state: 'wrong',
        code: 'wrong',
        seen: ({ database }) => database.wrong(reason),
        advice: ({ database }) => database.wrongAdvice,
      },
    ];
  }
}

/** Whether the tables are those of this version. */
export async function checkSchema({ facts }: Examination): Promise<Finding[]> {
  const check = 'schema';
  const { missing, unknown, isNew } = await facts.compareSchema();
  if (isNew) return [{ check, state: 'right', code: 'none', seen: ({ schema }) => schema.none }];
  const newest = unknown.at(-1);
  if (newest !== undefined)
    return [
      {
        check,
        state: 'wrong',
        code: 'newer',
        seen: ({ schema }) => schema.newer(newest),
        advice: ({ schema }) => schema.newerAdvice,
      },
    ];
  if (missing.length > 0)
    return [
      {
        check,
        state: 'wrong',
        code: 'older',
        seen: ({ schema }) => schema.older(missing.length),
        advice: ({ schema }) => schema.olderAdvice,
      },
    ];
  return [{ check, state: 'right', code: 'right', seen: ({ schema }) => schema.right }];
}
