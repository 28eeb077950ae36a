import type { Receipt } from './answers.ts';
import type { Problem } from './check.ts';
import { isObject } from './wording.ts';

// What a page reads of an endpoint's answers, by hand for the same reason as `read-campaign.ts`, and held to the schemas
// by the same test.

const isText = (value: unknown): value is string => typeof value === 'string';

/** The receipt for the submission `id`; undefined where the answer is none. */
export const readReceipt = (id: string, answer: unknown): Receipt | undefined =>
  isObject(answer) && answer.id === id && isText(answer.reference) && isText(answer.receivedAt) && (answer.mine === undefined || isText(answer.mine)) ? (answer as Receipt) : undefined;

/** The problems that a refusal names; none where it names them in another way. */
export function readProblems(refusal: unknown): Problem[] {
  const problems = isObject(refusal) ? refusal.problems : undefined;
  const isProblem = (one: unknown) =>
    isObject(one) && isText(one.path) && isText(one.code) && isText(one.message) && (one.params === undefined || (isObject(one.params) && (one.params.max === undefined || Number.isFinite(one.params.max))));
  return Array.isArray(problems) && problems.every(isProblem) ? (problems as Problem[]) : [];
}
