import { organiserPath } from '../return-path.ts';
import { DONE_ID } from './form-fields.ts';
import type { OrganiserMessages } from './organiser-messages.ts';

/**
 * What a page says was just done. The address carries a word and a number, never a sentence: nobody
 * can send an organiser a link that puts words into the page's mouth.
 * @returns undefined for a word that there is no message for
 */
export function doneMessage(
  messages: OrganiserMessages['done'],
  done: string | undefined,
  number = '1',
): string | undefined {
  if (done === undefined || !Object.hasOwn(messages, done)) return undefined;
  const message = messages[done as keyof typeof messages];
  const amount = Math.trunc(Number(number));
  return typeof message === 'string' ? message : message(Number.isSafeInteger(amount) ? amount : 1);
}

/** Only a path of these pages is gone back to. */
export const backPath = <Else>(given: unknown, otherwise: Else): string | Else =>
  typeof given === 'string' ? (organiserPath(given) ?? otherwise) : otherwise;

interface DonePathOptions {
  done: string;
  /** How many people or answers it was done for. */
  number?: number;
  /** Which entry of the page it was done to, so that the page says it there. */
  at?: string;
}

/**
 * The address of a page that says what was done, at the very sentence that says so: a browser
 * scrolls to it and puts the keyboard there.
 */
export function donePath(path: string, { done, number, at }: DonePathOptions): string {
  const url = new URL(path, 'http://localhost');
  const told = { done, n: number === undefined ? '' : String(number), at: at ?? '' };
  url.searchParams.delete('tick');
  for (const [name, value] of Object.entries(told))
    if (value === '') url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  return `${url.pathname}${url.search}#${DONE_ID}`;
}
