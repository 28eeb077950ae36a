import type { Problem } from './schema.ts';

export type { Problem };

/** The result of a check: the checked value, or every problem. */
export type CheckResult<Value> = { ok: true; value: Value } | { ok: false; problems: Problem[] };

/** Makes a problem; `message` says what to write instead. */
export const createProblem = (
  path: string,
  code: string,
  message: string,
  params?: Problem['params'],
): Problem => ({
  path,
  code,
  message: `${path || 'the whole'} ${message}`,
  ...(params && { params }),
});
