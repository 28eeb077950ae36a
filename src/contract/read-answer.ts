import type { Receipt, ResultsRead } from './answers.ts';
import type { Problem } from './problem.ts';
import { each, number, type Read, shape, text } from './shape.ts';

// What a page reads of an endpoint's answers: see `shape.ts`.

/** The value as `read` has it; undefined where something is wrong with it. */
function whole(read: Read, value: unknown): unknown {
  const problems: Problem[] = [];
  const found = read(value, '', problems);
  return problems[0] ? undefined : found;
}

const receipt = shape({ id: text, reference: text, receivedAt: text, 'mine?': text });
const refusal = shape({
  'problems?': each(
    shape({ path: text, code: text, message: text, 'params?': shape({ 'max?': number }) }),
  ),
});
const results = shape({
  asOf: text,
  threshold: number,
  areas: each(
    shape({
      code: text,
      counted: number,
      issues: each(shape({ id: text, count: number })),
      otherIssues: number,
    }),
  ),
});

/** The receipt for the submission `id`; undefined where the answer is none. */
export function readReceipt(id: string, answer: unknown): Receipt | undefined {
  const read = whole(receipt, answer) as Receipt | undefined;
  return read?.id === id ? read : undefined;
}

/** The problems that a refusal names; none where it names them in another way. */
export const readProblems = (answer: unknown): Problem[] =>
  (whole(refusal, answer) as { problems?: Problem[] } | undefined)?.problems ?? [];

/** The published results; undefined where the answer is none. */
export const readResults = (answer: unknown): ResultsRead | undefined =>
  whole(results, answer) as ResultsRead | undefined;
