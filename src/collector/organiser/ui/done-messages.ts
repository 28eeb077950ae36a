import { organiserPath } from '../return-path.ts';
import type { DoneMessages } from './en-done.ts';

/**
 * What a page says was just done. The address carries a word and a number, never a sentence: nobody
 * can send an organiser a link that puts words into the page's mouth.
 * @returns undefined for a word that there is no message for
 */
export function doneMessage(
  messages: DoneMessages,
  done: string | undefined,
  number = '1',
): string | undefined {
  if (done === undefined || !Object.hasOwn(messages, done)) return undefined;
  const amount = Math.trunc(Number(number));
  return messages[done as keyof DoneMessages](Number.isSafeInteger(amount) ? amount : 1);
}

/** Only a path of these pages is gone back to. */
export const backPath = <Else>(given: unknown, otherwise: Else): string | Else =>
  typeof given === 'string' ? (organiserPath(given) ?? otherwise) : otherwise;

/**
 * The address of a page that says what was done, and how many people or answers it was done for.
 */
export function donePath(path: string, done: string, number?: number): string {
  const url = new URL(path, 'http://localhost');
  url.searchParams.set('done', done);
  url.searchParams.delete('tick');
  if (number === undefined) url.searchParams.delete('n');
  else url.searchParams.set('n', String(number));
  return `${url.pathname}${url.search}${url.hash}`;
}
