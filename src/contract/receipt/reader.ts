import type { Problem } from '../problem/problem.ts';
import { readList, readNumber, readObject, readText, readWhole } from '../value-readers.ts';
import type { Receipt } from './schema.ts';

export type { Receipt };

const readReceiptKeys = readObject({
  id: readText,
  reference: readText,
  receivedAt: readText,
  'mine?': readText,
});

const readRefusalKeys = readObject({
  'problems?': readList(
    readObject({
      path: readText,
      code: readText,
      message: readText,
      'params?': readObject({ 'max?': readNumber }),
    }),
  ),
});

/** The receipt for the submission `id`; undefined if the response is not a receipt for it. */
export function readReceipt(id: string, response: unknown): Receipt | undefined {
  const receipt = readWhole(readReceiptKeys, response);
  return receipt?.id === id ? receipt : undefined;
}

/** The problems in a refusal; none if it has them in another form. */
export const readProblems = (response: unknown): Problem[] =>
  readWhole(readRefusalKeys, response)?.problems ?? [];
