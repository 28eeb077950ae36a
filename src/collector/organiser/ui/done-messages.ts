import type { Context, TypedResponse } from 'hono';
import { organiserPath } from '../return-path.ts';
import { DONE_ID, statusMessage } from './form-fields.ts';
import type { Html } from './html.ts';
import type { OrganiserMessages } from './organiser-messages.ts';
import type { LanguageContext } from './page-context.ts';

/** What was done just now, as the address of a page tells it. */
export interface DoneNotice {
  /** A word of the messages `done`. */
  done: string;
  message: string;
  /** The entry, or the part of the page, that it was done to. */
  at: string | undefined;
}

/** What the address says was done just now; undefined where it says nothing that is known. */
export function readDone<Env extends { Variables: LanguageContext }>(
  c: Context<Env>,
): DoneNotice | undefined {
  const { done, n, at } = c.req.query();
  const { messages } = c.var as LanguageContext;
  const message = doneMessage(messages.done, done, n);
  return done === undefined || message === undefined ? undefined : { done, message, at };
}

/** Tells what was done, where it was done: nothing for every other place. */
export const doneHere = (notice: DoneNotice | undefined, isHere: boolean): Html | '' =>
  isHere ? statusMessage(notice?.message) : '';

/** Sends the browser back to where something was done, to be told so there. */
export const redirectDone = (
  c: Context,
  path: string,
  options: DonePathOptions,
): Response & TypedResponse<undefined, 303, 'redirect'> => c.redirect(donePath(path, options), 303);

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
  /** Which entry or part of the page it was done to, so that the page says it there. */
  at?: string | undefined;
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
