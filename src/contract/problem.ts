import type { Problem } from './problem-schema.ts';

export type { Problem };

export type CheckResult<T> = { ok: true; value: T } | { ok: false; problems: Problem[] };

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
